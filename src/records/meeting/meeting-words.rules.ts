/** The words in which lists and pages speak of a meeting. */
import { dayWords } from '#duties/next.rules.ts'
import type { RecordView } from '#records/record.schema.ts'
import { isMeetingKind, MEETING_STATES, MEETING_WORDS, type MeetingSummary } from './meeting.schema.ts'
import { isMoved } from './meeting-time.rules.ts'

/** How many people a field of a record names; of those present, how many had to come, where others came too. */
export function peopleWords(
  field: string,
  count: number,
  { summary, attended }: Pick<RecordView, 'summary' | 'attended'>,
): string {
  const { kind } = summary
  if (field !== 'present' || !attended || !isMeetingKind(kind) || count <= attended.present) return `${count}人`
  return `${MEETING_WORDS[kind].one}${attended.present}人、其他${count - attended.present}人`
}

/** 12月3日（周四）14:30. */
export const meetingDay = (heldOn: string, startsAt: string, today: string): string =>
  `${dayWords(heldOn, today)}${startsAt}`

/** At the head of a paper: 测绘管理党支部委员会会议, for 支部 is said once. */
export const ofBody = (body: string, name: string): string =>
  `${name.startsWith('支部') ? body.replace(/支部$/, '') : body}${name}`

type Arranged = Pick<MeetingSummary, 'heldOn' | 'startsAt' | 'place'>

/** What those who stay invited are told of a change: what is new, and whether they must answer for it. */
export function changeWords(before: Arranged, after: Arranged, today: string): string {
  const place = before.place === after.place ? '' : `地点改为${after.place}`
  const when = ({ heldOn, startsAt }: Arranged) => meetingDay(heldOn, startsAt, today)
  if (isMoved(after, before))
    return `会议时间由${when(before)}改为${when(after)}${place ? `，${place}` : ''}，请重新答复`
  return place ? `会议${place}，已答复的不用再答复` : '您参加的会议有变动，请查看；已答复的不用再答复'
}

/** What the reader has answered, or still should; '' where there is nothing to say. */
export function ownWords({ own, state, heldOn }: MeetingSummary, today: string): string {
  if (own === 'none' || state === 'cancelled') return ''
  if (own === 'asked') return state === 'planned' && heldOn >= today ? '待您答复' : ''
  return { attend: '您已答复参加', leave: '您已请假' }[own]
}

/** Planned and over: whether it was held is not known until somebody says so. */
export const meetingStateWords = (
  { state, heldOn }: Pick<MeetingSummary, 'state' | 'heldOn'>,
  today: string,
): string => (state === 'planned' && heldOn < today ? '未登记纪实' : MEETING_STATES[state])
