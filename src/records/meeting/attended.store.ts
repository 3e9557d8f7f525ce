/** Who should have been at a meeting that is recorded, and who was: from the record and the roster of its day. */
import { reads } from '#kernel/actor.ts'
import type { Context } from '#kernel/endpoint.ts'
import { type Content, idsOf } from '#records/content.rules.ts'
import type { Attended } from '#records/record.schema.ts'
import { attendanceOf } from './attendance.rules.ts'
import { isMeetingKind } from './meeting.schema.ts'
import { mustAttend } from './meeting.store.ts'

/** Null where nobody in particular must come, nobody is named, or the reader does not see the body. */
export async function attendedOf(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  { kind, subjectId, heldOn }: { readonly kind: string; readonly subjectId: string; readonly heldOn: string },
  content: Content,
): Promise<Attended | null> {
  const present = idsOf(content.present)
  if (!isMeetingKind(kind) || present.length === 0 || !reads(actor, subjectId)) return null
  const due = await mustAttend(tx, actor.bureauId, kind, subjectId, heldOn)
  if (due.length === 0) return null
  const ids = due.map(({ id }) => id)
  const { expected, present: came, absent, unexplained } = attendanceOf(ids, present, idsOf(content.absent))
  const names = new Map(due.map(({ id, name }) => [id, name]))
  return { due: expected, present: came, absent, missing: unexplained.map((id) => names.get(id)!) }
}
