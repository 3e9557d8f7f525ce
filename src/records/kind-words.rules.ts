/** What a record is called by: the kind that it counts for, the same in its form, in lists and for every reader. Pure. */
import { creditKindLabel, OTHER_KIND } from '#duties/kinds.schema.ts'
import { RECORD_KINDS, type RecordKind } from './record.schema.ts'

/** Forms that are made for several kinds: what a record of theirs counts for says more than the name of the form. */
const OF_MANY: ReadonlySet<string> = new Set<RecordKind>(['plain', 'talk'])
export const isOfMany = (kind: string): boolean => OF_MANY.has(kind)

/** Of a kind whose name alone would say nothing. */
export const OTHER_WORK = '其他工作'
export const earnedLabel = (code: string): string => (code === OTHER_KIND ? OTHER_WORK : creditKindLabel(code))

/** The words for what a record earns; `others`: the names of its other work. */
export const labelsOf = (kinds: readonly string[], others: readonly string[] = []): string[] =>
  kinds.flatMap((kind) => (kind === OTHER_KIND && others.length > 0 ? others : [earnedLabel(kind)]))

/** The particular kind, by the names of what it counts for: 集中学习, not the general form it was entered with; that where it counts for nothing. */
export function labelledWords(kind: RecordKind, labels: readonly string[]): string {
  if (!isOfMany(kind) || labels.length === 0) return RECORD_KINDS[kind]
  return [...new Set(labels)].join('、')
}

/** What a draft is called, by the names of what is chosen: nothing, as long as its record would be called by nothing. */
export const draftWords = (kind: RecordKind, chosen: readonly string[]): string =>
  kind === 'plain' && chosen.length === 0 ? '' : labelledWords(kind, chosen)
