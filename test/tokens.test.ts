/** Personal access tokens over HTTP: what they open, and every way in which they open nothing. */
import { describe, expect, it } from 'vitest'
import { scopeOf } from '#kernel/actor.ts'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { inScope } from '#kernel/db.ts'
import type { Grant } from '#kernel/grant.schema.ts'
import { newId } from '#kernel/id.ts'
import { POST_ENTITLEMENTS } from '#office/access.rules.ts'
import { actorByToken } from '#office/token.store.ts'
import { assemblyOf, type Bureau, makeBureau, publishAssemblies, type Role, signInAs } from './builders.ts'
import { type Caller, refusalOf } from './caller.ts'
import { ownerQuery } from './owner.ts'
import { startServer } from './server.ts'

const server = await startServer()
const today = formatDay(todayInBeijing())
const year = Number(today.slice(0, 4))
const ALL: Grant[] = [...POST_ENTITLEMENTS.branch_secretary.grants]

const bureau = await makeBureau(server, 'lingpai')
await publishAssemblies(server, bureau, year)

/** What a program sends: no cookie, nothing of the page. */
async function call(token: string, name: string, input: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.address}/api/${name.replace('.', '/')}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(input),
  })
  const body = (await response.json()) as Record<string, unknown> & { message: string; data?: { rule?: string } }
  return { status: response.status, headers: response.headers, body, rule: body.data?.rule }
}

async function tokenFor(who: Caller, asked: { grants?: Grant[]; readOnly?: boolean; days?: number } = {}) {
  return who.api.tokens.create({ name: '报表程序', grants: ALL, readOnly: false, days: 90, ...asked })
}

async function withToken(role: Role, asked: Parameters<typeof tokenFor>[1] = {}, of: Bureau = bureau) {
  const who = await signInAs(server, of, role)
  return { who, ...(await tokenFor(who, asked)) }
}

const submission = (of: Bureau) => ({
  id: newId(),
  kind: 'assembly' as const,
  content: assemblyOf(of, today),
  duplicateConfirmed: true,
})

describe('令牌代表本人', () => {
  it('不带登录、不带来源就能调用，看到和登记的范围与本人相同，审计写明是哪个令牌', async () => {
    const { who, id, token } = await withToken('secretary')
    expect(token).toMatch(/^jx_[A-Za-z0-9_-]{43}$/)
    const board = await call(token, 'duties.board', { year })
    const own = await who.post('duties.board', { year })
    expect([board.status, board.body]).toEqual([200, own.body])
    const record = submission(bureau)
    expect((await call(token, 'records.submit', record)).status).toBe(200)
    const rows = await ownerQuery(
      server,
      `select endpoint, account_id, token_id, outcome from audit where object_id = $1 or (endpoint = 'tokens.create' and object_id = $2)
       order by at`,
      [record.id, id],
    )
    const account_id = bureau.accounts.secretary
    expect(rows).toEqual([
      { endpoint: 'tokens.create', account_id, token_id: null, outcome: 'done' },
      { endpoint: 'records.submit', account_id, token_id: id, outcome: 'done' },
    ])
    const elsewhere = { ...submission(bureau), content: assemblyOf(bureau, today, 'second') }
    expect((await call(token, 'records.submit', elsewhere)).status).toBe(403)
  })

  it('列表只有名称、开头和最近使用；令牌本身不在列表、不在数据库', async () => {
    const { who, id, token } = await withToken('head', { readOnly: true, grants: ['self', 'board.read'] })
    const fresh = (await who.api.tokens.list({})).tokens.find((one) => one.id === id)
    expect(fresh).toMatchObject({ prefix: token.slice(0, 8), readOnly: true, grants: ['self', 'board.read'] })
    expect([fresh!.expired, fresh!.lastUsedAt]).toEqual([false, null])
    await call(token, 'duties.next', {})
    const used = (await who.api.tokens.list({})).tokens.find((one) => one.id === id)
    expect(used!.lastUsedAt).toEqual(expect.any(String))
    const rows = await ownerQuery(server, 'select t::text as row from api_token t')
    expect(JSON.stringify([rows, used])).not.toContain(token.slice(8))
    const other = await signInAs(server, bureau, 'otherSecretary')
    expect((await other.api.tokens.list({})).tokens).toEqual([])
    expect(await refusalOf(other.api.tokens.revoke({ id }))).toMatchObject({ status: 404 })
  })

  it('下载和上传也认令牌；只读的不能上传', async () => {
    const send = (token: string) => {
      const form = new FormData()
      form.append('purpose', 'evidence')
      form.append('file', new Blob(['照片']), '照片.jpg')
      const headers = { authorization: `Bearer ${token}` }
      return fetch(`${server.address}/api/files`, { method: 'POST', headers, body: form })
    }
    const writing = await withToken('secretary')
    const sent = await send(writing.token)
    expect(sent.status).toBe(200)
    const { id } = (await sent.json()) as { id: string }
    const reading = await tokenFor(writing.who, { readOnly: true })
    const got = await fetch(`${server.address}/api/files/${id}`, {
      headers: { authorization: `Bearer ${reading.token}` },
    })
    expect([got.status, await got.text()]).toEqual([200, '照片'])
    const refused = await send(reading.token)
    // In the words of the form that makes tokens.
    expect([refused.status, await refused.json()]).toMatchObject([
      403,
      { message: expect.stringContaining('“可读可写”的令牌'), data: { rule: 'token-read-only' } },
    ])
  })
})

describe('令牌不超过它的权限', () => {
  it('生成时：超过本人的、管理账号的、没有权限的、太久的都不行', async () => {
    const secretary = await signInAs(server, bureau, 'secretary')
    expect(await refusalOf(tokenFor(secretary, { grants: ['plan.publish'] }))).toMatchObject({
      status: 403,
      rule: 'token-scope',
    })
    const admin = await signInAs(server, bureau, 'systemAdmin')
    expect(await refusalOf(tokenFor(admin, { grants: ['account.manage'] }))).toMatchObject({ rule: 'token-scope' })
    expect(await refusalOf(tokenFor(secretary, { grants: [] }))).toMatchObject({ status: 400, field: 'grants' })
    for (const days of [0, 366, 1.5])
      expect(await refusalOf(tokenFor(secretary, { days }))).toMatchObject({ status: 400, field: 'days' })
  })

  it('没有勾选的权限用不了，即使本人有', async () => {
    const { token, id } = await withToken('secretary', { grants: ['self', 'plan.read'] })
    expect((await call(token, 'plans.list', {})).status).toBe(200)
    const refused = await call(token, 'records.submit', submission(bureau))
    expect([refused.status, refused.rule]).toEqual([403, 'grant:record.write'])
    expect(refused.body.message).toContain('登记纪实')
    const [audit] = await ownerQuery(server, 'select outcome from audit where token_id = $1', [id])
    expect(audit).toEqual({ outcome: 'refused' })
  })

  it('以前生成的令牌有现在不许令牌有的权限的，用不了，列表里也不再写', async () => {
    const { who, token, id } = await withToken('auditAdmin', { grants: ['self'] })
    await ownerQuery(server, `update api_token set grants = '{self,audit.read}' where id = $1`, [id])
    const actor = await actorByToken(server.db, token, new Date())
    expect([...actor!.grants]).toEqual(['self'])
    const headers = { authorization: `Bearer ${token}` }
    expect((await fetch(`${server.address}/api/exports/log.xlsx`, { headers })).status).toBe(403)
    expect((await who.api.tokens.list({})).tokens.find((one) => one.id === id)!.grants).toEqual(['self'])
  })

  it('本人不再任职，令牌随之没有权限', async () => {
    const moved = await makeBureau(server, 'xieren')
    const { token } = await withToken('secretary', {}, moved)
    expect((await call(token, 'plans.list', {})).status).toBe(200)
    await ownerQuery(server, 'update post_holding set to_day = $3 where bureau_id = $1 and post_id = $2', [
      ...[moved.id, moved.posts.secretary, formatDay(todayInBeijing() - 1)],
    ])
    expect((await call(token, 'plans.list', {})).rule).toBe('grant:plan.read')
  })

  it('只读的令牌连数据库里也写不进去', async () => {
    const { token } = await withToken('secretary', { readOnly: true })
    const actor = await actorByToken(server.db, token, new Date())
    const write = inScope(server.db.app, scopeOf(actor!), (tx) =>
      tx.updateTable('draft').set({ content: '{}' }).execute(),
    )
    await expect(write).rejects.toThrow('read-only transaction')
  })

  it('令牌不能生成令牌，在数据库里也不能', async () => {
    const { token } = await withToken('secretary')
    const wanted = { name: '又一个', readOnly: false, grants: ['self'], days: 365 }
    expect((await call(token, 'tokens.create', wanted)).rule).toBe('token-personally')
    const actor = (await actorByToken(server.db, token, new Date()))!
    const write = inScope(server.db.app, scopeOf(actor), (tx) =>
      tx
        .insertInto('api_token')
        .values({
          ...{ bureau_id: bureau.id, id: newId(), account_id: actor.accountId, name: '又一个', prefix: 'jx_aaaaa' },
          ...{ token_hash: Buffer.alloc(32, 7), read_only: false, grants: ['self'], expires_at: new Date() },
        })
        .execute(),
    )
    await expect(write).rejects.toThrow('row-level security')
  })

  it.each([
    ['tokens.list', {}],
    ['tokens.revoke', { id: newId() }],
    ['session.changePassword', { current: 'x', next: 'Abcdefg-12345' }],
    ['session.signIn', { username: 'x', password: 'x' }],
    ['session.me', {}],
    ['accounts.list', {}],
    ['accounts.resetPassword', { id: newId() }],
    ['calendar.makeFeed', { subjectId: null }],
  ])('%s 要本人登录办理', async (name, input) => {
    const { token } = await withToken('systemAdmin', { grants: ['self', 'office.read', 'office.edit'] })
    const { status, rule } = await call(token, name, input)
    expect([status, rule]).toEqual([403, 'token-personally'])
  })

  it('页面用的地址不认令牌', async () => {
    const { token } = await withToken('secretary')
    expect((await call(token, 'rpc.duties', {})).rule).toBe('token-rpc')
  })
})

describe('令牌不再有效', () => {
  const closed = async (token: string) => {
    const { status, rule, body, headers } = await call(token, 'plans.list', {})
    expect([status, rule, headers.get('www-authenticate')]).toEqual([401, 'token', 'Bearer'])
    expect(body.message).toBe('访问令牌不正确、已过期或已停用，请在系统的“我的账号”中重新生成。')
  }

  it('编造的、改动过的、空的', async () => {
    const { token } = await withToken('secretary')
    const last = token.endsWith('A') ? 'E' : 'A'
    for (const wrong of ['x', 'jx_', `jx_${'A'.repeat(43)}`, token.slice(0, -1) + last, token.slice(3), `${token}A`])
      await closed(wrong)
  })

  it('停用后立即', async () => {
    const { who, id, token } = await withToken('secretary')
    expect((await call(token, 'plans.list', {})).status).toBe(200)
    await who.api.tokens.revoke({ id })
    await closed(token)
    expect((await who.api.tokens.list({})).tokens.map((one) => one.id)).not.toContain(id)
    expect(await refusalOf(who.api.tokens.revoke({ id }))).toMatchObject({ status: 404 })
  })

  it('到期后；列表里写明已到期', async () => {
    const { who, id, token } = await withToken('secretary', { days: 1 })
    await ownerQuery(server, `update api_token set expires_at = now() - interval '1 second' where id = $1`, [id])
    await closed(token)
    expect((await who.api.tokens.list({})).tokens.find((one) => one.id === id)).toMatchObject({ expired: true })
  })

  it('重置密码、停用账号之后，恢复账号也不再有效', async () => {
    const other = await makeBureau(server, 'chongzhi')
    const admin = await signInAs(server, other, 'systemAdmin')
    const [first, second] = [await withToken('secretary', {}, other), await withToken('head', {}, other)]
    await admin.api.accounts.resetPassword({ id: other.accounts.secretary })
    await closed(first.token)
    await admin.api.accounts.setDisabled({ id: other.accounts.head, disabled: true })
    await closed(second.token)
    await admin.api.accounts.setDisabled({ id: other.accounts.head, disabled: false })
    await closed(second.token)
  })
})

describe('来源和频率', () => {
  it('带着登录凭证的请求，即使另带令牌，也要来自本系统的页面', async () => {
    const { who, token } = await withToken('secretary')
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const send = (more: Record<string, string>) =>
      who.fetch('/api/plans/list', { method: 'POST', headers: { ...headers, ...more }, body: '{}' })
    expect((await send({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await send({})).status).toBe(200)
    // Whoever has neither cookie nor token is told where to come from, as before.
    const bare = await fetch(`${server.address}/api/plans/list`, { method: 'POST', body: '{}' })
    expect([bare.status, ((await bare.json()) as { data: { rule: string } }).data.rule]).toEqual([403, 'origin'])
  })

  it('令牌与登录凭证一起来时，以令牌的权限为准', async () => {
    const { who, token } = await withToken('secretary', { grants: ['self'] })
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    expect((await who.fetch('/api/plans/list', { method: 'POST', headers, body: '{}' })).status).toBe(403)
  })

  it('别的认证方式的头不算令牌', async () => {
    const who = await signInAs(server, bureau, 'secretary')
    const headers = { authorization: 'Basic eDp5', 'content-type': 'application/json' }
    expect((await who.fetch('/api/plans/list', { method: 'POST', headers, body: '{}' })).status).toBe(200)
  })

  it('最多保留二十个', async () => {
    const who = await signInAs(server, bureau, 'leader')
    const asked = { grants: ['self'] as Grant[] }
    for (let i = 0; i < 20; i++) await tokenFor(who, asked)
    expect(await refusalOf(tokenFor(who, asked))).toMatchObject({ status: 409, rule: 'tokens' })
  })

  it('一分钟三百次以后请稍候，别的令牌不受影响', async () => {
    const { token } = await withToken('secretary', { grants: ['plan.read'] })
    // One that is no token costs the least: all of them fall into one minute on the slowest machine.
    const calls = await Promise.all(Array.from({ length: 301 }, () => call('jx_none', 'plans.list', {})))
    expect(calls.filter(({ status }) => status === 401)).toHaveLength(300)
    const last = calls.find(({ status }) => status === 429)!
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(last.body.message).toContain('每分钟最多调用300次')
    expect((await call(token, 'plans.list', {})).status).toBe(200)
  })
})

describe('接口文档', () => {
  const read = (headers: Record<string, string>) => fetch(`${server.address}/api/openapi.json`, { headers })

  it('登录的人和令牌读得到，别人读不到', async () => {
    const { token } = await withToken('secretary', { grants: ['plan.read'], readOnly: true })
    expect((await read({})).status).toBe(401)
    const answer = await read({ authorization: `Bearer ${token}` })
    expect([answer.status, await answer.json()]).toMatchObject([200, { openapi: expect.stringMatching(/^3\.1/) }])
  })
})
