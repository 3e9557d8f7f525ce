/** A page of one account with the session of another, as when somebody else signs in in another tab. */
import { expect, it } from 'vitest'
import { newId } from '#kernel/id.ts'
import { makeBureau, signInAs } from './builders.ts'
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
