/** Drafts for a body or post that their writer records for no more: what it is called, and what they name by id. */
import { termsOfDuties } from '#duties/duty-terms.api.ts'
import { writes } from '#kernel/actor.ts'
import { formatDay } from '#kernel/day.ts'
import type { Context } from '#kernel/endpoint.ts'
import { idSchema } from '#office/office.schema.ts'
import { subjectOf } from '#office/office.store.ts'
import type { Content } from './content.rules.ts'
import { filesOf } from './evidence.store.ts'
import type { FormerDraft } from './record.schema.ts'

/** Null where the writer may still submit it. People out of the writer's sight have no name. */
export async function formerOf(
  context: Context,
  subjectId: string | null,
  content: Content,
): Promise<FormerDraft | null> {
  const { tx, actor, today } = context
  if (subjectId === null || writes(actor, subjectId)) return null
  const ids = Object.values(content)
    .flat()
    .flatMap((value) => idSchema.safeParse(value).data ?? [])
  const subject = await subjectOf(tx, actor.bureauId, subjectId)
  const named = async () => {
    const people = await tx
      .selectFrom('person')
      .select(['id', 'name'])
      .where('bureau_id', '=', actor.bureauId)
      .where('id', 'in', ids)
      .execute()
    const duties = await termsOfDuties(context, ids, formatDay(today))
    const files = await filesOf(context, ids)
    return [
      ...people,
      ...duties.map(({ id, title: name }) => ({ id, name })),
      ...files.map(({ id, name }) => ({ id, name })),
    ]
  }
  return { name: subject?.name ?? '原单位（岗位）', known: ids.length > 0 ? await named() : [] }
}
