/** The commands that keep the three administrators' accounts: for whoever has the server, and nobody on a page. */
import { ADMIN_ROLES, type FreshAccount } from '#office/access.schema.ts'
import { administrators, disableAdministrator, openAdministrator, resetAdministrator } from '#office/admins.store.ts'
import { withDatabase } from './system.ts'

/** What a command prints: as data, and in words. */
export interface Printed {
  readonly data: unknown
  readonly text: string
}

export const listAdmins = (): Promise<Printed> =>
  withDatabase(async ({ auth }) => {
    const admins = await administrators(auth)
    const lines = admins.map(({ bureau, role, name, username, disabled }) =>
      [bureau, ADMIN_ROLES[role], name, username, disabled ? '已停用' : '正常'].join('\t'),
    )
    return { data: { admins }, text: lines.join('\n') || '还没有管理员账号。' }
  })

export const openAdmin = (words: readonly string[], bureau: string | undefined): Promise<Printed> =>
  withDatabase(async ({ auth }) => {
    const [role = '', username = '', name = ''] = words
    return shownOnce(await openAdministrator(auth, { role, username, name, bureau }, new Date()))
  })

export const resetAdmin = ([username = '']: readonly string[]): Promise<Printed> =>
  withDatabase(async ({ auth }) => shownOnce(await resetAdministrator(auth, username, new Date())))

export const disableAdmin = ([username = '']: readonly string[]): Promise<Printed> =>
  withDatabase(async ({ auth }) => {
    await disableAdministrator(auth, username, new Date())
    return { data: { username, disabled: true }, text: `已停用 ${username}。需要恢复时用 admin reset。` }
  })

function shownOnce(account: FreshAccount): Printed {
  const { role, name, username, password } = account
  const text = [
    `${role} ${name}  用户名 ${username}  密码 ${password}`,
    '密码只显示这一次，请当面交给本人。三天内没有登录将失效，首次登录须改密码。',
  ]
  return { data: account, text: text.join('\n') }
}
