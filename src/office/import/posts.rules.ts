/** Posts of a table: each is known by its name within its body. Pure. */
import { type BodyKind, POST_ROLES, type PostRole } from '#office/office.schema.ts'
import { cellChoice } from './cell.rules.ts'
import type { Column, KeyedRow } from './column.schema.ts'
import { type Judged, RowReader, type Seen } from './finding.rules.ts'
import type { NamedBody } from './place.rules.ts'
import { Places } from './place.rules.ts'

export const POST_COLUMNS: readonly Column[] = [
  {
    key: 'name',
    head: '岗位名称',
    synonyms: ['岗位', '职务', '职务名称', '名称'],
    required: true,
    explain: '必填，不超过60字。同一组织内不能重名；系统按“组织＋岗位名称”认定是不是同一个岗位。',
    example: '第一党支部书记',
  },
  {
    key: 'body',
    head: '所在组织',
    synonyms: ['组织', '所属组织', '所在单位', '单位', '所在支部', '所属党支部'],
    required: true,
    explain: '必填，填组织的名称。重名时写明路径，如“机关党委/第一党支部”。',
    example: '第一党支部',
  },
  {
    key: 'role',
    head: '岗位类别',
    synonyms: ['职务类别', '类别', '角色'],
    required: true,
    explain:
      '必填，从下拉列表中选择。类别决定看得到什么、由谁负责哪些责任事项。支部的“纪检委员”按兼职纪检委员；支部没有专门分工的填“支部委员”。',
    example: POST_ROLES.branch_secretary,
    choices: Object.values(POST_ROLES),
  },
]

type Aliases = Readonly<Record<string, PostRole>>

/** What offices call the roles as well, in whatever body. */
const ALIASES: Aliases = {
  党支部书记: 'branch_secretary',
  党支部副书记: 'branch_deputy_secretary',
}

const BRANCH_ALIASES: Aliases = {
  副书记: 'branch_deputy_secretary',
  纪检委员: 'branch_discipline_officer',
  纪律检查委员: 'branch_discipline_officer',
  委员: 'branch_committee_member',
  支委: 'branch_committee_member',
  支委委员: 'branch_committee_member',
}

/** What says the role only together with the body: a committee that is no branch has a 委员 and a 副书记 of its own. */
const BODY_ALIASES: Readonly<Partial<Record<BodyKind, Aliases>>> = {
  branch: BRANCH_ALIASES,
  temporary_branch: BRANCH_ALIASES,
  discipline_committee: { 委员: 'discipline_member', 纪检委员: 'discipline_member', 机关纪委委员: 'discipline_member' },
}

/** The role that a cell names, for a body of that kind: of the branch it may be said or not. */
function roleOf(reader: RowReader, kind: BodyKind | null): PostRole | null {
  const text = reader.text('role').replace(/\s/g, '')
  const bare = text.replace(/^党?支部(?=..委员$)/, '')
  const aliases = { ...ALIASES, ...(kind ? BODY_ALIASES[kind] : {}) }
  return aliases[text] ?? aliases[bare] ?? cellChoice(bare, POST_ROLES) ?? reader.choice('role', POST_ROLES)
}

/** A post as it is known. */
export interface KnownPost {
  readonly id: string
  readonly name: string
  readonly role: PostRole
  readonly bodyId: string
}

/** What is written of a post. */
export interface PostValue {
  readonly name: string
  readonly role: PostRole
  readonly bodyId: string
}

export interface PostFacts {
  readonly bodies: readonly NamedBody[]
  readonly posts: readonly KnownPost[]
  readonly makeId: () => string
}

export function judgePosts(rows: readonly KeyedRow[], { bodies, posts, makeId }: PostFacts): Judged[] {
  const places = new Places(bodies)
  const known = new Map(posts.map((post) => [`${post.bodyId} ${post.name}`, post]))
  const seen: Seen = new Map()
  return rows.map((row) => {
    const reader = new RowReader(row, POST_COLUMNS)
    const name = reader.needed('name', 60)
    if (/[/／>]/.test(name)) reader.wrong('name', '名称中不能有“/”或“>”，它们用来写所在组织的路径。')
    const words = reader.needed('body', 400)
    const found = words === '' ? null : places.resolve(words)
    if (found && 'problem' in found) reader.wrong('body', found.problem)
    const body = found && 'problem' in found ? null : found
    const role = roleOf(reader, body?.kind ?? null)
    if (!role || !body) return reader.refused(name)
    const key = `${body.id} ${name}`
    reader.once(seen, key, (earlier) => `与第${earlier}行是同一个岗位，请只留一行。`)
    if (reader.problems.length > 0) return reader.refused(name)
    const value: PostValue = { name, role, bodyId: body.id }
    const title = `${name}（${body.name}）`
    const before = known.get(key)
    if (!before) return reader.created(title, makeId(), value)
    const changes =
      before.role === role ? [] : [{ label: '岗位类别', from: POST_ROLES[before.role], to: POST_ROLES[role] }]
    return reader.known(title, before.id, changes, { before, after: value })
  })
}
