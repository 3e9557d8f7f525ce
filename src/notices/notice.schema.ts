/** What a notice tells: that something waits for its reader or has come out, and where it is found. */

/** What a notice can be about. A new kind is one line here and one in the glossary. */
export const NOTICE_KINDS = {
  approval_asked: '待审批',
  approval_decided: '审批结果',
  plan_published: '要点发布',
} as const
export type NoticeKind = keyof typeof NOTICE_KINDS

/** What somebody is told. The title and the text hold nothing of a content that the reader might not be let see. */
export interface NewNotice {
  readonly kind: NoticeKind
  readonly title: string
  /** Which body, post or document it concerns; may be empty. */
  readonly text: string
  /** A page of the system. */
  readonly to: string
}
