/** The owners of duties: whether those who are to owe exist, and which bodies and posts they are. */
import type { Context } from '#kernel/endpoint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { BODY_KINDS, POST_ROLES } from '#office/office.schema.ts'
import { subjectNames } from '#office/office.store.ts'
import type { Owes } from './duty.schema.ts'
import { isOwedBy } from './owing.rules.ts'

const KINDS: Readonly<Record<string, object>> = { bodies: BODY_KINDS, posts: POST_ROLES }

/**
 * Refuses a body or post, or a sort of them, that does not exist.
 * @param field where it was chosen
 */
export async function requireOwners(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  owes: readonly Owes[],
  field: string,
): Promise<void> {
  for (const one of owes) {
    const [[sort, value] = ['', '']] = Object.entries(one)
    const kinds = KINDS[sort]
    const found = kinds
      ? Object.hasOwn(kinds, value)
      : await tx
          .selectFrom(sort === 'body' ? 'body' : 'post')
          .select('id')
          .where('bureau_id', '=', actor.bureauId)
          .where('id', '=', value)
          .executeTakeFirst()
    if (!found) throw new Refusal('UNPROCESSABLE_CONTENT', '所选的责任单位或岗位不存在，请重新选择。', { field })
  }
}

/** The ids of the bodies and posts that owe what one of several owners owes. */
export async function owersOf(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  owners: readonly Owes[],
): Promise<string[]> {
  const subjects = [...(await subjectNames(tx, actor.bureauId)).values()]
  return subjects.flatMap((subject) => (owners.some((owes) => isOwedBy(owes, subject)) ? subject.id : []))
}
