/** What a notice tells: that something waits for its reader or has come out, and where it is found. */
import { z } from 'zod'
import { idSchema } from '#office/office.schema.ts'

/** What a notice can be about. A new kind is one line here and one in the glossary. */
export const NOTICE_KINDS = {
  post_begins: '任职',
  post_ends: '任职结束',
  approval_asked: '待审批',
  approval_decided: '审批结果',
  plan_published: '要点发布',
  duty_handed_over: '任务移交',
  duty_changed: '任务调整',
  duty_withdrawn: '任务撤销或恢复',
  rule_decided: '规定启用或停用',
  deadlines_moved: '期限变动',
  record_returned: '纪实退回',
  record_proxied: '代录待确认',
  record_appealed: '申诉待核对',
  record_appeal_decided: '申诉结果',
  record_mended: '更正后采纳',
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

/** Those that ask their reader to do something: over once it is done, by whoever. The others tell what has come out. */
export type AskingKind = Extract<
  NoticeKind,
  | 'approval_asked'
  | 'record_returned'
  | 'record_proxied'
  | 'record_appealed'
  | 'request_waiting'
  | 'meeting_called'
  | 'meeting_changed'
>

/** Those that ask to come to a meeting: over once it has begun, and once it was changed, cancelled or recorded. */
export const INVITATIONS = ['meeting_called', 'meeting_changed'] as const satisfies readonly AskingKind[]

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
  /** Id of the one thing it is of, where its page shows several. */
  readonly matter?: string
  /** Not said again to whoever has it unread in the same words: many acts, one piece of news. */
  readonly once?: true
}

const MATTER = /^\/([a-z]+)\/([0-9a-f]{8}-[0-9a-f-]{27})$/

/** The page and the id of the one thing that an address leads to; null where it leads to a list. */
export function matterOf(address: string): { readonly page: string; readonly id: string } | null {
  const [, page, id] = MATTER.exec(address) ?? []
  return page && id ? { page, id } : null
}

export const noticeSchema = z.object({
  id: idSchema,
  kind: z.enum(Object.keys(NOTICE_KINDS) as [NoticeKind]),
  title: z.string(),
  text: z.string(),
  /** Why, of what was refused, returned or voided; read with the matter, in the reader's sight. */
  why: z.string().nullable(),
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
  /** Ids of the unread ones that there were when the list was read, the latest of them: what comes later is not marked. */
  known: z.array(idSchema),
})

/** How many unread ones a list knows by their ids. */
export const KNOWN_IN_LIST = 1000

/** How many unread ones are told with the page that they lead to, the latest first. */
export const KNOWN_UNREAD = 200

export const unreadSchema = z.object({
  count: z.number().int(),
  /** The pages that they lead to, each once, with those that are known to lead there. */
  waiting: z.array(z.object({ to: z.string(), ids: z.array(idSchema) })),
})

/** By their ids: of a moment it would not be known what had been begun before it and was not to be seen yet. */
export const seenSchema = z.object({ ids: z.array(idSchema).max(KNOWN_IN_LIST) })
