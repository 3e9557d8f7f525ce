/** Meetings as a list for a spreadsheet. Pure. */
import { type MeetingSummary, meetingLabel } from './meeting.schema.ts'
import { meetingStateWords } from './meeting-words.rules.ts'

export const MEETING_COLUMNS = [
  { head: '序号', share: 5 },
  { head: '日期', share: 11 },
  { head: '时间', share: 7 },
  { head: '种类', share: 12 },
  { head: '召开单位', share: 15 },
  { head: '议题', share: 32 },
  { head: '地点', share: 15 },
  { head: '状态', share: 11 },
] as const

/** @param today what is planned before it was not recorded */
export const meetingCells = (meetings: readonly MeetingSummary[], today: string): string[][] =>
  meetings.map(({ heldOn, startsAt, kind, subject, topics, place, state }, index) => [
    String(index + 1),
    heldOn,
    startsAt,
    meetingLabel(kind),
    subject.name,
    topics,
    place,
    meetingStateWords({ state, heldOn }, today),
  ])
