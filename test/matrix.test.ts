/** Every endpoint × every role: the grant decides, nobody reaches another bureau, and commands leave their audit row. */
import { describe, expect, it } from 'vitest'
import { endpoints } from '#app/api.ts'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { type Endpoint, type EndpointTable, isPersonal } from '#kernel/endpoint.ts'
import type { Grant } from '#kernel/grant.schema.ts'
import { newId } from '#kernel/id.ts'
import { ADMIN_GRANTS, MEMBER, POST_ENTITLEMENTS } from '#office/access.rules.ts'
import type { AdminRole } from '#office/access.schema.ts'
import type { PostRole } from '#office/office.schema.ts'
import {
  assemblyOf,
  type Bureau,
  makeBureau,
  PASSWORD,
  publishAssemblies,
  ROLES,
  type Role,
  signInAs,
} from './builders.ts'
import { anonymous, type Caller } from './caller.ts'
import { ownerQuery } from './owner.ts'
import { startServer } from './server.ts'

const today = formatDay(todayInBeijing())
const year = Number(today.slice(0, 4))
const server = await startServer()

/** A bureau with one of everything that an endpoint can be asked for. */
interface Facts extends Bureau {
  readonly duty: string
  readonly plan: string
  readonly commitment: string
  readonly record: string
  readonly file: string
  readonly holding: string
  readonly job: string
  readonly approval: string
  readonly item: string
  readonly feed: string
  readonly notice: string
  readonly request: string
  readonly meeting: string
  readonly table: string
  readonly import: string
  readonly token: string
}

const meetingContent = ({ bodies, people }: Bureau) => ({
  ...{ subjectId: bodies.first, heldOn: today, startsAt: '23:59', place: '三楼会议室', host: people.secretary },
  ...{ topics: '学习讨论', invited: [people.secretary, people.member] },
})

async function makeFacts(prefix: string): Promise<Facts> {
  const bureau = await makeBureau(server, prefix)
  const duty = await publishAssemblies(server, bureau, year)
  const secretary = await signInAs(server, bureau, 'secretary')
  const officer = await signInAs(server, bureau, 'officer')
  const record = newId()
  await secretary.api.records.submit({ id: record, kind: 'assembly', content: assemblyOf(bureau, today) })
  const meeting = newId()
  await secretary.api.meetings.save({ id: meeting, version: 0, kind: 'assembly', content: meetingContent(bureau) })
  const approval = newId()
  await secretary.api.approvals.ask({ kind: 'late_entry', id: approval, recordId: record, reason: '系统故障' })
  const feed = (await officer.api.calendar.makeFeed({ subjectId: null })).id
  const { id: token } = await officer.api.tokens.create({ name: '报表', readOnly: true, grants: ['self'], days: 30 })
  const item = newId()
  await officer.api.registers.create({ name: '项目台账', standard: 'projects' })
  const fields = { name: '湖区测图', subjectId: bureau.bodies.first, from: today, to: null }
  await officer.api.registers.addItems({ code: 'projects', items: [{ id: item, fields }] })
  const file = ((await (await officer.upload('plan', '要点.txt', '一、各支部每月学习一次。')).json()) as { id: string })
    .id
  const { planId, jobId } = await officer.api.plans.create({ fileId: file })
  const [row] = await ownerQuery(server, 'select id from post_holding where bureau_id = $1 and post_id = $2', [
    bureau.id,
    bureau.posts.head,
  ])
  const request = newId()
  const member = await signInAs(server, bureau, 'member')
  const text = '希望了解帮扶的办法。'
  await member.api.requests.ask({ id: request, bodyId: bureau.bodies.first, kind: 'other', title: '咨询', text })
  const [told] = await ownerQuery(server, 'select id from notice where bureau_id = $1', [bureau.id])
  const [commitment] = await ownerQuery(server, 'select commitment_id as id from duty where id = $1', [duty])
  return {
    ...bureau,
    duty,
    plan: planId,
    commitment: commitment!.id as string,
    record,
    file,
    holding: row!.id as string,
    job: jobId,
    approval,
    item,
    feed,
    notice: told!.id as string,
    request,
    meeting,
    table: await uploadTable(officer),
    import: (await officer.api.imports.create({ kind: 'people', fileId: await uploadTable(officer) })).id,
    token,
  }
}

/** Not a table that can be read: its import waits for nothing. */
const uploadTable = async (caller: Caller): Promise<string> =>
  ((await (await caller.upload('import', '表.xlsx', 'PK')).json()) as { id: string }).id

const own = await makeFacts('own')
const foreign = await makeFacts('foreign')
const callers = Object.fromEntries(
  await Promise.all(ROLES.map(async (role) => [role, await signInAs(server, own, role)] as const)),
) as Record<Role, Caller>
const nobody = anonymous(server.address)

const table: EndpointTable = endpoints
const verbs = Object.entries(table).flatMap(([slice, rows]) =>
  Object.entries(rows).map(([verb, endpoint]) => ({ name: `${slice}.${verb}`, endpoint })),
)

const MONTHLY = {
  kind: 'branch_assembly',
  cadence: { every: 'month', times: 1 },
  measure: 'count',
  target: 1,
  bound: 'at-least',
  inForce: { from: `${year}-01-01`, to: `${year}-12-31` },
}

const HOLIDAYS_2027 = {
  year: 2027,
  holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
  work: [],
}

/** A well-formed input that names things of a bureau; a new endpoint must be given one here. */
const INPUTS: Readonly<Record<string, (facts: Facts) => unknown>> = {
  'session.me': () => ({}),
  'session.signIn': () => ({ username: 'nobody', password: 'wrong' }),
  'session.signOut': () => ({}),
  'session.tour': () => ({}),
  'session.changePassword': () => ({ current: 'wrong', next: `${PASSWORD}-2` }),
  'setup.status': () => ({ token: 'none' }),
  'setup.start': () => ({ mode: 'demonstration', token: 'none' }),
  'notices.unread': () => ({}),
  'notices.list': () => ({}),
  'notices.read': ({ notice }) => ({ id: notice }),
  'notices.seen': ({ notice }) => ({ ids: [notice] }),
  'office.overview': () => ({}),
  'accounts.review': () => ({}),
  'log.list': () => ({}),
  'log.accounts': () => ({}),
  'office.people': ({ people }) => ({ query: '', ids: Object.values(people) }),
  'office.addBody': ({ bodies }) => ({
    kind: 'branch',
    name: '新设支部',
    parentId: bodies.bureau,
    from: today,
    to: null,
    recordsSince: null,
  }),
  'office.editBody': ({ bodies }) => ({
    id: bodies.division,
    kind: 'division',
    name: '改名处',
    parentId: null,
    from: '2019-01-01',
    to: null,
    recordsSince: null,
  }),
  'office.addPerson': ({ bodies }) => ({ name: '赵新来', bodyId: bodies.first, partyMember: true, from: today }),
  'office.movePerson': ({ people, bodies }) => ({ personId: people.otherMember, bodyId: bodies.first, from: today }),
  'office.setMembership': ({ people }) => ({
    personId: people.otherMember,
    partyMember: true,
    probationary: true,
  }),
  'office.addPost': ({ bodies }) => ({ role: 'branch_organiser', name: '组织委员', bodyId: bodies.first }),
  'office.appoint': ({ posts, people }) => ({ postId: posts.head, personId: people.otherMember, from: today }),
  'office.endHolding': ({ holding }) => ({ holdingId: holding, to: today }),
  'office.setLine': ({ posts, bodies }) => ({ postId: posts.leader, bodyIds: [bodies.second] }),
  'imports.list': () => ({}),
  'imports.get': (facts) => ({ id: facts.import }),
  'imports.rows': (facts) => ({ id: facts.import }),
  'imports.create': ({ table }) => ({ kind: 'people', fileId: table }),
  'imports.confirm': (facts) => ({ id: facts.import }),
  'imports.resume': (facts) => ({ id: facts.import }),
  'imports.discard': (facts) => ({ id: facts.import }),
  'accounts.list': () => ({}),
  'accounts.create': ({ people }) => ({ personId: people.member, username: `new-${newId().slice(-8)}` }),
  'accounts.resetPassword': ({ accounts }) => ({ id: accounts.otherMember }),
  'accounts.setDisabled': ({ accounts }) => ({ id: accounts.otherMember, disabled: true }),
  'tokens.list': () => ({}),
  'tokens.create': () => ({ name: '报表', readOnly: true, grants: ['self'], days: 30 }),
  'tokens.revoke': ({ token }) => ({ id: token }),
  'plans.list': () => ({}),
  'plans.get': ({ plan }) => ({ id: plan }),
  'plans.create': ({ file }) => ({ fileId: file }),
  'plans.edit': ({ commitment }) => ({ id: commitment, version: 1, draft: DRAFT }),
  'plans.decide': ({ commitment }) => ({ items: [{ id: commitment, version: 1 }], state: 'rejected' }),
  'dutyLists.get': () => ({ year }),
  'plans.earlier': ({ plan }) => ({ id: plan }),
  'plans.carry': ({ plan, commitment }) => ({ id: plan, items: [{ id: commitment, version: 1 }] }),
  'plans.mark': ({ plan }) => ({ id: plan, start: 0, end: 8 }),
  'plans.join': ({ plan, commitment }) => ({
    id: plan,
    first: { id: commitment, version: 1 },
    second: { id: commitment, version: 1 },
  }),
  'plans.unmark': ({ plan, commitment }) => ({ id: plan, item: { id: commitment, version: 1 } }),
  'plans.separate': ({ plan, commitment }) => ({ id: plan, item: { id: commitment, version: 1 } }),
  'plans.remove': ({ plan }) => ({ id: plan }),
  'plans.restore': ({ plan }) => ({ id: plan }),
  'plans.readAgain': ({ plan }) => ({ id: plan }),
  'plans.setYear': ({ plan }) => ({ id: plan, year: year + 1 }),
  'plans.preview': ({ plan }) => ({ id: plan }),
  'plans.publish': ({ plan }) => ({ id: plan }),
  'jobs.get': ({ job }) => ({ id: job }),
  'ledger.incidents': () => ({}),
  'ledger.rebuild': () => ({}),
  'calendar.month': ({ bodies }) => ({ month: `${year}-03`, subjectId: bodies.first }),
  'calendar.feeds': () => ({}),
  'calendar.makeFeed': () => ({ subjectId: null }),
  'calendar.revokeFeed': ({ feed }) => ({ id: feed }),
  'holidays.list': () => ({}),
  'holidays.enter': () => ({ ...HOLIDAYS_2027, replaces: null, incomplete: true }),
  'holidays.takeBack': () => ({ year: 2027, replaces: newId() }),
  'talks.coverage': () => ({}),
  'duties.ownAmounts': () => ({}),
  'lists.preview': () => ({ list: 'members', owes: [{ bodies: 'branch' }] }),
  'rulebook.list': () => ({}),
  'rulebook.preview': () => ({ id: 'BR-08', settings: { times: 1 }, from: today }),
  'rulebook.decide': () => ({ id: 'BR-08', settings: { times: 1 }, from: today, active: true, seen: 0 }),
  'registers.list': () => ({}),
  'registers.get': () => ({ code: 'projects' }),
  'registers.create': () => ({ name: `台账${newId().slice(-8)}` }),
  'registers.addItems': ({ bodies }) => ({
    code: 'projects',
    items: [{ id: newId(), fields: { name: '库房搬迁', subjectId: bodies.first, from: today, to: null } }],
  }),
  'registers.changeItem': ({ item, bodies }) => ({
    id: item,
    version: 1,
    fields: { name: '改名项目', subjectId: bodies.first, from: today, to: null },
  }),
  'registers.confirm': () => ({ code: 'projects', complete: true }),
  'registers.choices': ({ duty }) => ({ dutyIds: [duty] }),
  'duties.next': () => ({}),
  'duties.board': () => ({ year }),
  'duties.occurrence': ({ duty, bodies }) => ({ id: `${duty}/${bodies.first}/${year}-01-01` }),
  'duties.duty': ({ duty }) => ({ id: duty }),
  'duties.changes': () => ({ since: `${year - 1}-06-01` }),
  'dutyChanges.changeable': ({ duty }) => ({ id: duty }),
  'dutyChanges.withdrawPreview': ({ duty }) => ({ duties: [{ id: duty, seen: 0 }], effectiveFrom: today }),
  'dutyChanges.withdraw': ({ duty }) => ({
    duties: [{ id: duty, seen: 0 }],
    effectiveFrom: today,
    reason: '要点有修订',
  }),
  'dutyChanges.changePreview': ({ duty }) => ({ id: duty, effectiveFrom: today, set: MONTHLY }),
  'dutyChanges.change': ({ duty }) => ({ id: duty, effectiveFrom: today, set: MONTHLY, seen: 0, reason: '工作需要' }),
  'duties.choices': ({ bodies }) => ({ subjectId: bodies.first }),
  'requests.addressees': () => ({}),
  'requests.ask': ({ bodies }) => ({
    id: newId(),
    bodyId: bodies.first,
    kind: 'hardship',
    title: '家中有病人',
    text: '希望了解帮扶的办法。',
  }),
  'requests.list': () => ({}),
  'requests.get': ({ request }) => ({ id: request }),
  'requests.answer': ({ request }) => ({ id: request, text: '已经了解，正在办理。' }),
  'requests.handUp': ({ request }) => ({ id: request, remark: '支部办不了' }),
  'requests.askAgain': ({ request }) => ({ id: request, text: '还要多久？' }),
  'requests.escalate': ({ request }) => ({ id: request, text: '还要多久？' }),
  'requests.close': ({ request }) => ({ id: request }),
  'requests.withdraw': ({ request }) => ({ id: request }),
  'approvals.list': () => ({}),
  'approvals.ask': ({ duty, bodies }) => ({
    kind: 'exemption',
    id: newId(),
    dutyId: duty,
    subjectId: bodies.first,
    from: today,
    to: today,
    reason: '抽调外地',
  }),
  'approvals.decide': ({ approval }) => ({ id: approval, approve: true }),
  'approvals.withdraw': ({ approval }) => ({ id: approval }),
  'closings.get': () => ({}),
  'closings.forDay': ({ bodies }) => ({ subjectId: bodies.first, heldOn: '2000-12-31' }),
  'closings.close': () => ({ through: '2000-12-31', reason: '年度办结' }),
  'yearLedgers.get': ({ bodies }) => ({ year, subjectId: bodies.first }),
  'meetings.list': ({ bodies }) => ({ subjectId: bodies.first }),
  'meetings.get': ({ meeting }) => ({ id: meeting }),
  'meetings.prepare': ({ bodies }) => ({ kind: 'assembly', subjectId: bodies.first, heldOn: today }),
  'meetings.save': (facts) => ({ id: newId(), version: 0, kind: 'assembly', content: meetingContent(facts) }),
  'meetings.cancel': ({ meeting }) => ({ id: meeting, reason: '不开了' }),
  'meetings.answer': ({ meeting }) => ({ id: meeting, answer: 'attend' }),
  'records.submit': (facts) => ({
    id: newId(),
    kind: 'assembly',
    content: assemblyOf(facts, today),
    duplicateConfirmed: true,
  }),
  'records.correct': (facts) => ({
    ...{ id: facts.record, version: 1, reason: '补正' },
    content: { ...assemblyOf(facts, today), topic: '补正后的议题' },
  }),
  'records.propose': ({ file, bodies }) => ({ fileId: file, kind: 'assembly', subjectId: bodies.first }),
  'records.get': ({ record }) => ({ id: record }),
  'records.list': ({ bodies }) => ({ subjectId: bodies.first }),
  'records.waiting': () => ({}),
  'records.toCheck': () => ({}),
  'records.accept': ({ record }) => ({ items: [{ id: record, version: 1 }] }),
  'records.giveBack': ({ record }) => ({ id: record, version: 1, remark: '请补充议题' }),
  'records.reopen': ({ record }) => ({ id: record, version: 1, reason: '核对有误' }),
  'records.appeal': ({ record }) => ({ id: record, version: 1, reason: '通知已附' }),
  'records.confirm': ({ record }) => ({ items: [{ id: record, version: 1 }] }),
  'records.void': ({ record }) => ({ id: record, version: 1, reason: '重复登记' }),
  'records.saveDraft': ({ bodies }) => ({ id: newId(), kind: 'plain', subjectId: bodies.first, content: {} }),
  'records.drafts': () => ({}),
  'records.discardDraft': () => ({ id: newId(), savedAt: null }),
}

const DRAFT = {
  title: '学习',
  owes: [{ bodies: 'branch' }],
  kind: 'study_session',
  cadence: { every: 'month', times: 1 },
  measure: 'count',
  target: 1,
  bound: 'at-least',
  inForce: { from: `${year}-01-01`, to: `${year}-12-31` },
  review: [],
}

const HOLDS: Readonly<Partial<Record<Role, PostRole | AdminRole>>> = {
  chief: 'leading_group_secretary',
  leader: 'bureau_leader',
  officer: 'committee_officer',
  inspector: 'discipline_secretary',
  secretary: 'branch_secretary',
  otherSecretary: 'branch_secretary',
  head: 'division_head',
  systemAdmin: 'system_admin',
  securityAdmin: 'security_admin',
  auditAdmin: 'audit_admin',
}

/** What the table of entitlements gives a role. */
function grantsOf(role: Role): readonly Grant[] {
  const holds = HOLDS[role]
  if (!holds) return MEMBER.grants
  return holds in ADMIN_GRANTS ? ADMIN_GRANTS[holds as AdminRole] : POST_ENTITLEMENTS[holds as PostRole].grants
}

/** Whatever the bureau's tables hold, as one value. */
async function stateOf({ id }: Bureau): Promise<unknown> {
  const tables = await ownerQuery(
    server,
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'bureau_id' and table_name <> 'job' order by 1`,
  )
  const counted = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(string_agg(t::text, '' order by t::text)) from ${name} t where bureau_id = $1`,
  )
  return ownerQuery(server, counted.join(' union all '), [id])
}

const refusedForGrant = (body: unknown) =>
  String((body as { data?: { rule?: string } }).data?.rule ?? '').startsWith('grant:')

it('每个接口在本表中都有一份合格的输入', () => {
  expect(Object.keys(INPUTS).sort()).toEqual(verbs.map(({ name }) => name).sort())
})

describe('没有登录', () => {
  it.each(verbs.filter(({ endpoint }) => endpoint.grant !== 'public'))('$name 请先登录', async ({ name }) => {
    const { status, body } = await nobody.post(name, INPUTS[name]!(own))
    expect([status, (body as { code: string }).code]).toEqual([401, 'UNAUTHORIZED'])
  })
})

describe('没有权限', () => {
  const lacking = (grant: Endpoint['grant']) =>
    grant === 'public' ? [] : ROLES.filter((role) => !grantsOf(role).includes(grant))

  it.each(verbs.filter(({ endpoint }) => lacking(endpoint.grant).length > 0))(
    '$name 拒绝没有这项权限的职务，留下审计',
    async ({ name, endpoint }) => {
      for (const role of lacking(endpoint.grant)) {
        const { status, body } = await callers[role].post(name, INPUTS[name]!(own))
        expect([role, status, refusedForGrant(body)]).toEqual([role, 403, true])
        const [audit] = await ownerQuery(
          server,
          'select outcome from audit where account_id = $1 and endpoint = $2 order by id desc limit 1',
          [own.accounts[role], name],
        )
        expect(audit?.outcome).toBe('refused')
      }
    },
  )
})

describe('有权限', () => {
  it.each(verbs.filter(({ endpoint }) => endpoint.type === 'query'))(
    '$name 有权限的职务都能用，查询不留审计',
    async ({ name, endpoint }) => {
      const audited = () =>
        ownerQuery(server, 'select count(*) from audit where endpoint = $1 and outcome = $2', [name, 'done'])
      const before = await audited()
      for (const role of ROLES.filter((one) => grantsOf(one).includes(endpoint.grant as Grant))) {
        const { status } = await callers[role].post(name, INPUTS[name]!(own))
        // What lies outside the role's sight is not found; nothing else may go wrong.
        expect([200, 404], `${role} ${status}`).toContain(status)
      }
      expect(await audited()).toEqual(before)
    },
  )
})

describe('访问令牌', async () => {
  const grants = [...grantsOf('officer')]
  const { token } = await callers.officer.api.tokens.create({ name: '只读', readOnly: true, grants, days: 30 })
  const byToken = async (name: string) => {
    const response = await fetch(`${server.address}/api/${name.replace('.', '/')}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(INPUTS[name]!(own)),
    })
    return { status: response.status, body: (await response.json()) as { data?: { rule?: string } } }
  }
  const reading = ({ endpoint }: (typeof verbs)[number]) => endpoint.type === 'query' && !isPersonal(endpoint)

  it.each(verbs.filter(reading))('$name 只读的令牌能用，与本人得到的一样', async ({ name }) => {
    const person = await callers.officer.post(name, INPUTS[name]!(own))
    const { status, body } = await byToken(name)
    expect([status, body]).toEqual([person.status, expect.anything()])
    // Some say at what moment they were asked.
    const { at: _, ...said } = person.body as Record<string, unknown>
    if (person.status === 200) expect(body).toMatchObject(said)
  })

  it.each(verbs.filter((verb) => !reading(verb)))('$name 拒绝只读的令牌', async ({ name, endpoint }) => {
    const { status, body } = await byToken(name)
    expect([status, body.data?.rule]).toEqual([403, isPersonal(endpoint) ? 'token-personally' : 'token-read-only'])
  })
})

describe('别的单位', () => {
  /** Who has the widest grants: the committee's office, a secretary, and two of the administrators. */
  const reaching: readonly Role[] = ['officer', 'secretary', 'systemAdmin', 'auditAdmin']
  const { id, bodies, people, posts, accounts, duty, plan, commitment, record, file, job, notice, request, meeting } =
    foreign
  const secrets = [id, duty, plan, commitment, record, file, job, notice, request, meeting]
  for (const ids of [bodies, people, posts, accounts]) secrets.push(...Object.values(ids))
  /** Ids that a caller has named itself: an own draft may repeat them. */
  const named = new Set<string>()

  it.each(verbs.filter(({ name }) => !name.startsWith('session.') && !name.startsWith('setup.')))(
    '$name 碰不到别的单位：看不到、改不了',
    async ({ name, endpoint }) => {
      const changes = endpoint.type !== 'query'
      const before = changes ? await stateOf(foreign) : null
      for (const role of reaching) {
        const input = INPUTS[name]!(foreign)
        for (const secret of secrets) if (JSON.stringify(input).includes(secret)) named.add(secret)
        const { status, body } = await callers[role].post(name, input)
        const said = JSON.stringify(body)
        expect(status, `${role}: ${said.slice(0, 300)}`).toBeLessThan(500)
        expect(secrets.filter((secret) => said.includes(secret) && !named.has(secret))).toEqual([])
      }
      if (changes) expect(await stateOf(foreign)).toEqual(before)
    },
  )
})

describe('本单位里别的支部', () => {
  const aimed = [
    'meetings.get',
    'meetings.save',
    'meetings.cancel',
    'meetings.answer',
    'records.correct',
    'records.submit',
    'records.get',
    'duties.occurrence',
  ] as const

  it.each(aimed)('%s 对别的支部的事，与没有这件事一样回答', async (name) => {
    const { status } = await callers.otherSecretary.post(name, INPUTS[name]!(own))
    expect([403, 404]).toContain(status)
  })

  it('别的支部的纪实编号不能被占用或覆盖，回答是拒绝而不是意外', async () => {
    const content = assemblyOf(own, today, 'second')
    const taken = await callers.otherSecretary.post('records.submit', { id: own.record, kind: 'assembly', content })
    expect(taken.status).toBe(409)
    const draft = { id: newId(), kind: 'plain', subjectId: own.bodies.first, content: { title: '我的草稿' } }
    await callers.secretary.post('records.saveDraft', draft)
    const stolen = await callers.otherSecretary.post('records.saveDraft', { ...draft, content: { title: '改掉' } })
    expect(stolen.status).toBe(409)
    const { drafts } = await callers.secretary.api.records.drafts({})
    expect(drafts.find(({ id }) => id === draft.id)?.content).toEqual({ title: '我的草稿' })
  })
})

describe('审计', () => {
  const order: readonly (readonly [Role, string])[] = [
    ['officer', 'office.addBody'],
    ['officer', 'office.editBody'],
    ['officer', 'office.addPerson'],
    ['officer', 'office.addPost'],
    ['officer', 'office.setLine'],
    ['officer', 'office.appoint'],
    ['officer', 'office.movePerson'],
    ['secretary', 'records.saveDraft'],
    ['secretary', 'records.submit'],
    ['secretary', 'records.correct'],
    ['secretary', 'records.discardDraft'],
    ['secretary', 'meetings.save'],
    ['member', 'meetings.answer'],
    ['secretary', 'meetings.cancel'],
    ['systemAdmin', 'accounts.resetPassword'],
    ['systemAdmin', 'accounts.setDisabled'],
  ]

  it.each(order)('%s 办理 %s，留下且只留下一行', async (role, name) => {
    const rows = () =>
      ownerQuery(
        server,
        'select endpoint, outcome, request_id, detail::text as detail from audit where account_id = $1 order by id',
        [own.accounts[role]],
      )
    const before = (await rows()).length
    const { status, body } = await callers[role].post(name, INPUTS[name]!(own))
    expect([status, body]).toEqual([200, expect.anything()])
    const added = (await rows()).slice(before)
    expect(added).toMatchObject([{ endpoint: name, outcome: expect.not.stringMatching('refused') }])
    // Nothing of what was written stands in the audit.
    expect(String(added[0]!.detail)).not.toContain('学习讨论')
  })
})
