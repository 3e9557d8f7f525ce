/** What happened to a record, versions and actions in one order. Pure. */
import { RECORD_ACTIONS } from './action.schema.ts'
import type { RecordView } from './record.schema.ts'

type Version = RecordView['versions'][number]
type Action = RecordView['actions'][number]

export type HistoryEntry =
  | { readonly kind: 'version'; readonly version: Version; readonly older: Version | null }
  /** `nth` counts what was done with the version, the first one 1. */
  | { readonly kind: 'action'; readonly action: Action; readonly nth: number; readonly words: string }

/** The latest first: what was done with a version came after it and before the next one. */
export function historyOf({ versions, actions }: Pick<RecordView, 'versions' | 'actions'>): HistoryEntry[] {
  const newest = versions.toSorted((a, b) => b.version - a.version)
  return newest.flatMap((version, index): HistoryEntry[] => [
    ...actions
      .filter((action) => action.version === version.version)
      .map((action, place, all) => ({
        ...{ kind: 'action' as const, action, nth: all.length - place },
        words: actionWords(action, all.slice(place + 1)),
      })),
    { kind: 'version', version, older: newest[index + 1] ?? null },
  ])
}

/** What the decision on an appeal says of it. */
const DECIDES: Partial<Record<Action['action'], string>> = { accept: '申诉成立', return: '申诉未成立' }

/** What was done, and how an appeal came out by it; `earlier` is what was done with the version before, the latest first. */
function actionWords({ action }: Action, earlier: readonly Action[]): string {
  const before = earlier.find((one) => one.action === 'appeal' || one.action in DECIDES)
  const outcome = before?.action === 'appeal' ? DECIDES[action] : undefined
  return outcome ? `${RECORD_ACTIONS[action]}（${outcome}）` : RECORD_ACTIONS[action]
}

/** Whether what the record proves counts now, where that is not plain from its state. */
export const COUNTS_WHILE = {
  proxied: '确认前先按登记的内容计入。',
  submitted: '待核期间先按登记的内容计入。',
  returned: '退回期间仍按现有内容计入；更正后按更正的内容计入，作废后不再计入。',
} as const satisfies Partial<Record<RecordView['summary']['state'], string>>
