/** Signing in and out, the own password, what the page knows about whoever is signed in. */
import { sql } from 'kysely'
import { z } from 'zod'
import { scopeOf } from '#kernel/actor.ts'
import { formatDay } from '#kernel/day.ts'
import { inScope } from '#kernel/db.ts'
import { type OpenContext, open } from '#kernel/endpoint.ts'
import { hashPassword, verifyPassword } from '#kernel/password.ts'
import { Refusal } from '#kernel/refusal.ts'
import { meSchema, newPasswordSchema } from './access.schema.ts'
import { closeSession, closeSessions, openSession, signedIn } from './access.store.ts'
import { subjectNames } from './office.store.ts'

/** Failures after which an account rests, and for how long. The count starts anew after a success. */
const FAILURES = 5
const LOCK_MINUTES = 15

/** Compared against when the user name is unknown, so that both answers take equally long. */
const NOBODY = hashPassword('nobody has this password')

const WRONG = '用户名或密码不正确。'

const signIn = open({
  summary: '登录',
  grant: 'public',
  input: z.object({
    username: z.string().trim().toLowerCase().min(1, '请填写用户名').max(64, WRONG),
    password: z.string().min(1, '请填写密码').max(128, WRONG),
  }),
  output: z.object({ mustChangePassword: z.boolean() }),
  run: async (context, { username, password }) => {
    const { auth } = context.db
    const account = await auth.selectFrom('account').selectAll().where('username', '=', username).executeTakeFirst()
    if (account?.locked_until && account.locked_until > context.now) {
      const minutes = Math.ceil((account.locked_until.getTime() - context.now.getTime()) / 60_000)
      await context.audit(account.bureau_id, account.id, 'locked')
      throw new Refusal(
        'TOO_MANY_REQUESTS',
        `连续输错次数过多，账号已暂停登录，请${minutes}分钟后再试，或联系系统管理员。`,
        {
          rule: 'locked',
          retryAfter: minutes * 60,
        },
      )
    }
    const right = await verifyPassword(account?.password_hash ?? (await NOBODY), password)
    if (!account || !right || account.disabled_at) {
      if (account) {
        await countFailure(context, account.id)
        await context.audit(account.bureau_id, account.id, 'wrong-password')
      }
      throw new Refusal('UNAUTHORIZED', WRONG, { field: 'password', rule: 'credentials' })
    }
    if (account.initial_expires_at && account.initial_expires_at < context.now) {
      throw new Refusal('UNAUTHORIZED', '初始密码已过期，请联系系统管理员重新生成。', { rule: 'initial-expired' })
    }
    await auth.updateTable('account').set({ failures: 0, locked_until: null }).where('id', '=', account.id).execute()
    context.setSession(await openSession(auth, account.id))
    await context.audit(account.bureau_id, account.id, 'done')
    return { mustChangePassword: account.must_change }
  },
})

async function countFailure({ db }: OpenContext, accountId: string): Promise<void> {
  await db.auth
    .updateTable('account')
    .set({
      failures: sql`case when failures + 1 >= ${FAILURES} then 0 else failures + 1 end`,
      locked_until: sql`case when failures + 1 >= ${FAILURES} then now() + make_interval(mins => ${LOCK_MINUTES}) else locked_until end`,
    })
    .where('id', '=', accountId)
    .execute()
}

const signOut = open({
  summary: '退出登录',
  grant: 'public',
  input: z.object({}),
  output: z.object({}),
  run: async ({ db, sessionToken, setSession }) => {
    if (sessionToken) await closeSession(db.auth, sessionToken)
    setSession(null)
    return {}
  },
})

const changePassword = open({
  summary: '修改本人密码',
  grant: 'self',
  input: z.object({ current: z.string().max(128), next: newPasswordSchema }),
  output: z.object({}),
  run: async ({ db, actor, sessionToken, audit }, { current, next }) => {
    const { accountId, bureauId } = actor!
    const account = await db.auth
      .selectFrom('account')
      .selectAll()
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow()
    if (!(await verifyPassword(account.password_hash, current))) {
      throw new Refusal('UNPROCESSABLE_CONTENT', '当前密码不正确。', { field: 'current' })
    }
    if (current === next) throw new Refusal('UNPROCESSABLE_CONTENT', '新密码不能与当前密码相同。', { field: 'next' })
    if (next.toLowerCase().includes(account.username)) {
      throw new Refusal('UNPROCESSABLE_CONTENT', '密码中不能包含用户名。', { field: 'next' })
    }
    await db.auth
      .updateTable('account')
      .set({ password_hash: await hashPassword(next), must_change: false, initial_expires_at: null })
      .where('id', '=', accountId)
      .execute()
    await closeSessions(db.auth, accountId, sessionToken)
    await audit(bureauId, accountId, 'done', accountId)
    return {}
  },
})

const me = open({
  summary: '当前登录人',
  grant: 'self',
  input: z.object({}),
  output: meSchema,
  run: async ({ db, actor, sessionToken, today }) => {
    const session = sessionToken ? await signedIn(db, sessionToken, today) : null
    if (!actor || !session) throw new Refusal('UNAUTHORIZED', '请先登录。', { rule: 'signed-in' })
    return inScope(db.app, scopeOf(actor), async (tx) => {
      const bureau = await tx
        .selectFrom('bureau')
        .selectAll()
        .where('bureau_id', '=', actor.bureauId)
        .executeTakeFirstOrThrow()
      const names = await subjectNames(tx, actor.bureauId)
      const likely = [...new Set([...actor.ownBodies, ...actor.ownPosts])]
      const order = (id: string) => (likely.includes(id) ? likely.indexOf(id) : likely.length)
      const recordsFor = [...names.values()]
        .filter(({ id }) => actor.writes === 'all' || actor.writes.includes(id))
        .sort((a, b) => order(a.id) - order(b.id))
      return {
        accountId: actor.accountId,
        username: session.username,
        displayName: actor.displayName,
        personId: actor.personId,
        bureau: { id: bureau.bureau_id, name: bureau.name, demonstration: bureau.demonstration },
        audience: session.audience,
        grants: [...actor.grants],
        posts: actor.ownPosts.map((id) => names.get(id)?.name ?? ''),
        recordsFor: recordsFor.map(({ id, name, post }) => ({ id, name, post })),
        mustChangePassword: actor.mustChangePassword,
        today: formatDay(today),
      }
    })
  },
})

export const session = { me, signIn, signOut, changePassword }
