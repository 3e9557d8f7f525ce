/** What those invited to a meeting are told of it. */
import type { CommandContext } from '#kernel/endpoint.ts'
import { INVITATIONS } from '#notices/notice.schema.ts'
import { notify, settle } from '#notices/notify.api.ts'
import { subjectOf } from '#office/office.store.ts'

const TOLD = {
  meeting_called: '有一次会议请您参加，请答复',
  meeting_changed: '您参加的会议有变动，请查看',
  meeting_cancelled: '您参加的会议已取消',
  meeting_left: '有一次会议改为不需要您参加',
} as const

/** Tells those invited which body meets, and of a change what is new; about what stands on the page. */
export async function tell(
  context: CommandContext,
  { id, subjectId }: { readonly id: string; readonly subjectId: string },
  people: readonly string[],
  kind: keyof typeof TOLD,
  title: string = TOLD[kind],
): Promise<void> {
  // What was told of it before, and asked, is over.
  if (kind === 'meeting_changed' || kind === 'meeting_cancelled') await settle(context.tx, id, INVITATIONS)
  const name = (await subjectOf(context.tx, context.actor.bureauId, subjectId))?.name ?? ''
  await notify(
    context,
    { people },
    {
      kind,
      title,
      text: name,
      // Who is not invited any more does not see it any more.
      to: kind === 'meeting_left' ? '/meetings' : `/meetings/${id}`,
    },
  )
}
