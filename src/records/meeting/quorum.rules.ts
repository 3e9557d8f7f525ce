/** Who will come, and whether that is enough to vote: 《中国共产党支部工作条例（试行）》第十一条、第十二条. */
import { type Answer, type Forecast, MEETING_WORDS, type MeetingKind } from './meeting.schema.ts'

export interface Asked {
  readonly id: string
  readonly voting: boolean
  readonly answer: Answer | null
}

/**
 * How many will come, taking everybody who has not asked leave as coming. Enough is more than half of those with the
 * right to vote who must attend, invited or not: the regulations ask for half, and more than half where somebody is
 * taken into the Party, so that more than half is enough for whatever stands on the agenda.
 * @param due ids of those who must attend
 */
export function forecastOf(kind: MeetingKind, due: readonly string[], asked: readonly Asked[]): Forecast {
  const coming = asked.filter(({ answer }) => answer !== 'leave')
  const withoutVote = new Set(asked.filter(({ voting }) => !voting).map(({ id }) => id))
  const base = new Set(due.filter((id) => !withoutVote.has(id)))
  const needed = Math.floor(base.size / 2) + 1
  const expected = coming.filter(({ id }) => base.has(id)).length
  return {
    invited: asked.length,
    attend: asked.filter(({ answer }) => answer === 'attend').length,
    leave: asked.length - coming.length,
    silent: asked.filter(({ answer }) => answer === null).length,
    expected: coming.length,
    quorum:
      MEETING_WORDS[kind].votes && base.size > 0
        ? { base: base.size, needed, expected, missing: Math.max(0, needed - expected) }
        : null,
  }
}

/** One plain sentence: how many will come, and whether that is enough. */
export function forecastWords({ expected, quorum }: Forecast): string {
  const coming = `预计到会${expected}人`
  if (!quorum) return `${coming}。`
  const voting = expected === quorum.expected ? '' : `，其中有表决权的${quorum.expected}人`
  const verdict = quorum.missing === 0 ? '达到表决所需人数' : `未达到表决所需人数，还差${quorum.missing}人`
  return `${coming}${voting}，${verdict}（应到有表决权的${quorum.base}人，过半数为${quorum.needed}人）。`
}

/**
 * How the numbers come about; silence is no promise.
 * @param ahead whether the meeting is still to come, so that those who are silent are taken as coming
 */
export function answersWords({ invited, attend, leave, silent }: Forecast, ahead: boolean): string {
  const unanswered = silent > 0 ? `，未答复${silent}人${ahead ? '（暂按到会计）' : ''}` : ''
  return `通知${invited}人：答复参加${attend}人，请假${leave}人${unanswered}。`
}
