/** Signing in and out, the own password, what the page knows about whoever is signed in. */
import { z } from 'zod'
import { scopeOf } from '#kernel/actor.ts'
import { formatDay } from '#kernel/day.ts'
import { inScope } from '#kernel/db.ts'
import { open } from '#kernel/endpoint.ts'
import { hashPassword, verifyPassword } from '#kernel/password.ts'
import { Refusal } from '#kernel/refusal.ts'
import { answersFor } from './access.rules.ts'
import { meSchema, newPasswordSchema } from './access.schema.ts'
import { closeSession, closeSessions, openSession, signedIn } from './access.store.ts'
import { clearAttempts, takeAttempt } from './attempts.store.ts'
import { answerers, subjectNames } from './office.store.ts'

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
    await takeAttempt(auth, username, context.now).catch(async (refusal) => {
      if (account) await context.audit(account.bureau_id, account.id, 'locked')
      throw refusal
    })
    const right = await verifyPassword(account?.password_hash ?? (await NOBODY), password)
    if (!account || !right) {
      if (account) await context.audit(account.bureau_id, account.id, 'wrong-password')
      throw new Refusal('UNAUTHORIZED', WRONG, { field: 'password', rule: 'credentials' })
    }
    // Who knows the password is told; nobody else learns that there is such an account.
    if (account.disabled_at) {
      await context.audit(account.bureau_id, account.id, 'refused')
      throw new Refusal('UNAUTHORIZED', '这个账号已停用。确需使用的，请联系本单位系统管理员恢复。', {
        rule: 'disabled',
      })
    }
    if (account.initial_expires_at && account.initial_expires_at < context.now) {
      throw new Refusal('UNAUTHORIZED', '初始密码已过期，请联系系统管理员重新生成。', { rule: 'initial-expired' })
    }
    await clearAttempts(auth, username)
    // A session that came with the request is not carried into the new one.
    if (context.sessionToken) await closeSession(auth, context.sessionToken)
    context.setSession(await openSession(auth, account.id))
    await context.audit(account.bureau_id, account.id, 'done')
    return { mustChangePassword: account.must_change }
  },
})

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
  run: async ({ db, actor, sessionToken, now, audit }, { current, next }) => {
    const { accountId, bureauId } = actor!
    const account = await db.auth
      .selectFrom('account')
      .selectAll()
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow()
    await takeAttempt(db.auth, account.username, now)
    if (!(await verifyPassword(account.password_hash, current))) {
      await audit(bureauId, accountId, 'wrong-password')
      throw new Refusal('UNPROCESSABLE_CONTENT', '当前密码不正确。', { field: 'current' })
    }
    await clearAttempts(db.auth, account.username)
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
  run: async ({ db, actor, sessionToken, today, now }) => {
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
      const ids = recordsFor.map(({ id }) => id)
      const answering = await answerers(tx, actor.bureauId, ids, formatDay(today))
      return {
        accountId: actor.accountId,
        username: session.username,
        displayName: actor.displayName,
        personId: actor.personId,
        bureau: { id: bureau.bureau_id, name: bureau.name, demonstration: bureau.demonstration },
        audience: session.audience,
        grants: [...actor.grants],
        posts: actor.ownPosts.map((id) => names.get(id)?.name ?? ''),
        recordsFor: recordsFor.map(({ id, name, kind, post, body }) => ({
          ...{ id, name, kind, post, body },
          answers: answersFor(answering.get(id), actor.personId),
        })),
        mustChangePassword: actor.mustChangePassword,
        toured: session.toured,
        today: formatDay(today),
        now: now.toISOString(),
      }
    })
  },
})

const tour = open({
  summary: '导览看过或者不用，不再主动提示',
  grant: 'self',
  input: z.object({}),
  output: z.object({}),
  run: async ({ db, actor }) => {
    await db.auth.updateTable('account').set({ toured: true }).where('id', '=', actor!.accountId).execute()
    return {}
  },
})

export const session = { me, signIn, signOut, changePassword, tour }
