/** Uploaded files as evidence of a record, or as papers of a meeting. */
import type { Context } from '#kernel/endpoint.ts'
import { Refusal } from '#kernel/refusal.ts'

type Asker = Pick<Context, 'tx' | 'actor'>

/** Files become the owner's; each must have been uploaded by the actor, or belong to the owner already. */
export async function attachFiles({ tx, actor }: Asker, owner: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const { numUpdatedRows } = await tx
    .updateTable('file')
    .set({ owner_id: owner })
    .where('bureau_id', '=', actor.bureauId)
    .where('id', 'in', [...ids])
    .where('purpose', '=', 'evidence')
    .where((eb) =>
      eb.or([
        eb('owner_id', '=', owner),
        eb.and([eb('owner_id', 'is', null), eb('uploaded_by', '=', actor.accountId)]),
      ]),
    )
    .executeTakeFirst()
  if (Number(numUpdatedRows) !== new Set(ids).size) {
    throw new Refusal('UNPROCESSABLE_CONTENT', '有附件没有上传成功或已被移除，请重新上传。', { field: 'files' })
  }
}

/** Names and sizes of files, as far as in sight. */
export async function filesOf({ tx, actor }: Asker, ids: readonly string[]) {
  if (ids.length === 0) return []
  return tx
    .selectFrom('file')
    .select(['id', 'name', 'size'])
    .where('bureau_id', '=', actor.bureauId)
    .where('id', 'in', [...new Set(ids)])
    .execute()
}
