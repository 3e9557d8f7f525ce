/** What somebody asks of the own branch or of the committee, and what is answered. */
import { z } from 'zod'
import { daySchema, idSchema } from '#office/office.schema.ts'

export const REQUEST_KINDS = {
  hardship: '困难帮扶',
  suggestion: '意见建议',
  organisation: '组织生活',
  other: '其他',
} as const
export type RequestKind = keyof typeof REQUEST_KINDS

export const REQUEST_STATES = {
  asked: '待答复',
  asked_again: '再次待答复',
  answered: '已答复',
  closed: '已了结',
  withdrawn: '已撤回',
} as const
export type RequestState = keyof typeof REQUEST_STATES

/** What is said in the course of a request. */
export const MESSAGE_PARTS = {
  ask: '提出',
  ask_again: '追问',
  escalate: '不满意，转上级',
  answer: '答复',
  hand_up: '转机关党委',
} as const
export type MessagePart = keyof typeof MESSAGE_PARTS

export const LONGEST_TEXT = 1000
const kindSchema = z.enum(Object.keys(REQUEST_KINDS) as [RequestKind], '请选择类别')
const textSchema = z.string().trim().min(2, '请写明内容').max(LONGEST_TEXT, `内容不能超过${LONGEST_TEXT}字`)

export const newRequestSchema = z.object({
  /** Made in the page: sent twice, it is one request. */
  id: idSchema,
  bodyId: idSchema,
  kind: kindSchema,
  title: z.string().trim().min(2, '请用一句话写明是什么事').max(40, '标题不能超过40字'),
  text: textSchema,
  /** Lets the committee read what is asked of the branch. */
  shared: z.boolean().default(false),
})
export type NewRequest = z.input<typeof newRequestSchema>

export const answerSchema = z.object({ id: idSchema, text: textSchema })
export const handUpSchema = z.object({
  id: idSchema,
  remark: z.string().trim().min(2, '请写明为什么转机关党委').max(200, '说明不能超过200字'),
})

export const closeSchema = z.object({
  id: idSchema,
  /** Content with the answer; false: not, but the matter is let rest. Of no meaning before there is an answer. */
  satisfied: z.boolean().nullable().default(null),
})

/** A body that can be asked, with whoever would read it. */
export const addresseeSchema = z.object({
  id: idSchema,
  name: z.string(),
  committee: z.boolean(),
  answerers: z.array(z.object({ name: z.string(), post: z.string() })),
})
export type Addressee = z.infer<typeof addresseeSchema>

const bodySchema = z.object({ id: idSchema, name: z.string() })

/** By when an answer is due: ten working days after the question. */
export const promiseSchema = z.object({
  due: daySchema,
  /** Working days until then, or since then where it is over. */
  days: z.number().int(),
  late: z.boolean(),
})
export type Promised = z.infer<typeof promiseSchema>

export const requestSummarySchema = z.object({
  id: idSchema,
  kind: kindSchema,
  title: z.string(),
  state: z.enum(Object.keys(REQUEST_STATES) as [RequestState]),
  asker: z.string(),
  /** The body that was asked, and the one that answers now. */
  body: bodySchema,
  answering: bodySchema,
  askedOn: daySchema,
  /** Null where no answer is owed. */
  promise: promiseSchema.nullable(),
})
export type RequestSummary = z.infer<typeof requestSummarySchema>

export const requestListSchema = z.object({
  /** Whether the person answers for any body. */
  answers: z.boolean(),
  /** To be answered by the person, the earliest due first. */
  waiting: z.array(requestSummarySchema),
  mine: z.array(requestSummarySchema),
  /** Others' in sight, for which nothing is to be done now. */
  others: z.array(requestSummarySchema),
})

export const requestSchema = requestSummarySchema.extend({
  mine: z.boolean(),
  /** Whether the committee may read it without being asked. */
  shared: z.boolean(),
  endedOn: daySchema.nullable(),
  /** Said when it was closed; null where nothing was said. */
  satisfied: z.boolean().nullable(),
  messages: z.array(
    z.object({
      id: idSchema,
      part: z.enum(Object.keys(MESSAGE_PARTS) as [MessagePart]),
      text: z.string(),
      by: z.string(),
      /** The body for which it was said; null for whoever asked. */
      body: z.string().nullable(),
      madeAt: z.iso.datetime(),
    }),
  ),
  may: z.object({
    answer: z.boolean(),
    handUp: z.boolean(),
    askAgain: z.boolean(),
    escalate: z.boolean(),
    close: z.boolean(),
    withdraw: z.boolean(),
  }),
})
export type RequestView = z.infer<typeof requestSchema>
