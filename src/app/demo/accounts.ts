/** Who can sign in: one account per kind of user, and one for everybody else who has entered records. */
import { ADMIN_ROLES, type AdminRole } from '#office/access.schema.ts'
import { CARELESS_BRANCH, PUNCTUAL_BRANCH } from './manner.ts'
import { personKey } from './people.ts'
import { BRANCHES, CHANGES, FIELD_BRANCH, LEADERS } from './structure.ts'
import type { Row, World } from './world.ts'

/** User name of the committee's secretary, who checks what has been entered. */
export const CHECKER = 'dwshuji'

interface AccountPlan {
  readonly username: string
  /** Key of the person, or one of the three administrators. */
  readonly who: string | { readonly admin: AdminRole }
  /** What the account is shown for; none for those who only stand behind records. */
  readonly role?: string
}

const [chief, , ...members] = LEADERS

const SHOWN: readonly AccountPlan[] = [
  { username: 'dangwei', who: 'cadre/3', role: '机关党委专职副书记' },
  { username: CHECKER, who: 'cadre/13', role: '机关党委书记' },
  { username: 'zhibu1', who: `${PUNCTUAL_BRANCH}/0`, role: '支部书记（工作规范的支部）' },
  { username: 'zhibu2', who: `${CARELESS_BRANCH}/0`, role: '支部书记（欠账较多的支部）' },
  { username: 'shuji', who: chief!.person, role: '党组书记' },
  { username: 'lingdao1', who: members[0]!.person, role: '党组成员' },
  { username: 'lingdao2', who: members[1]!.person, role: '党组成员' },
  { username: 'chuzhang', who: 'law/3', role: '处室负责人' },
  { username: 'jiwei', who: 'cadre/5', role: '机关纪委书记' },
  { username: 'jijian', who: 'geo/2', role: '支部兼职纪检委员' },
  { username: 'dangyuan1', who: `${PUNCTUAL_BRANCH}/7`, role: '普通党员' },
  { username: 'dangyuan2', who: 'team2/8', role: '普通党员' },
  { username: 'zhigong', who: `${PUNCTUAL_BRANCH}/17`, role: '职工' },
  { username: 'xitong', who: { admin: 'system_admin' }, role: ADMIN_ROLES.system_admin },
  { username: 'anquan', who: { admin: 'security_admin' }, role: ADMIN_ROLES.security_admin },
  { username: 'shenji', who: { admin: 'audit_admin' }, role: ADMIN_ROLES.audit_admin },
]

/** What each shown account is shown for, by user name, in the order of the list. */
export const SHOWN_ROLES: ReadonlyMap<string, string> = new Map(
  SHOWN.map(({ username, role }) => [username, role ?? '']),
)

/** Secretaries of the other branches, those of before and after a change included. */
function others(): AccountPlan[] {
  const secretaries = [
    ...BRANCHES.filter(({ key }) => key !== PUNCTUAL_BRANCH && key !== CARELESS_BRANCH).map(({ key }) => `${key}/0`),
    CHANGES['archive secretary'].after,
    FIELD_BRANCH.members[0],
  ]
  return [
    ...secretaries.map((who, n) => ({ username: `zhibu${n + 3}`, who })),
    { username: 'dangwei2', who: 'cadre/4' },
  ]
}

export interface DemonstrationAccount {
  readonly row: Omit<Row<'account'>, 'password_hash'>
}

export const accountKey = (username: string) => `account ${username}`

/** All accounts, those that are shown first. Somebody of whom a later day knows nothing yet has none. */
export function accountsOf(world: World, names: ReadonlyMap<string, string>): DemonstrationAccount[] {
  return [...SHOWN, ...others()].flatMap(({ username, who, role }) => {
    const person = typeof who === 'string' ? world.id(personKey(who)) : null
    const name = typeof who === 'string' ? names.get(person!) : ADMIN_ROLES[who.admin]
    if (name === undefined) return []
    return {
      row: {
        id: world.id(accountKey(username)),
        person_id: person,
        admin_role: typeof who === 'string' ? null : who.admin,
        username,
        display_name: name,
        must_change: role === undefined,
      },
    }
  })
}

/** The account of the committee's office, which keeps the plan and enters for whoever has no account. */
export const officeAccount = (world: World) => world.id(accountKey('dangwei'))
