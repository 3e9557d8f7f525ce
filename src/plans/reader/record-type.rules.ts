/** Record type and kind of credit of a clause, from its words. */
import { CREDIT_KINDS, type CreditKindCode, type RecordType } from '#duties/kinds.schema.ts'
import type { Stretch } from './anchor.schema.ts'
import { KIND_RULES } from './lexicon/kinds.rules.ts'
import { TYPE_RULES } from './lexicon/record-types.rules.ts'

/** No clause of a plan is longer; what is, is read no further, so that its cost stays bounded. */
const LONGEST = 240
const TYPES = TYPE_RULES.map((row) => ({ row, regex: new RegExp(row.pattern, 'g') }))
const KINDS = KIND_RULES.map((row) => ({ row, regex: new RegExp(row.pattern) }))

export interface TypeReading extends Stretch {
  readonly type: RecordType
  readonly words: string
}

/** 结合主题党日开展警示教育: what it is done at is not what is done. As long as before, so that places hold. */
const withoutOccasion = (clause: string): string =>
  clause.replace(/结合[^，；。]{2,24}?(?=开展|组织(?!生活)|举办|进行)/g, (words) => '·'.repeat(words.length))

/** The record type that the words of a clause (folded) lead to; null where none of them says. */
export function readType(clause: string): TypeReading | null {
  const text = withoutOccasion(clause.slice(0, LONGEST))
  let best: (TypeReading & { weight: number }) | null = null
  for (const { row, regex } of TYPES) {
    for (const m of text.matchAll(regex)) {
      const end = m.index + m[0].length
      const better =
        best === null ||
        row.weight > best.weight ||
        (row.weight === best.weight && (end > best.end || (end === best.end && m.index < best.start)))
      if (better) best = { type: row.type, words: m[0], start: m.index, end, weight: row.weight }
    }
  }
  return best
}

/** The system's own kind for a clause: a kind with a meaning of its own if its record type agrees, else the general one. */
export function readKind(text: string, type: RecordType): CreditKindCode {
  const said = withoutOccasion(text)
  const hit = KINDS.find(({ row, regex }) => CREDIT_KINDS[row.kind].recordType === type && regex.test(said))
  return hit ? hit.row.kind : `general_${type}`
}
