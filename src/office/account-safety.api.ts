/** The accounts as the security administrator reviews them: everything to see, nothing to change. */
import { z } from 'zod'
import { scopeOf } from '#kernel/actor.ts'
import { formatDay } from '#kernel/day.ts'
import { inScope, type Tx } from '#kernel/db.ts'
import { open } from '#kernel/endpoint.ts'
import { ADMIN_ROLES, type AdminRole } from './access.schema.ts'
import { openSessions, openTokens } from './access.store.ts'
import { type AccountState, accountSafetySchema } from './account-safety.schema.ts'
import { failuresOf } from './attempts.store.ts'

interface Account {
  readonly disabled_at: Date | null
  readonly must_change: boolean
  readonly initial_expires_at: Date | null
}

function stateOf(account: Account, locked: boolean, now: Date): AccountState {
  if (account.disabled_at !== null) return 'disabled'
  if (locked) return 'locked'
  if (!account.must_change) return 'usable'
  return account.initial_expires_at !== null && account.initial_expires_at < now ? 'expired' : 'initial'
}

/** Names of the posts that people hold on a day: who holds a post, the whole bureau knows. */
async function postsHeld(tx: Tx, bureau: string, day: string): Promise<ReadonlyMap<string, string[]>> {
  const rows = await tx
    .selectFrom('post_holding as h')
    .innerJoin('post as p', (join) => join.onRef('p.bureau_id', '=', 'h.bureau_id').onRef('p.id', '=', 'h.post_id'))
    .where('h.bureau_id', '=', bureau)
    .where('h.from_day', '<=', day)
    .where((eb) => eb.or([eb('h.to_day', 'is', null), eb('h.to_day', '>=', day)]))
    .orderBy('p.position')
    .select(['h.person_id', 'p.name'])
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ person_id }) => person_id)].map(([person, held]) => [
      person,
      held.map(({ name }) => name),
    ]),
  )
}

export const review = open({
  summary: '账号安全：每个账号凭什么登录、状态、连续输错次数、登录中的设备和有效的访问令牌；只供查看',
  grant: 'account.review',
  input: z.object({}),
  output: accountSafetySchema,
  run: async ({ db, actor, now, today }) => {
    const { bureauId } = actor!
    const rows = await db.auth
      .selectFrom('account')
      .selectAll()
      .where('bureau_id', '=', bureauId)
      .orderBy('username')
      .execute()
    const held = await inScope(db.app, scopeOf(actor!), (tx) => postsHeld(tx, bureauId, formatDay(today)))
    const failures = await failuresOf(
      db.auth,
      rows.map(({ username }) => username),
      now,
    )
    const ids = rows.map(({ id }) => id)
    const [sessions, tokens] = [await openSessions(db.auth, ids, now), await openTokens(db.auth, ids, now)]
    return {
      accounts: rows.map((row) => ({
        id: row.id,
        name: row.display_name,
        username: row.username,
        roles: row.admin_role ? [ADMIN_ROLES[row.admin_role as AdminRole]] : (held.get(row.person_id ?? '') ?? []),
        state: stateOf(row, failures.get(row.username)?.locked ?? false, now),
        failures: failures.get(row.username)?.count ?? 0,
        sessions: sessions.get(row.id) ?? 0,
        tokens: tokens.get(row.id) ?? 0,
      })),
    }
  },
})
