/** A small bureau: two branches, a division, the posts over them, and an account for each kind of user. */
import type { Owes } from '#duties/duty.schema.ts'
import { rebuildLedger } from '#duties/ledger.store.ts'
import { type Database, inScope, type Tx } from '#kernel/db.ts'
import { newId } from '#kernel/id.ts'
import { hashPassword } from '#kernel/password.ts'
import type { AdminRole } from '#office/access.schema.ts'
import type { BodyKind, PostRole } from '#office/office.schema.ts'
import { namePinyin } from '#office/pinyin.rules.ts'
import { signedIn } from './caller.ts'
import { ownerQuery } from './owner.ts'
import type { TestServer } from './server.ts'

const BODIES = {
  bureau: { kind: 'bureau', name: '云泽市粮食局' },
  leadingGroup: { kind: 'leading_group', name: '局党组' },
  committee: { kind: 'bureau_committee', name: '机关党委' },
  discipline: { kind: 'discipline_committee', name: '机关纪委' },
  first: { kind: 'branch', name: '第一党支部' },
  second: { kind: 'branch', name: '第二党支部' },
  division: { kind: 'division', name: '法规处' },
} as const satisfies Record<string, { kind: BodyKind; name: string }>
export type BodyKey = keyof typeof BODIES

/** `holds` is a post in a body; nobody else's post has the same role in the same body. */
const PEOPLE = {
  chief: { name: '沈怀远', at: 'first', holds: ['leading_group_secretary', 'leadingGroup'] },
  leader: { name: '陆静安', at: 'first', holds: ['bureau_leader', 'leadingGroup'] },
  officer: { name: '何书宁', at: 'second', holds: ['committee_officer', 'committee'] },
  inspector: { name: '严守中', at: 'second', holds: ['discipline_secretary', 'discipline'] },
  secretary: { name: '周念一', at: 'first', holds: ['branch_secretary', 'first'] },
  otherSecretary: { name: '吴思二', at: 'second', holds: ['branch_secretary', 'second'] },
  head: { name: '郑知法', at: 'first', holds: ['division_head', 'division'] },
  member: { name: '王小满', at: 'first', holds: null },
  otherMember: { name: '冯立秋', at: 'second', holds: null },
} as const satisfies Record<string, { name: string; at: BodyKey; holds: readonly [PostRole, BodyKey] | null }>
export type PersonKey = keyof typeof PEOPLE

const ADMINS = {
  systemAdmin: 'system_admin',
  securityAdmin: 'security_admin',
  auditAdmin: 'audit_admin',
} as const satisfies Record<string, AdminRole>

export type Role = PersonKey | keyof typeof ADMINS
export const ROLES = [...Object.keys(PEOPLE), ...Object.keys(ADMINS)] as readonly Role[]

/** Every account of a test has it. */
export const PASSWORD = 'Ceshi-2026-ok'
const passwordHash = hashPassword(PASSWORD)

export interface Bureau {
  readonly id: string
  readonly bodies: Readonly<Record<BodyKey, string>>
  readonly people: Readonly<Record<PersonKey, string>>
  /** The post that a person holds. */
  readonly posts: Readonly<Partial<Record<PersonKey, string>>>
  readonly accounts: Readonly<Record<Role, string>>
  readonly username: (role: Role) => string
}

const FROM = '2019-01-01'

const idsFor = <K extends string>(keys: readonly K[]) =>
  Object.fromEntries(keys.map((key) => [key, newId()])) as Record<K, string>
const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>) => Object.keys(record) as K[]

/** Writes a bureau whose user names begin with `prefix`. */
export async function makeBureau({ db }: { db: Database }, prefix = 'ceshi'): Promise<Bureau> {
  const holders = keysOf(PEOPLE).filter((key) => PEOPLE[key].holds)
  const bureau: Bureau = {
    id: newId(),
    bodies: idsFor(keysOf(BODIES)),
    people: idsFor(keysOf(PEOPLE)),
    posts: idsFor(holders),
    accounts: idsFor(ROLES),
    username: (role) => `${prefix}-${role.toLowerCase()}`,
  }
  await db.auth.insertInto('bureau').values({ bureau_id: bureau.id, name: BODIES.bureau.name }).execute()
  await inScope(db.app, everything(bureau), (tx) => writeOffice(tx, bureau, holders))
  const password_hash = await passwordHash
  const accounts = ROLES.map((role) => ({
    id: bureau.accounts[role],
    bureau_id: bureau.id,
    person_id: role in PEOPLE ? bureau.people[role as PersonKey] : null,
    admin_role: role in ADMINS ? ADMINS[role as keyof typeof ADMINS] : null,
    username: bureau.username(role),
    display_name: role in PEOPLE ? PEOPLE[role as PersonKey].name : role,
    password_hash,
  }))
  await db.auth.insertInto('account').values(accounts).execute()
  await rebuildLedger(db, bureau.id)
  return bureau
}

/** A scope that sees and writes a whole bureau, for what a test writes or reads past the endpoints. */
export const everything = (bureau: { readonly id: string }) =>
  ({
    bureau: bureau.id,
    account: null,
    person: null,
    subjects: 'all',
    writes: 'all',
    roster: true,
    confidentiality: 2,
    plans: true,
    audit: true,
  }) as const

async function writeOffice(tx: Tx, { id: bureau_id, bodies, people, posts }: Bureau, holders: PersonKey[]) {
  const rows = keysOf(BODIES).map((key, position) => ({
    bureau_id,
    id: bodies[key],
    ...BODIES[key],
    parent_id: key === 'bureau' ? null : bodies.bureau,
    from_day: FROM,
    position,
  }))
  await tx.insertInto('body').values(rows).execute()
  for (const key of keysOf(PEOPLE)) {
    const { name, at } = PEOPLE[key]
    const person = { bureau_id, id: people[key], name, ...namePinyin(name), body_id: bodies[at], from_day: FROM }
    await tx
      .insertInto('person')
      .values({ ...person, party_member: true })
      .execute()
    await tx
      .insertInto('membership')
      .values({ bureau_id, id: newId(), person_id: people[key], body_id: bodies[at], from_day: FROM })
      .execute()
  }
  for (const key of holders) {
    const [role, body] = PEOPLE[key].holds!
    const id = posts[key]!
    const name = `${BODIES[body].name}·${role}`
    await tx.insertInto('post').values({ bureau_id, id, role, name, body_id: bodies[body] }).execute()
    await tx
      .insertInto('post_holding')
      .values({ bureau_id, id: newId(), post_id: id, person_id: people[key], from_day: FROM })
      .execute()
  }
  await tx
    .insertInto('responsibility')
    .values({ bureau_id, id: newId(), post_id: posts.leader!, body_id: bodies.first, from_day: FROM })
    .execute()
}

/** Gives somebody one more post in a body. */
export async function givePost(
  database: Parameters<typeof ownerQuery>[0],
  bureau: Bureau,
  { role, name, body, person }: { role: PostRole; name: string; body: BodyKey; person: PersonKey },
): Promise<string> {
  const post = newId()
  await ownerQuery(database, 'insert into post (bureau_id, id, role, name, body_id) values ($1, $2, $3, $4, $5)', [
    ...[bureau.id, post, role, name, bureau.bodies[body]],
  ])
  await ownerQuery(
    database,
    'insert into post_holding (bureau_id, id, post_id, person_id, from_day) values ($1, $2, $3, $4, $5)',
    [bureau.id, newId(), post, bureau.people[person], FROM],
  )
  return post
}

/** The account of a role, signed in over HTTP. */
export const signInAs = (server: TestServer, bureau: Bureau, role: Role) =>
  signedIn(server.address, bureau.username(role), PASSWORD)

/** A plan with one accepted commitment, published: every branch owes one assembly each quarter of `year`. */
export const publishAssemblies = (server: { db: Database }, bureau: Bureau, year: number): Promise<string> =>
  publishDuty(server, bureau, year, {
    title: '党员大会',
    quote: '各党支部每季度召开一次党员大会',
    owes: { bodies: 'branch' },
    kind: 'branch_assembly',
    cadence: { every: 'quarter', times: 1 },
  })

/** A duty in the engine's form, with its title and the sentence that it comes from. */
interface NewDuty {
  readonly title: string
  readonly quote: string
  readonly owes: Owes
  readonly [field: string]: unknown
}

/** A plan with one accepted commitment, published as one duty of `year`. Gives the duty's id. */
export async function publishDuty(
  { db }: { db: Database },
  bureau: Bureau,
  year: number,
  { title, quote, owes, ...given }: NewDuty,
): Promise<string> {
  const ids = { file: newId(), plan: newId(), commitment: newId(), duty: newId() }
  const inForce = { from: `${year}-01-01`, to: `${year}-12-31` }
  const terms = { measure: 'count', target: 1, bound: 'at-least', inForce, ...given }
  const bureau_id = bureau.id
  const by = bureau.accounts.officer
  await inScope(db.app, { ...everything(bureau), account: by }, async (tx) => {
    await tx
      .insertInto('file')
      .values({
        bureau_id,
        id: ids.file,
        name: '要点.txt',
        media_type: 'application/octet-stream',
        size: 1,
        sha256: Buffer.alloc(32),
        purpose: 'plan',
        owner_id: ids.plan,
        uploaded_by: by,
      })
      .execute()
    await tx
      .insertInto('plan')
      .values({
        bureau_id,
        id: ids.plan,
        title: '党建工作要点',
        year,
        file_id: ids.file,
        file_name: '要点.txt',
        text: quote,
        state: 'published',
        created_by: by,
      })
      .execute()
    const draft = { title, owes: [owes], ...terms, review: [] }
    await tx
      .insertInto('commitment')
      .values({
        bureau_id,
        id: ids.commitment,
        plan_id: ids.plan,
        ordinal: 0,
        start_at: 0,
        end_at: quote.length,
        quote,
        reading: JSON.stringify({ point: 1, quote, action: quote }),
        draft: JSON.stringify({ draft, alternatives: [] }),
        state: 'accepted',
      })
      .execute()
    await tx
      .insertInto('duty')
      .values({
        bureau_id,
        id: ids.duty,
        plan_id: ids.plan,
        commitment_id: ids.commitment,
        ordinal: 0,
        title,
        point: 1,
        quote,
        definition: JSON.stringify({ ...terms, owes, tags: [] }),
        in_force_from: inForce.from,
        in_force_to: inForce.to,
        entered_on: inForce.from,
      })
      .execute()
  })
  await rebuildLedger(db, bureau.id)
  return ids.duty
}

/** What a secretary enters about an assembly of his branch. */
export function assemblyOf(bureau: Bureau, heldOn: string, branch: 'first' | 'second' = 'first') {
  const [host, other] =
    branch === 'first' ? (['secretary', 'member'] as const) : (['otherSecretary', 'otherMember'] as const)
  return {
    subjectId: bureau.bodies[branch],
    heldOn,
    place: '三楼会议室',
    topic: '学习讨论年度工作要点',
    host: bureau.people[host],
    present: [bureau.people[host], bureau.people[other]],
  }
}
