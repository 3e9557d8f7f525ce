/** What happened to a record, versions and actions in one order. Pure. */
import type { RecordView } from './record.schema.ts'

type Version = RecordView['versions'][number]
type Action = RecordView['actions'][number]

export type HistoryEntry =
  | { readonly kind: 'version'; readonly version: Version; readonly older: Version | null }
  /** `nth` counts what was done with the version, the first one 1. */
  | { readonly kind: 'action'; readonly action: Action; readonly nth: number }

/** The latest first: what was done with a version came after it and before the next one. */
export function historyOf({ versions, actions }: Pick<RecordView, 'versions' | 'actions'>): HistoryEntry[] {
  const newest = versions.toSorted((a, b) => b.version - a.version)
  return newest.flatMap((version, index): HistoryEntry[] => [
    ...actions
      .filter((action) => action.version === version.version)
      .map((action, place, all) => ({ kind: 'action' as const, action, nth: all.length - place })),
    { kind: 'version', version, older: newest[index + 1] ?? null },
  ])
}

/** Whether what the record proves counts now, where that is not plain from its state. */
export const COUNTS_WHILE = {
  proxied: '确认前先按登记的内容计入。',
  submitted: '待核期间先按登记的内容计入。',
  returned: '退回期间仍按现有内容计入；更正后按更正的内容计入，作废后不再计入。',
} as const satisfies Partial<Record<RecordView['summary']['state'], string>>
