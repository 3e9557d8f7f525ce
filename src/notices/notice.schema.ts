/** What a notice tells: that something waits for its reader or has come out, and where it is found. */
import { z } from 'zod'
import { idSchema } from '#office/office.schema.ts'

/** What a notice can be about. A new kind is one line here and one in the glossary. */
export const NOTICE_KINDS = {
  approval_asked: '待审批',
  approval_decided: '审批结果',
  plan_published: '要点发布',
  record_returned: '纪实退回',
  record_proxied: '代录待确认',
  record_appealed: '申诉待核对',
  record_appeal_decided: '申诉结果',
  record_reopened: '重新核对',
  record_voided: '纪实作废',
  period_closed: '关账',
  meeting_called: '会议通知',
  meeting_changed: '会议变动',
  meeting_cancelled: '会议取消',
  meeting_leave: '会议请假',
  meeting_left: '会议不需参加',
  request_waiting: '诉求待答复',
  request_turned: '诉求有进展',
} as const
export type NoticeKind = keyof typeof NOTICE_KINDS

/**
 * What somebody is told. The title and the text hold nothing of a content that the reader might not be let see: what the
 * matter is called is added when the notice is read (named.store.ts).
 */
export interface NewNotice {
  readonly kind: NoticeKind
  readonly title: string
  /** Which body, post or document it concerns; may be empty. */
  readonly text: string
  /** A page of the system. */
  readonly to: string
}

export const noticeSchema = z.object({
  id: idSchema,
  kind: z.enum(Object.keys(NOTICE_KINDS) as [NoticeKind]),
  title: z.string(),
  text: z.string(),
  to: z.string(),
  madeAt: z.iso.datetime(),
  read: z.boolean(),
})
export type Notice = z.infer<typeof noticeSchema>

/** Notices on one page. */
export const NOTICES_ON_PAGE = 20

export const noticesQuerySchema = z.object({
  show: z.enum(['unread', 'all']).default('all'),
  page: z.number().int().min(1).max(10_000).default(1),
})

export const noticesSchema = z.object({
  /** The unread ones first, then the latest. */
  notices: z.array(noticeSchema),
  /** How many there are of what was asked for. */
  total: z.number().int(),
  unread: z.number().int(),
  /** The moment of the list: what comes later has not been looked at. */
  at: z.iso.datetime(),
})

/** To how many pages the unread ones are told to lead, the latest first. */
export const UNREAD_ADDRESSES = 100

export const unreadSchema = z.object({
  count: z.number().int(),
  /** Each page once. */
  to: z.array(z.string()),
  /** The moment of the answer: what comes later is not among them. */
  at: z.iso.datetime(),
})

export const seenSchema = z.object({ to: z.string().max(500), until: z.iso.datetime() })
