/** Posts, who held them from when to when, and the lines of the leaders. */
import { dayOf, formatDay } from '#kernel/day.ts'
import type { PostRole } from '#office/office.schema.ts'
import { branchBody, districtBody, divisionBody } from './bodies.ts'
import { personKey } from './people.ts'
import { BRANCHES, CHANGES, FIELD_BRANCH, LEADERS } from './structure.ts'
import type { Row, World } from './world.ts'

interface PostPlan {
  readonly key: string
  readonly role: PostRole
  readonly name: string
  readonly body: string
  /** Key of the person who holds it, or held it first this year. */
  readonly holder: string
  readonly change?: keyof typeof CHANGES
  /** Since when, where it is new this year. */
  readonly since?: string
}

/** Branches whose committee has an organiser of its own. */
const ORGANISERS = ['office', 'law', 'cadre', 'survey', 'geo', 'map', 'archive', 'digital', 'team1', 'team2']
const HEADS: Readonly<Record<string, string>> = {
  财务审计处: 'law/3',
  地理信息处: 'geo/3',
  档案业务处: 'archive/4',
}

export const branchPost = (key: string, what: 'secretary' | 'organiser' | 'discipline') => `post ${key} ${what}`
export const leaderPost = (name: string) => `post ${name}`
export const divisionPost = (name: string) => `post ${name} head`

function* plans(): Generator<PostPlan> {
  const group = 'body group'
  yield {
    key: 'post group secretary',
    role: 'leading_group_secretary',
    name: '局党组书记',
    body: group,
    holder: LEADERS[0]!.person,
  }
  for (const { post, person } of LEADERS) {
    const leaves = post === '副局长（信息化）'
    const holder = leaves ? CHANGES['digital leader'].before : person
    const key = leaderPost(post)
    yield { key, role: 'bureau_leader', name: post, body: group, holder, ...(leaves && { change: 'digital leader' }) }
  }
  const committee = 'body committee'
  yield {
    key: 'post committee secretary',
    role: 'committee_secretary',
    name: '机关党委书记',
    body: committee,
    holder: 'cadre/13',
  }
  for (const [n, holder] of ['cadre/3', 'cadre/4'].entries()) {
    const name = ['机关党委专职副书记', '机关党委办公室干事'][n]!
    yield { key: `post committee officer ${n}`, role: 'committee_officer', name, body: committee, holder }
  }
  const discipline = 'body discipline'
  yield {
    key: 'post discipline secretary',
    role: 'discipline_secretary',
    name: '机关纪委书记',
    body: discipline,
    holder: 'cadre/5',
  }
  for (const [n, holder] of ['office/5', 'control/5', 'geo/5', 'team1/5'].entries()) {
    const name = `机关纪委委员（${['办公室', '监督检查', '地理信息', '测绘院'][n]}）`
    yield { key: `post discipline member ${n}`, role: 'discipline_member', name, body: discipline, holder }
  }
  for (const { key, name, divisions } of BRANCHES) yield* branchPosts(key, name, divisions)
  const { key, name, from, members } = FIELD_BRANCH
  const field = { body: branchBody(key), since: from }
  yield {
    key: branchPost(key, 'secretary'),
    role: 'branch_secretary',
    name: `${name}书记`,
    holder: members[0],
    ...field,
  }
  yield {
    key: branchPost(key, 'discipline'),
    role: 'branch_discipline_officer',
    name: `${name}兼职纪检委员`,
    holder: members[5],
    ...field,
  }
}

function* branchPosts(key: string, name: string, divisions: readonly string[]): Generator<PostPlan> {
  const body = branchBody(key)
  const changes = key === 'archive'
  yield {
    key: branchPost(key, 'secretary'),
    role: 'branch_secretary',
    name: `${name}书记`,
    body,
    holder: `${key}/0`,
    ...(changes && { change: 'archive secretary' }),
  }
  if (ORGANISERS.includes(key))
    yield {
      key: branchPost(key, 'organiser'),
      role: 'branch_organiser',
      name: `${name}组织委员`,
      body,
      holder: `${key}/1`,
    }
  yield {
    key: branchPost(key, 'discipline'),
    role: 'branch_discipline_officer',
    name: `${name}兼职纪检委员`,
    body,
    holder: `${key}/2`,
  }
  for (const division of divisions) {
    const holder = HEADS[division] ?? `${key}/0`
    const post = {
      key: divisionPost(division),
      role: 'division_head' as const,
      name: `${division}负责人`,
      body: divisionBody(division),
    }
    yield { ...post, holder, ...(division === '地理信息处' && { change: 'geo head' }) }
  }
}

export interface Posts {
  readonly posts: Row<'post'>[]
  readonly holdings: Row<'post_holding'>[]
  readonly responsibilities: Row<'responsibility'>[]
}

export function postsOf(world: World): Posts {
  const dice = world.dice('posts')
  const result: Posts = { posts: [], holdings: [], responsibilities: [] }
  const term = () => formatDay(dayOf(world.year - dice.between(1, 3), dice.between(1, 12), dice.between(1, 28)))
  for (const [position, plan] of [...plans()].entries()) {
    const since = plan.since ? world.on(plan.since) : term()
    if (plan.since && !world.hasCome(plan.since)) continue
    const id = world.id(plan.key)
    result.posts.push({ id, role: plan.role, name: plan.name, body_id: world.id(plan.body), position })
    const hold = (person: string, from_day: string, to_day: string | null) =>
      result.holdings.push({
        id: world.id(`holding ${plan.key} ${person}`),
        post_id: id,
        person_id: world.id(personKey(person)),
        from_day,
        to_day,
      })
    const change = plan.change && CHANGES[plan.change]
    hold(plan.holder, since, change && world.hasCome(change.leaves) ? world.on(change.leaves) : null)
    if (change && world.hasCome(change.comes)) hold(change.after, world.on(change.comes), null)
  }
  const from_day = `${world.year - 1}-01-01`
  for (const { post, branches, districts } of LEADERS) {
    for (const body of lineOf(branches, districts, world)) {
      const start = body === branchBody(FIELD_BRANCH.key) ? world.on(FIELD_BRANCH.from) : from_day
      const key = leaderPost(post)
      const ids = { post_id: world.id(key), body_id: world.id(body) }
      result.responsibilities.push({ id: world.id(`line ${key} ${body}`), ...ids, from_day: start, to_day: null })
    }
  }
  return result
}

/** Branches with their divisions, and districts. */
function lineOf(branches: readonly string[], districts: readonly string[], world: World): string[] {
  const plans = BRANCHES.filter(({ key }) => branches.includes(key))
  const field = branches.includes(FIELD_BRANCH.key) && world.hasCome(FIELD_BRANCH.from)
  return [
    ...plans.flatMap(({ key, divisions }) => [branchBody(key), ...divisions.map(divisionBody)]),
    ...(field ? [branchBody(FIELD_BRANCH.key)] : []),
    ...districts.map(districtBody),
  ]
}
