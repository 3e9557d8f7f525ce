/** The closed list of one-offs that need no anchor. */
import type { RecordType } from '#duties/kinds.schema.ts'
import { NOT_ONE_OFF, ONE_OFFS } from './lexicon/one-off.rules.ts'

const RULES = ONE_OFFS.map((row) => ({ row, regex: new RegExp(row.pattern) }))
const NOT = new RegExp(NOT_ONE_OFF)

/** The rule that makes a nameable one-off of a clause; null when none does. */
export function oneOff(words: string): { type: RecordType | null; why: string } | null {
  if (words.length > 90 || NOT.test(words)) return null
  const hit = RULES.find(({ regex }) => regex.test(words))
  return hit ? { type: hit.row.type, why: hit.row.why } : null
}
