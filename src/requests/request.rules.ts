/** Whose turn it is in a request, and by when an answer is due. Pure. */
import { type Calendar, isWorkingDay, workingDayAfter } from '#duties/calendar.rules.ts'
import { type Day, formatDay, parseDay } from '#kernel/day.ts'
import type { PostRole } from '#office/office.schema.ts'
import { type Promised, REQUEST_STATES, type RequestState } from './request.schema.ts'

/** Posts that answer for the body they are in; the database has the same four (migration 0027). */
export const ANSWERING_ROLES: readonly PostRole[] = [
  'branch_secretary',
  'branch_organiser',
  'committee_secretary',
  'committee_officer',
]

/** What can be done with a request → by whom, and the states in which it can. */
export const REQUEST_ACTIONS = {
  answer: { by: 'answerer', in: ['asked', 'asked_again'] },
  handUp: { by: 'answerer', in: ['asked', 'asked_again'] },
  askAgain: { by: 'asker', in: ['answered'] },
  /** Not content with the answer: the committee answers. */
  escalate: { by: 'asker', in: ['answered'] },
  close: { by: 'asker', in: ['asked', 'asked_again', 'answered'] },
  withdraw: { by: 'asker', in: ['asked', 'asked_again'] },
} as const satisfies Record<string, { by: 'asker' | 'answerer'; in: readonly RequestState[] }>
export type RequestAction = keyof typeof REQUEST_ACTIONS

/** A request as the rules see it for one person. */
export interface Standpoint {
  readonly state: RequestState
  /** Whether the person has asked it. */
  readonly asker: boolean
  /** Whether the person answers for the body whose turn it is. */
  readonly answers: boolean
  /** Whether the committee answers it already. */
  readonly committee: boolean
  /** Whether it has been asked again before. */
  readonly askedAgain: boolean
}

/** Whether the person may do it now; else why not, in office Chinese. */
export function mayDo(action: RequestAction, { state, asker, answers, committee, askedAgain }: Standpoint) {
  const { by, in: states } = REQUEST_ACTIONS[action]
  if (by === 'asker' && !asker) return '这由提出人办理'
  if (by === 'answerer' && asker) return '自己提出的诉求，由另一位同志答复'
  if (by === 'answerer' && !answers) return '这由答复诉求的组织办理'
  if (!(states as readonly RequestState[]).includes(state)) return `这件诉求的状态是“${REQUEST_STATES[state]}”`
  if (action === 'handUp' && committee) return '已经由机关党委答复'
  if (action === 'escalate' && committee) return '已经由机关党委答复，没有上一级可转'
  if (action === 'askAgain' && askedAgain) return '已经追问过一次；还有别的事，请另提一件诉求'
  return true
}

/** Working days within which an answer is promised. */
export const ANSWER_DAYS = 10

/** By when the answer to a question of that day is due, and how far that is from today; null where none is owed. */
export function promiseOf(state: RequestState, askedOn: string, today: Day, calendar: Calendar): Promised | null {
  if (state !== 'asked' && state !== 'asked_again') return null
  const due = workingDayAfter(calendar, parseDay(askedOn), ANSWER_DAYS)
  const [from, to] = due < today ? [due, today] : [today, due]
  let days = 0
  for (let day = from + 1; day <= to; day++) if (isWorkingDay(calendar, day)) days++
  return { due: formatDay(due), days, late: due < today }
}

/** The promise in words, without blame: `应于2026-03-13前答复，还有9个工作日`. */
export function promiseWords({ due, days, late }: Promised): string {
  if (late) return `应于${due}前答复，已过${days > 0 ? `${days}个工作日` : '期限'}`
  return `应于${due}前答复，${days > 0 ? `还有${days}个工作日` : '今天到期'}`
}
