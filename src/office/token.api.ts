/** Personal access tokens of whoever has signed in: made, shown once, listed, stopped. */
import { z } from 'zod'
import type { Context } from '#kernel/endpoint.ts'
import { command, query } from '#kernel/endpoint.ts'
import type { Grant } from '#kernel/grant.schema.ts'
import { newId } from '#kernel/id.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { newToken, tokenHash } from './access.store.ts'
import { idSchema } from './office.schema.ts'
import { NEVER_FOR_TOKENS, newTokenSchema, prefixOf, tokenOf, tokenSchema } from './token.schema.ts'

/** So many tokens may somebody keep at a time. */
const TOKENS = 20

const DAY_MS = 86_400_000

/** The caller's tokens that nobody has stopped, the latest first. */
const kept = ({ tx, actor }: Context) =>
  tx
    .selectFrom('api_token')
    .where('bureau_id', '=', actor.bureauId)
    .where('account_id', '=', actor.accountId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')

const list = query({
  summary: '自己的访问令牌（令牌本身只在生成时显示一次）',
  grant: 'self',
  personally: true,
  input: z.object({}),
  output: z.object({ tokens: z.array(tokenSchema) }),
  run: async (context) => {
    const rows = await kept(context).selectAll().execute()
    return {
      tokens: rows.map((row) => ({
        id: row.id,
        name: row.name,
        prefix: row.prefix,
        readOnly: row.read_only,
        grants: (row.grants as Grant[]).filter((grant) => !NEVER_FOR_TOKENS.includes(grant)),
        createdAt: row.created_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
        expired: row.expires_at <= context.now,
        lastUsedAt: row.last_used_at?.toISOString() ?? null,
      })),
    }
  },
})

const create = command({
  summary: '生成访问令牌（只显示一次）',
  grant: 'self',
  personally: true,
  input: newTokenSchema,
  output: z.object({ id: idSchema, token: z.string() }),
  run: async (context, { name, readOnly, grants, days }) => {
    const { tx, actor, now } = context
    const refused = grants.some((grant) => !actor.grants.has(grant) || NEVER_FOR_TOKENS.includes(grant))
    if (refused) {
      throw new Refusal('FORBIDDEN', '令牌的权限不能超过您本人的权限，也不能管理账号。请重新选择。', {
        field: 'grants',
        rule: 'token-scope',
      })
    }
    const before = await kept(context).select('id').execute()
    if (before.length >= TOKENS) {
      throw new Refusal('CONFLICT', `最多保留${TOKENS}个访问令牌，请先停用不再使用的。`, { rule: 'tokens' })
    }
    const [id, token] = [newId(), tokenOf(newToken())]
    await tx
      .insertInto('api_token')
      .values({
        ...{ bureau_id: actor.bureauId, id, account_id: actor.accountId },
        ...{ name, prefix: prefixOf(token), token_hash: tokenHash(token) },
        ...{ read_only: readOnly, grants: [...new Set(grants)] },
        expires_at: new Date(now.getTime() + days * DAY_MS),
      })
      .execute()
    context.audit(id, { readOnly, grants, days })
    return { id, token }
  },
})

const revoke = command({
  summary: '停用访问令牌',
  grant: 'self',
  personally: true,
  input: z.object({ id: idSchema }),
  output: z.object({}),
  run: async ({ tx, actor, now, audit }, { id }) => {
    const { numUpdatedRows } = await tx
      .updateTable('api_token')
      .set({ revoked_at: now })
      .where('bureau_id', '=', actor.bureauId)
      .where('account_id', '=', actor.accountId)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    if (Number(numUpdatedRows) === 0) throw notFound('个访问令牌')
    audit(id)
    return {}
  },
})

export const tokens = { list, create, revoke }
