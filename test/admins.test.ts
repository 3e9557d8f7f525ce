/** The three administrators: none of them can replace another; their accounts are kept on the server. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { administrators, disableAdministrator, openAdministrator, resetAdministrator } from '#office/admins.store.ts'
import { logCells } from '#office/log-table.rules.ts'
import { makeBureau, PASSWORD, signInAs } from './builders.ts'
import { anonymous, refusalOf, signedIn } from './caller.ts'
import { ownerQuery } from './owner.ts'
import { startServer } from './server.ts'

const server = await startServer()
const bureau = await makeBureau(server, 'sanyuan')
const other = await makeBureau(server, 'linju')
const { auth } = server.system.db
await ownerQuery(server, `update bureau set name = '邻江市粮食局' where bureau_id = $1`, [other.id])
const now = () => new Date()
const system = await signInAs(server, bureau, 'systemAdmin')

describe('在页面上', () => {
  it.each(['systemAdmin', 'securityAdmin', 'auditAdmin'] as const)(
    '系统管理员不能重置、停用、恢复%s的账号',
    async (role) => {
      const id = bureau.accounts[role]
      const held = await signInAs(server, bureau, role)
      for (const ask of [
        () => system.api.accounts.resetPassword({ id }),
        () => system.api.accounts.setDisabled({ id, disabled: true }),
        () => system.api.accounts.setDisabled({ id, disabled: false }),
      ])
        expect(await refusalOf(ask())).toMatchObject({ status: 403, rule: 'administrators-apart' })
      // Nothing of it happened: whoever was signed in still is, with the password of before.
      expect((await held.api.session.me({})).username).toBe(bureau.username(role))
      await signInAs(server, bureau, role)
    },
  )

  it('开账号只为本单位人员：没有办法写进三员的身份', async () => {
    const someone = { name: '赵新来', bodyId: bureau.bodies.first, partyMember: true, from: '2026-01-01' }
    const { id: personId } = await system.api.office.addPerson(someone)
    const asked = { personId, username: 'sanyuan-xin', adminRole: 'audit_admin' }
    expect((await system.post('accounts.create', asked)).status).toBe(200)
    const { accounts } = await system.api.accounts.list({})
    expect(accounts.find(({ username }) => username === 'sanyuan-xin')).toMatchObject({ adminRole: null })
  })
})

describe('在服务器上', () => {
  const asked = { role: '审计管理员', username: 'sanyuan-qian', name: '钱审计', bureau: undefined }

  it('开通：有几个单位时要写明是哪一个；首次登录改密码以后才能用，只有自己那一份权限', async () => {
    await expect(openAdministrator(auth, asked, now())).rejects.toThrow('请用 --bureau 写明是哪个单位')
    const { role, username, password } = await openAdministrator(auth, { ...asked, bureau: '云泽市粮食局' }, now())
    expect(role).toBe('审计管理员')
    const fresh = await signedIn(server.address, username, password)
    expect(await refusalOf(fresh.api.log.list({}))).toMatchObject({ rule: 'must-change-password' })
    await fresh.api.session.changePassword({ current: password, next: PASSWORD })
    expect(await refusalOf(fresh.api.accounts.list({}))).toMatchObject({ status: 403 })
    const { rows } = await fresh.api.log.list({ part: 'accounts' })
    const opened = rows.find(({ action }) => action === '开通管理员账号')!
    expect(logCells([opened])[0]!.slice(2)).toEqual([
      '（服务器命令行）',
      '开通管理员账号',
      '完成',
      '账号：钱审计（sanyuan-qian）',
      '',
    ])
  })

  it.each([
    [{ role: '管理员' }, '身份应是'],
    [{ username: '钱' }, '用户名用'],
    [{ name: ' ' }, '请填写姓名'],
    [{ bureau: '没有这个局' }, '没有“没有这个局”这个单位'],
    [{}, '这个用户名已有人使用'],
  ])('写错的不开通：%j', async (wrong, said) => {
    const before = await administrators(auth)
    await expect(openAdministrator(auth, { ...asked, bureau: '云泽市粮食局', ...wrong }, now())).rejects.toThrow(said)
    expect(await administrators(auth)).toEqual(before)
  })

  it('忘记密码的重置，原来登录的退出；停用的立即退出，重置后恢复', async () => {
    const before = await signInAs(server, other, 'securityAdmin')
    const name = other.username('securityAdmin')
    const first = await resetAdministrator(auth, name.toUpperCase(), now())
    expect(await refusalOf(before.api.accounts.review({}))).toMatchObject({ status: 401 })
    const after = await signedIn(server.address, name, first.password)
    await after.api.session.changePassword({ current: first.password, next: PASSWORD })
    await disableAdministrator(auth, name, now())
    expect(await refusalOf(after.api.accounts.review({}))).toMatchObject({ status: 401 })
    const closed = await anonymous(server.address).post('session.signIn', { username: name, password: PASSWORD })
    expect(closed.status).not.toBe(200)
    const listed = async () => (await administrators(auth)).find(({ username }) => username === name)
    expect(await listed()).toMatchObject({ disabled: true, role: 'security_admin' })
    const again = await resetAdministrator(auth, name, now())
    await signedIn(server.address, name, again.password)
    expect(await listed()).toMatchObject({ disabled: false })
  })

  it('不是管理员的账号不在这里办理', async () => {
    const name = bureau.username('secretary')
    for (const ask of [resetAdministrator, disableAdministrator])
      await expect(ask(auth, name, now())).rejects.toThrow(`没有用户名为“${name}”的管理员账号`)
  })

  it('命令的写法不对，退出码是2', async () => {
    const run = promisify(execFile)(process.execPath, ['src/app/main.ts', 'admin', 'open', '审计管理员'])
    await expect(run).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('参数的个数不对') })
  })
})
