/** What a list says of the kind of a record. Pure. */
import { creditKindLabel } from '#duties/kinds.schema.ts'
import { RECORD_KINDS, type RecordKind } from './record.schema.ts'

/** Forms that are made for several kinds: what a record of theirs counts for says more than the name of the form. */
const OF_MANY: ReadonlySet<RecordKind> = new Set(['plain', 'talk'])

/** The particular kind: 集中学习, not the general form it was entered with; that where it counts for nothing. */
export function kindWords(kind: RecordKind, earned: readonly string[]): string {
  if (!OF_MANY.has(kind) || earned.length === 0) return RECORD_KINDS[kind]
  return [...new Set(earned)].map(creditKindLabel).join('、')
}
