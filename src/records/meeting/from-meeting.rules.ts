/** What the record of a meeting begins with: what was planned, for whoever was there to correct. */
import type { Moment } from '#kernel/day.ts'
import { type Content, listOf } from '#records/content.rules.ts'
import type { MeetingView } from './meeting.schema.ts'
import { recordableNow } from './meeting-time.rules.ts'

/** Kinds whose record names members of the branch alone: guests are told of in the text. */
const MEMBERS_ONLY: ReadonlySet<string> = new Set(['assembly', 'committee'])

/** Present are those who said that they come; who has not answered is for the secretary to say: nobody is put there. */
export function fromMeeting({ summary, host, people, may }: MeetingView, moment: Moment): Content {
  if (recordableNow(may.record, summary, moment) !== true || !people) return {}
  const strict = MEMBERS_ONLY.has(summary.kind)
  const named = people.filter(({ due }) => due || !strict)
  const guests = people.filter(({ due, answer }) => !due && strict && answer === 'attend')
  const ids = (some: typeof people) => some.map(({ id }) => id)
  return {
    meeting: summary.id,
    subjectId: summary.subject.id,
    heldOn: summary.heldOn,
    place: summary.place,
    topic: summary.topics.split('\n').join('；').slice(0, 200),
    host: host.id,
    present: ids(named.filter(({ answer }) => answer === 'attend')),
    absent: ids(named.filter(({ answer }) => answer === 'leave')),
    decisions: guests.length > 0 ? `列席：${guests.map(({ name }) => name).join('、')}。\n` : '',
  }
}

/** Names of those who must attend, did not answer, and stand neither among the present nor the absent yet. */
export function unanswered({ people }: Pick<MeetingView, 'people'>, { present, absent }: Content): string[] {
  const placed = new Set([...listOf(present), ...listOf(absent)])
  return (people ?? [])
    .filter(({ id, due, answer }) => due && answer === null && !placed.has(id))
    .map(({ name }) => name)
}
