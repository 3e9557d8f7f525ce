/** Who may do what with a record, and why not. Pure. */
import type { Permit } from '#duties/closing.rules.ts'
import { isChecked, RECORD_STATES, type RecordState } from '#duties/record-state.rules.ts'
import type { AskingKind } from '#notices/notice.schema.ts'
import { ACTION_STATES, type ActionView, type RecordAction } from './action.schema.ts'
import type { RecordKind } from './record.schema.ts'

/** What is known of a record and of whoever looks at it. */
export interface Standpoint {
  readonly kind: RecordKind
  readonly state: RecordState
  /** The actor entered the version that stands. */
  readonly entered: boolean
  /** The actor may correct it, else why not. */
  readonly correct: true | string
  /** A closed period alone keeps the actor from correcting it: leave is to be asked for, or was. */
  readonly closed: 'ask' | 'asked' | null
  /** By leave alone the actor may correct it: how far it is closed, and until when. */
  readonly permitted: Permit | null
  /** The actor checks the records of the bureau. */
  readonly checks: boolean
  /** The actor answers for the subject, today. */
  readonly answers: boolean
  /** The version that stands was appealed for. */
  readonly appealed: boolean
  /** The actor returned the version that stands. */
  readonly returned: boolean
  /** It was returned, and nobody else is there to decide about that. */
  readonly alone: boolean
}

/** What is asked of nobody any more once this has been done with a record; `correct` brings a new version. */
export const SETTLES: Readonly<Record<RecordAction | 'correct', readonly AskingKind[]>> = {
  accept: ['record_appealed'],
  return: ['record_appealed'],
  reopen: ['record_returned'],
  appeal: ['record_returned'],
  confirm: ['record_proxied'],
  void: ['record_returned', 'record_proxied', 'record_appealed'],
  correct: ['record_returned', 'record_proxied', 'record_appealed'],
}

/** Why whoever returned a record leaves it alone while somebody appeals. */
export const DISPUTED = '对您的退回有申诉，由机关党委另一位同志核对。'

/** True, or the reason in office Chinese. */
export function mayDo(action: RecordAction, seen: Standpoint): true | string {
  const { from } = ACTION_STATES[action]
  if (!from.includes(seen.state)) return `这条纪实现为“${RECORD_STATES[seen.state]}”，不能${WORDS[action]}。`
  switch (action) {
    case 'void':
      // Whoever may put it right, and nobody else: with the post passes on what was recorded for it. A talk nobody else
      // sees, so whoever entered it can always take it back.
      return !isChecked(seen.kind) && seen.entered && seen.closed === null ? true : seen.correct
    case 'appeal':
      if (seen.appealed) return '这一版已经申诉过一次，请按退回意见更正，或当面沟通。'
      return seen.answers || seen.entered ? seen.correct : '由登记单位（岗位）的负责同志申诉。'
    case 'confirm':
      if (seen.entered) return '代录由登记单位（岗位）的负责同志本人确认。'
      return seen.answers ? true : '只有登记单位（岗位）的负责同志本人可以确认。'
    default:
      if (!isChecked(seen.kind)) return '谈话内容只由谈话双方掌握，不逐条核对。'
      if (!seen.checks) return '由机关党委核对。'
      if (seen.entered) return '自己登记的纪实，由机关党委另一位同志核对。'
      return seen.appealed && seen.returned && !seen.alone ? DISPUTED : true
  }
}

/** What was done with a record while somebody wrote a correction of it, and what that means for the correction. */
const MEANWHILE: Readonly<Record<RecordAction, readonly [done: string, then: string]>> = {
  return: ['退回', '请对照退回意见再提交。'],
  accept: ['采纳', '仍要更正的请再提交，更正后重新核对。'],
  reopen: ['撤回核对结论', '更正后按新版本核对。'],
  appeal: ['申诉', '提交更正后按新版本核对，申诉不再进行。'],
  confirm: ['确认代录', '更正后按新版本核对。'],
  void: ['作废', '作废的不再更正。'],
}

/** Said to whoever corrects a record with which something was done meanwhile. */
export function meanwhileWords({ action, madeBy }: Pick<ActionView, 'action' | 'madeBy'>): string {
  const [done, then] = MEANWHILE[action]
  return `您填写期间，${madeBy}已将这条纪实${done}。${then}`
}

/** The state that an action leaves; what was entered for somebody waits until it has been confirmed. */
export function stateAfter(action: RecordAction, unconfirmed: boolean): RecordState {
  const { to } = ACTION_STATES[action]
  return to === 'submitted' && unconfirmed && action !== 'confirm' ? 'proxied' : to
}

const WORDS: Readonly<Record<RecordAction, string>> = {
  accept: '采纳',
  return: '退回',
  reopen: '撤回核对结论',
  appeal: '申诉',
  confirm: '确认',
  void: '作废',
}
