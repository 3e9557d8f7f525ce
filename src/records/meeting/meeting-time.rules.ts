/** Whether a meeting can still be planned for a time, and whether it can be recorded by now. Pure. */
import { hasBegun, type Moment, typedTime } from '#kernel/day.ts'
import { NOT_HELD } from './meeting.schema.ts'

interface When {
  readonly heldOn: string
  readonly startsAt: string
}

/** Whether the time is another one, so that what was answered for it is void; of half a time typed nothing is known. */
export function isMoved(when: Partial<When>, kept: Partial<When>): boolean {
  const startsAt = typedTime(when.startsAt ?? '')
  return Boolean(when.heldOn && startsAt) && (when.heldOn !== kept.heldOn || startsAt !== kept.startsAt)
}

export interface TimeProblem {
  readonly field: 'heldOn' | 'startsAt'
  readonly message: string
}

/**
 * Why a meeting cannot be planned for this time, at its field; null where it can, or where it is not known yet.
 * @param kept the time that already stands, which need not be changed
 */
export function timeProblem(when: Partial<When>, { today, time }: Moment, kept?: Partial<When>): TimeProblem | null {
  const { heldOn } = when
  const startsAt = typedTime(when.startsAt ?? '') ?? ''
  if (!heldOn || (kept?.heldOn === heldOn && kept.startsAt === startsAt)) return null
  if (heldOn < today)
    return { field: 'heldOn', message: '会议日期不能早于今天，请改日期；已经开过的会，请直接登记纪实。' }
  if (heldOn === today && startsAt !== '' && startsAt < time)
    return { field: 'startsAt', message: '开始时间已经过了，请改时间；已经开过的会，请直接登记纪实。' }
  return null
}

/** Whether a meeting can be recorded by the clock: not before its hour, by whatever way. */
export const heldBy = (when: When, moment: Moment): true | string => (hasBegun(when, moment) ? true : NOT_HELD)

/** Whether a meeting that was read a while ago can be recorded now: its hour may have come since. */
export const recordableNow = (allowed: true | string, when: When, moment: Moment): true | string =>
  allowed === NOT_HELD ? heldBy(when, moment) : allowed
