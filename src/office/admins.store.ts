/**
 * The accounts of the three administrators, kept from the server's command line alone, so that none of them can
 * replace another: docs/decisions/0019-administrators.md.
 */
import type { Kysely } from 'kysely'
import type { DB } from '#db/types.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { ADMIN_ROLES, type AdminRole, type FreshAccount, newAdminSchema } from './access.schema.ts'
import { insertAccount, renewPassword, stopAccount } from './account.store.ts'

/** What stands in the log instead of a request's id where the command line acts. */
export const ON_SERVER = 'command-line'

export interface Administrator {
  readonly bureau: string
  readonly role: AdminRole
  readonly name: string
  readonly username: string
  readonly disabled: boolean
}

/** Of every bureau of the database, in the order of bureaus and user names. */
export async function administrators(auth: Kysely<DB>): Promise<Administrator[]> {
  const rows = await auth
    .selectFrom('account as a')
    .innerJoin('bureau as b', 'b.bureau_id', 'a.bureau_id')
    .where('a.admin_role', 'is not', null)
    .orderBy('b.name')
    .orderBy('a.username')
    .select(['b.name as bureau', 'a.admin_role', 'a.display_name as name', 'a.username', 'a.disabled_at'])
    .execute()
  return rows.map(({ admin_role, disabled_at, ...row }) => ({
    ...row,
    role: admin_role as AdminRole,
    disabled: disabled_at !== null,
  }))
}

export interface NewAdministrator {
  /** The role's name as people know it, or its code. */
  readonly role: string
  readonly username: string
  readonly name: string
  /** The bureau's full name; needed only where the database holds several. */
  readonly bureau: string | undefined
}

/** Opens an administrator's account. Refuses what is no role, no bureau, no user name, or a name that is taken. */
export async function openAdministrator(auth: Kysely<DB>, asked: NewAdministrator, now: Date): Promise<FreshAccount> {
  const role = Object.entries(ADMIN_ROLES).find((names) => names.includes(asked.role))
  if (!role) throw refused(`身份应是${Object.values(ADMIN_ROLES).join('、')}之一。`)
  const checked = newAdminSchema.safeParse({ displayName: asked.name, username: asked.username })
  if (!checked.success) throw refused(`${checked.error.issues[0]!.message}。`)
  const { displayName, username } = checked.data
  const bureau = await bureauNamed(auth, asked.bureau)
  return auth.transaction().execute(async (tx) => {
    const { id, password } = await insertAccount(tx, now, {
      ...{ bureau_id: bureau, person_id: null, admin_role: role[0], username, display_name: displayName },
    })
    await noted(tx, 'accounts.openAdministrator', bureau, id)
    return { role: role[1], name: displayName, username, password }
  })
}

/** Gives an administrator a first password again, and lets a stopped account be used again. */
export async function resetAdministrator(auth: Kysely<DB>, username: string, now: Date): Promise<FreshAccount> {
  const account = await administratorNamed(auth, username)
  return auth.transaction().execute(async (tx) => {
    await stopAccount(tx, account.id, false, now)
    const password = await renewPassword(tx, account, now)
    await noted(tx, 'accounts.resetAdministrator', account.bureau_id, account.id)
    const role = ADMIN_ROLES[account.admin_role as AdminRole]
    return { role, name: account.display_name, username: account.username, password }
  })
}

/** Stops an administrator's account at once. */
export async function disableAdministrator(auth: Kysely<DB>, username: string, now: Date): Promise<void> {
  const account = await administratorNamed(auth, username)
  await auth.transaction().execute(async (tx) => {
    await stopAccount(tx, account.id, true, now)
    await noted(tx, 'accounts.disableAdministrator', account.bureau_id, account.id)
  })
}

async function administratorNamed(auth: Kysely<DB>, username: string) {
  const account = await auth
    .selectFrom('account')
    .select(['id', 'bureau_id', 'username', 'display_name', 'admin_role'])
    .where('username', '=', username.trim().toLowerCase())
    .where('admin_role', 'is not', null)
    .executeTakeFirst()
  if (!account) throw refused(`没有用户名为“${username}”的管理员账号；用 admin list 查看有哪些。`)
  return account
}

async function bureauNamed(auth: Kysely<DB>, name: string | undefined): Promise<string> {
  const bureaus = await auth.selectFrom('bureau').select(['bureau_id', 'name']).orderBy('name').execute()
  const [first, second] = name === undefined ? bureaus : bureaus.filter((bureau) => bureau.name === name)
  const all = bureaus.map((bureau) => bureau.name).join('、')
  if (bureaus.length === 0) throw refused('还没有单位，请先用初始化链接建立。')
  if (!first) throw refused(`没有“${name}”这个单位；现有：${all}。`)
  if (second) throw refused(`请用 --bureau 写明是哪个单位：${all}。`)
  return first.bureau_id
}

const refused = (message: string) => new Refusal('UNPROCESSABLE_CONTENT', message)

async function noted(tx: Kysely<DB>, endpoint: string, bureau: string, id: string): Promise<void> {
  await tx
    .insertInto('audit')
    .values({ bureau_id: bureau, id: newId(), endpoint, object_id: id, outcome: 'done', request_id: ON_SERVER })
    .execute()
}
