/** The states of a record. What it proves counts in each but the last; how firmly, the state says. Pure. */

export const RECORD_STATES = {
  proxied: '代录（待确认）',
  submitted: '已提交（待核）',
  returned: '已退回',
  accepted: '已采纳',
  voided: '已作废',
} as const
export type RecordState = keyof typeof RECORD_STATES

/** Kinds that nobody checks: only the persons of a talk know what was said. */
const UNCHECKED: readonly string[] = ['talk']
export const isChecked = (kind: string): boolean => !UNCHECKED.includes(kind)

/** The state in words; what nobody checks never waits for it. */
export function stateWords(state: RecordState, kind: string): string {
  return state === 'submitted' && !isChecked(kind) ? '已提交' : RECORD_STATES[state]
}

/** Whether what the record proves still waits for somebody to confirm or to check it, or was returned. */
export function isUnconfirmed(state: RecordState, kind: string): boolean {
  return state === 'proxied' || state === 'returned' || (state === 'submitted' && isChecked(kind))
}
