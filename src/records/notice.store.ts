/** What people are told of a record: which body or post it concerns, and nothing of its content. */
import type { Context } from '#kernel/endpoint.ts'
import type { NewNotice, NoticeKind } from '#notices/notice.schema.ts'
import { subjectNames } from '#office/office.store.ts'

export async function noticeOf(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  { id, subjectId }: { readonly id: string; readonly subjectId: string },
  kind: NoticeKind,
  title: string,
): Promise<NewNotice> {
  const names = await subjectNames(tx, actor.bureauId)
  return { kind, title, text: names.get(subjectId)?.name ?? '', to: `/records/${id}` }
}
