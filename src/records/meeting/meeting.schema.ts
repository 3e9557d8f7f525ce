/** A meeting as it is planned: its form by kind, and what the screens ask about it. */
import { z } from 'zod'
import { BODY_KINDS, BRANCH_KINDS, daySchema, idSchema } from '#office/office.schema.ts'
import { commonFields, field, RECORD_KINDS, type RecordKind } from '#records/record.schema.ts'
import { topicLines } from './topics.rules.ts'

/** Kinds of record that are prepared as a meeting. */
export const MEETING_KINDS = ['assembly', 'committee', 'party_day', 'lecture'] as const satisfies readonly RecordKind[]
export type MeetingKind = (typeof MEETING_KINDS)[number]
/** Whether records of the kind are prepared as a meeting, and have minutes. */
export const isMeetingKind = (code: string | undefined): code is MeetingKind =>
  code !== undefined && (MEETING_KINDS as readonly string[]).includes(code)
export const meetingKindSchema = z.enum(MEETING_KINDS)

export const MEETING_STATES = { planned: '已安排', cancelled: '已取消', recorded: '已登记纪实' } as const
export type MeetingState = keyof typeof MEETING_STATES

/** Why a meeting that lies ahead is not recorded. */
export const NOT_HELD = '会议还没有召开，开过之后再登记。'

export const ANSWERS = { attend: '参加', leave: '请假' } as const
export type Answer = keyof typeof ANSWERS
const answerSchema = z.enum(Object.keys(ANSWERS) as [Answer])

/** What a kind of meeting calls its parts, as its record does. */
interface MeetingWords {
  /** The meeting itself, as it stands in a title. */
  readonly name: string
  readonly topics: string
  readonly host: string
  /** Kinds of the bodies that hold it. */
  readonly heldBy: readonly string[]
  /** Who must attend. */
  readonly expected: string
  /** One of them. */
  readonly one: string
  /** Whether something is voted on, so that the number of those with a vote matters. */
  readonly votes: boolean
  /** Whether it decides anything, which the next one takes up. */
  readonly decides: boolean
}

export const MEETING_WORDS: Readonly<Record<MeetingKind, MeetingWords>> = {
  assembly: {
    name: '党员大会',
    heldBy: BRANCH_KINDS,
    topics: '会议议题',
    host: '主持人',
    expected: '全体党员',
    one: '党员',
    votes: true,
    decides: true,
  },
  committee: {
    name: '支部委员会会议',
    heldBy: BRANCH_KINDS,
    topics: '会议议题',
    host: '主持人',
    expected: '支部委员',
    one: '委员',
    votes: true,
    decides: true,
  },
  party_day: {
    name: '主题党日',
    heldBy: BRANCH_KINDS,
    topics: '活动主题',
    host: '组织者',
    expected: '全体党员',
    one: '党员',
    votes: false,
    decides: true,
  },
  lecture: {
    name: '党课',
    heldBy: Object.keys(BODY_KINDS),
    topics: '党课题目',
    host: '主讲人',
    expected: '全体党员',
    one: '党员',
    votes: false,
    decides: false,
  },
}

export const meetingLabel = (kind: MeetingKind): string => RECORD_KINDS[kind]

/** The form of a meeting, in the order of its fields. */
export function meetingForm(kind: MeetingKind) {
  const { topics, host, expected, heldBy } = MEETING_WORDS[kind]
  return z.object({
    subjectId: field(idSchema, { label: '召开单位', widget: 'subject', heldBy }),
    heldOn: field(daySchema, { label: '日期', widget: 'coming' }),
    startsAt: field(z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, '时间应写成“时:分”，如 14:30'), {
      label: '开始时间',
      widget: 'time',
    }),
    place: field(z.string().trim().min(1, '请填写地点').max(60, '地点不能超过60字'), { label: '地点' }),
    host: field(idSchema, { label: host, widget: 'person' }),
    topics: field(z.string().overwrite(topicLines).min(2, `请填写${topics}`).max(1000, `${topics}不能超过1000字`), {
      label: topics,
      widget: 'long',
      help: '每行写一项，不用写序号：通知和议程按行编号。',
    }),
    invited: field(z.array(idSchema).min(1, '请选择参加人员').max(500, '参加人员不能超过500人'), {
      label: '参加人员',
      widget: 'people',
      help: `应参加的是${expected}；列席人员也可以选入。`,
    }),
    nonVoting: field(z.array(idSchema).max(500).default([]), {
      label: '其中没有表决权的',
      widget: kind === 'assembly' ? 'people' : 'hidden',
      help: '名册中有预备党员的，已经选入；不计入表决所需人数。列席人员不用选。',
    }),
    note: field(z.string().trim().max(500, '有关要求不能超过500字').default(''), {
      label: '有关要求',
      widget: 'long',
      help: '写入会议通知，如“请提前阅读学习材料”。本系统为非涉密系统，请勿填写涉密内容。',
    }),
    files: field(commonFields.files, { label: '会议材料', widget: 'files', help: '参加人员可以下载。' }),
  })
}
export type MeetingContent = z.infer<ReturnType<typeof meetingForm>>

export const meetingSummarySchema = z.object({
  id: idSchema,
  kind: meetingKindSchema,
  subject: z.object({ id: idSchema, name: z.string() }),
  heldOn: daySchema,
  startsAt: z.string(),
  place: z.string(),
  topics: z.string(),
  /** What is owed and met by it. */
  occurrence: z.string().nullable(),
  state: z.enum(Object.keys(MEETING_STATES) as [MeetingState]),
  /** The record that was made of it. */
  recordId: idSchema.nullable(),
  /** The actor's own part: not invited, invited without an answer, or the answer. */
  own: z.union([z.literal('none'), z.literal('asked'), answerSchema]),
})
export type MeetingSummary = z.infer<typeof meetingSummarySchema>

export const forecastSchema = z.object({
  invited: z.number().int(),
  attend: z.number().int(),
  leave: z.number().int(),
  silent: z.number().int(),
  /** Invited and not on leave. */
  expected: z.number().int(),
  /** Null where nothing is voted on. */
  quorum: z
    .object({
      /** With the right to vote, who should attend. */
      base: z.number().int(),
      needed: z.number().int(),
      expected: z.number().int(),
      missing: z.number().int(),
    })
    .nullable(),
})
export type Forecast = z.infer<typeof forecastSchema>

const invitedSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** On the roster of those who must attend; else a guest. */
  due: z.boolean(),
  voting: z.boolean(),
  answer: answerSchema.nullable(),
  reason: z.string().nullable(),
  answeredBy: z.string().nullable(),
})
export type Invited = z.infer<typeof invitedSchema>

/** The last meeting of the kind, from its record. */
export const lastMeetingSchema = z.object({
  recordId: idSchema,
  heldOn: daySchema,
  topic: z.string(),
  decisions: z.string(),
})
export type LastMeeting = z.infer<typeof lastMeetingSchema>

const allowed = z.union([z.literal(true), z.string()])

export const meetingViewSchema = z.object({
  summary: meetingSummarySchema,
  host: z.object({ id: idSchema, name: z.string() }),
  note: z.string(),
  files: z.array(z.object({ id: idSchema, name: z.string(), size: z.number() })),
  /** Why it was cancelled. */
  reason: z.string().nullable(),
  version: z.number().int(),
  enteredBy: z.string(),
  own: z.object({ answer: answerSchema.nullable(), reason: z.string().nullable() }).nullable(),
  /** Only for those who see the body. */
  people: z.array(invitedSchema).nullable(),
  /** Must attend and are not invited. */
  forgotten: z.array(z.string()),
  forecast: forecastSchema.nullable(),
  last: lastMeetingSchema.nullable(),
  /** What the actor may do now, or why not. */
  may: z.object({ change: allowed, cancel: allowed, answer: allowed, record: allowed }),
})
export type MeetingView = z.infer<typeof meetingViewSchema>
