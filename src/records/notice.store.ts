/** What people are told of a record: which body or post it concerns, and nothing of its content. */
import type { Context } from '#kernel/endpoint.ts'
import type { NewNotice, NoticeKind } from '#notices/notice.schema.ts'
import { subjectOf } from '#office/office.store.ts'

export async function noticeOf(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  { id, subjectId }: { readonly id: string; readonly subjectId: string },
  kind: NoticeKind,
  title: string,
): Promise<NewNotice> {
  const subject = await subjectOf(tx, actor.bureauId, subjectId)
  return { kind, title, text: subject?.name ?? '', to: `/records/${id}` }
}
