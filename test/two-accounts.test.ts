/** A page of one account with the session of another, as when somebody else signs in in another tab. */
import { expect, it } from 'vitest'
import { newId } from '#kernel/id.ts'
import { endSessions } from '#office/session.jobs.ts'
import { makeBureau, signInAs } from './builders.ts'
import { anonymous, type Caller } from './caller.ts'
import { ownerQuery } from './owner.ts'
import { startServer } from './server.ts'

const server = await startServer()
const bureau = await makeBureau(server, 'liangren')

it('别人的会话不替本页办事：按未登录拒绝，什么也不写；没有写明账号的照旧', async () => {
  const who = await signInAs(server, bureau, 'secretary')
  const { accountId } = await who.api.session.me({})
  const save = (headers: Record<string, string>) =>
    who.fetch('/api/records/saveDraft', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ id: newId(), kind: 'plain', subjectId: null, content: { title: '写的' } }),
    })
  const refused = await save({ 'x-account': newId() })
  expect(refused.status).toBe(401)
  expect(await refused.json()).toMatchObject({ code: 'UNAUTHORIZED', data: { rule: 'signed-in' } })
  const body = new FormData()
  body.append('purpose', 'evidence')
  body.append('file', new Blob(['x']), 'x.txt')
  const file = await who.fetch('/api/files', { method: 'POST', headers: { 'x-account': newId() }, body })
  expect(file.status).toBe(401)
  expect(await who.api.records.drafts({})).toEqual({ drafts: [] })
  expect((await save({ 'x-account': accountId })).status).toBe(200)
  expect((await save({})).status).toBe(200)
  expect((await who.api.records.drafts({})).drafts).toHaveLength(2)
})

it('密码被重置后，原来的页面得知密码已重置；别人的页面、正常过期的、没有登录的都不知道', async () => {
  const own = await makeBureau(server, 'chongzhi')
  const [person, other, admin] = await Promise.all(
    (['member', 'head', 'systemAdmin'] as const).map((role) => signInAs(server, own, role)),
  )
  const call = (caller: Caller, headers: Record<string, string> = {}) =>
    caller.fetch('/api/session/me', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{}',
    })
  const told = async (...given: Parameters<typeof call>) => {
    const { status, headers } = await call(...given)
    return [status, headers.get('x-session-ended')]
  }
  await ownerQuery(server, `update session set last_seen_at = now() - interval '1 day' where account_id = $1`, [
    own.accounts.head,
  ])
  const { password } = await admin!.api.accounts.resetPassword({ id: own.accounts.member })
  expect(await told(person!)).toEqual([401, 'password-reset'])
  expect(await told(person!, { 'x-account': own.accounts.member })).toEqual([401, 'password-reset'])
  expect(await told(person!, { 'x-account': own.accounts.head })).toEqual([401, null])
  expect(await told(other!)).toEqual([401, null])
  expect(await told(anonymous(server.address))).toEqual([401, null])
  await person!.api.session.signIn({ username: own.username('member'), password })
  expect(await told(person!)).toEqual([200, null]) // A page that was left open for a week is told nothing any more; a session in use goes on.
  await ownerQuery(server, `update session set last_seen_at = now() - interval '8 days' where reset_at is not null`, [])
  await endSessions(server.db)
  const left = await ownerQuery(server, 'select reset_at from session where account_id = $1', [own.accounts.member])
  expect(left).toEqual([{ reset_at: null }])
  expect(await told(person!)).toEqual([200, null])
})
