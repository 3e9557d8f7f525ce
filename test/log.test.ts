/** What the security and the audit administrator see: who did what sort of thing when, and nothing of what was written. */
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { endpoints } from '#app/api.ts'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { newId } from '#kernel/id.ts'
import { SAFETY_COLUMNS, safetyCells } from '#office/account-safety-table.rules.ts'
import { LOG_COLUMNS } from '#office/log-table.rules.ts'
import { actionWords, hasWords, objectWords } from '#office/log-words.rules.ts'
import { assemblyOf, makeBureau, publishAssemblies, ROLES, signInAs } from './builders.ts'
import { anonymous, refusalOf } from './caller.ts'
import { ownerQuery } from './owner.ts'
import { startServer } from './server.ts'

const server = await startServer()
const today = formatDay(todayInBeijing())
const bureau = await makeBureau(server, 'rizhi')
const other = await makeBureau(server, 'bieju')
await publishAssemblies(server, bureau, Number(today.slice(0, 4)))
const secretary = await signInAs(server, bureau, 'secretary')
const auditor = await signInAs(server, bureau, 'auditAdmin')
const security = await signInAs(server, bureau, 'securityAdmin')

const TOPIC = '只有本支部知道的议题'
const record = newId()
await secretary.api.records.submit({
  ...{ id: record, kind: 'assembly', content: { ...assemblyOf(bureau, today), topic: TOPIC } },
})
const member = await signInAs(server, bureau, 'member')
const HARDSHIP = '只有支部书记知道的困难'
await member.api.requests.ask({
  ...{ id: newId(), kind: 'hardship', title: HARDSHIP, text: HARDSHIP, bodyId: bureau.bodies.first },
})

/** A row whose details say nothing. */
const NOTHING = {
  ...{ through: null, year: null, kind: null, rule: null, sort: null, restored: null },
  ...{ withdrawn: null, title: null, plan: null, reopened: null, corrects: null },
}

/** Sign-in and set-up that only look, and leave no row when they are done. */
const LOOKING = new Set(['session.me', 'setup.status'])

describe('操作日志', () => {
  it('每一类会留下日志的操作都有说法', () => {
    const acts = Object.entries(endpoints).flatMap(([part, verbs]) =>
      Object.entries(verbs).flatMap(([verb, { type }]) =>
        type === 'query' || LOOKING.has(`${part}.${verb}`) ? [] : `${part}.${verb}`,
      ),
    )
    expect(acts.filter((name) => !hasWords(name))).toEqual([])
  })

  it('没有说法的操作不写成查看；被拒绝的查看写成查看', async () => {
    expect(actionWords('plans.unheardOf')).toBe('要点：其他操作')
    expect(await refusalOf(member.api.accounts.list({}))).toMatchObject({ status: 403 })
    expect(await refusalOf(member.api.dutyLists.get({ year: 2026 }))).toMatchObject({ status: 403 })
    const { rows } = await auditor.api.log.list({ accountId: bureau.accounts.member })
    const seen = rows.map(({ action, outcome }) => [action, outcome])
    for (const action of ['查看账号', '查看责任清单']) expect(seen).toContainEqual([action, '没有权限，已拒绝'])
  })

  it('审计管理员看得到谁在什么时候做了哪一类事，看不到写了什么', async () => {
    const { rows, total } = await auditor.api.log.list({})
    expect(total).toBe(rows.length)
    expect(rows.map(({ at }) => at)).toEqual(
      rows
        .map(({ at }) => at)
        .sort()
        .reverse(),
    )
    const submitted = rows.find(({ action }) => action === '提交纪实')!
    expect(submitted).toMatchObject({ outcome: '完成', object: `纪实：编号${record.slice(-6)}`, byToken: false })
    expect(submitted.who?.username).toBe(bureau.username('secretary'))
    expect((await auditor.api.log.accounts({})).accounts).toHaveLength(ROLES.length)
    const everything = JSON.stringify(await auditor.api.log.list({}))
    for (const hidden of [TOPIC, HARDSHIP, record]) expect(everything).not.toContain(hidden)
  })

  it('按日期、操作人、类别查找；一页一页地看', async () => {
    const of = async (query: Parameters<typeof auditor.api.log.list>[0]) => (await auditor.api.log.list(query)).rows
    const records = await of({ part: 'records' })
    expect(new Set(records.map(({ action }) => action))).toEqual(new Set(['提交纪实']))
    const mine = await of({ accountId: bureau.accounts.auditAdmin })
    expect(new Set(mine.map(({ who }) => who?.username))).toEqual(new Set([bureau.username('auditAdmin')]))
    expect(await of({ to: '2020-01-01' })).toEqual([])
    expect((await of({ from: today, to: today })).length).toBeGreaterThan(0)
    await ownerQuery(
      server,
      `insert into audit (bureau_id, id, at, endpoint, outcome, request_id)
       select $1, gen_random_uuid(), '2026-01-01T15:59:59Z'::timestamptz + make_interval(secs => n % 2), 'ledger.rebuild', 'done', 'x'
       from generate_series(1, 120) n`,
      [bureau.id],
    )
    // Midnight is Beijing's.
    expect((await auditor.api.log.list({ from: '2026-01-01', to: '2026-01-01' })).total).toBe(60)
    const old = { from: '2026-01-01', to: '2026-01-02' }
    const pages = [1, 2, 3].map((page) => auditor.api.log.list({ ...old, page }))
    const sizes = (await Promise.all(pages)).map(({ rows }) => rows.length)
    expect(sizes).toEqual([50, 50, 20])
  })

  it('组织、岗位、账号写明是哪一个，人员只写编号', async () => {
    const system = await signInAs(server, bureau, 'systemAdmin')
    await system.api.office.addPost({ role: 'branch_organiser', name: '组织委员', bodyId: bureau.bodies.first })
    const from = today
    await system.api.office.addPerson({ name: '赵新来', bodyId: bureau.bodies.first, partyMember: true, from })
    await system.api.accounts.setDisabled({ id: bureau.accounts.otherMember, disabled: true })
    await system.api.accounts.setDisabled({ id: bureau.accounts.otherMember, disabled: false })
    const { rows } = await auditor.api.log.list({ accountId: bureau.accounts.systemAdmin })
    expect(rows.slice(0, 4).map(({ action, outcome, object }) => [action, outcome, object])).toEqual([
      ['停用或恢复账号', '已恢复', `账号：冯立秋（${bureau.username('otherMember')}）`],
      ['停用或恢复账号', '已停用', `账号：冯立秋（${bureau.username('otherMember')}）`],
      ['新增人员', '完成', expect.stringMatching(/^人员：编号[0-9a-f]{6}$/)],
      ['新增职务', '完成', '岗位：组织委员'],
    ])
  })

  it('关账、放假安排、导入、规定写明哪一天、哪一年、哪一种；对整个单位做的没有编号', () => {
    const id = '0198f0c2-7d1e-7a40-9b1c-3f6f2a5d8e10'
    const words = (endpoint: string, told: Partial<typeof NOTHING | Record<string, string>>, one = id) =>
      objectWords(endpoint, { id: one, name: undefined, told: { ...NOTHING, ...told }, bureau: 'b' })
    expect([
      words('closings.close', { through: '2026-09-30' }),
      words('dutyChanges.change', { title: '编发简报' }),
      words('holidays.enter', { year: '2027' }),
      words('imports.confirm', { kind: 'people' }),
      words('rulebook.decide', { rule: 'BR-08' }, 'b'),
      words('rulebook.decide', { rule: 'BR-08', title: '三会一课' }, 'b'),
      words('plans.publish', { plan: '年度要点' }),
      words('plans.decide', { plan: '年度要点' }),
      words('approvals.decide', { sort: '豁免' }),
      words('ledger.rebuild', {}, 'b'),
      // A kind of record, or anything else that is business, is not told.
      words('records.submit', { kind: 'assembly' }),
    ]).toEqual([
      '关账：至2026-09-30，编号5d8e10',
      '责任事项：“编发简报”，编号5d8e10',
      '放假安排：2027年，编号5d8e10',
      '导入：人员，编号5d8e10',
      // What an earlier release noted does not tell its name.
      '规定：BR-08',
      '规定：“三会一课”',
      '要点：“年度要点”，编号5d8e10',
      '要点任务：“年度要点”，编号5d8e10',
      '审批：豁免，编号5d8e10',
      '应办账',
      '纪实：编号5d8e10',
    ])
  })

  it('关账和重新打开、录入和更正、调整和撤销，各写各的', () => {
    const words = (endpoint: string, told: object) => actionWords(endpoint, false, { ...NOTHING, ...told })
    expect([
      words('closings.close', { reopened: 'false' }),
      words('closings.close', { reopened: 'true' }),
      // What an earlier release noted does not tell which.
      words('closings.close', {}),
      words('holidays.enter', {}),
      words('holidays.enter', { corrects: 'x' }),
      words('dutyChanges.change', { withdrawn: 'false' }),
      words('dutyChanges.change', { withdrawn: 'true' }),
      words('dutyChanges.change', { withdrawn: 'false', restored: 'true' }),
    ]).toEqual([
      ...['关账', '重新打开已关账期间', '关账或重新打开', '录入放假安排', '更正放假安排'],
      ...['调整责任事项', '撤销责任事项', '恢复任务'],
    ])
  })

  it('关账后又打开，日志里是两件事；下载清单、台账留下日志，打不开的不留', async () => {
    const officer = await signInAs(server, bureau, 'officer')
    await officer.api.closings.close({ through: '2020-03-31', reason: '一季度已核对' })
    await officer.api.closings.close({ through: '2020-01-31', reason: '二月的要更正' })
    await officer.api.closings.close({ through: null, reason: '都要更正' })
    const closings = (await auditor.api.log.list({ part: 'closings' })).rows
    expect(closings.map(({ action }) => action)).toEqual(['重新打开已关账期间', '重新打开已关账期间', '关账'])
    for (const list of ['duty-list', 'year-ledger', 'board'])
      expect((await officer.fetch(`/api/exports/${list}.xlsx?year=${today.slice(0, 4)}`)).status).toBe(200)
    expect((await officer.fetch('/api/exports/year-ledger.xlsx?year=x')).status).toBe(400)
    for (const [part, action] of [
      ['dutyLists', '下载责任清单'],
      ['yearLedgers', '下载年度台账'],
      ['duties', '下载责任事项和看板'],
    ] as const) {
      const { rows } = await auditor.api.log.list({ part, accountId: bureau.accounts.officer })
      expect(rows.map((row) => [row.action, row.outcome, row.object])).toEqual([[action, '完成', '']])
    }
  })

  it('Excel 与页面相同', async () => {
    const answer = await auditor.fetch(`/api/exports/log.xlsx?from=${today}&part=records`)
    expect(answer.status).toBe(200)
    const { sheets } = await readXlsx(new Uint8Array(await answer.arrayBuffer()))
    const open = await readXlsx(
      new Uint8Array(await (await auditor.fetch('/api/exports/log.xlsx?to=2026-12-31')).arrayBuffer()),
    )
    expect(open.sheets[0]!.rows[1]![0]).toMatch(/(^|，)至2026-12-31，/)
    expect(sheets[0]!.rows[2]).toEqual(LOG_COLUMNS.map(({ head }) => head))
    expect(sheets[0]!.rows[3]!.slice(3, 6)).toEqual(['提交纪实', '完成', `纪实：编号${record.slice(-6)}`])
  })

  it('别人都看不到，也下载不了；别的单位的一行也没有', async () => {
    for (const role of ROLES.filter((one) => one !== 'auditAdmin')) {
      const caller = await signInAs(server, bureau, role)
      expect([role, await refusalOf(caller.api.log.list({}))]).toEqual([role, expect.objectContaining({ status: 403 })])
      expect([role, await refusalOf(caller.api.log.accounts({}))]).toEqual([
        role,
        expect.objectContaining({ status: 403 }),
      ])
      expect([role, (await caller.fetch('/api/exports/log.xlsx')).status]).toEqual([role, 403])
    }
    const stranger = await signInAs(server, other, 'auditAdmin')
    const { rows } = await stranger.api.log.list({})
    expect(rows.every(({ who }) => who?.username.startsWith('bieju'))).toBe(true)
    expect((await stranger.api.log.list({ accountId: bureau.accounts.secretary })).total).toBe(0)
  })

  it('审计管理员和安全管理员什么也改不了', async () => {
    const setDisabled = { id: bureau.accounts.member, disabled: true }
    for (const caller of [auditor, security])
      expect(await refusalOf(caller.api.accounts.setDisabled(setDisabled))).toMatchObject({ status: 403 })
  })
})

describe('账号安全', () => {
  it('安全管理员看得到凭什么登录、状态和连续输错；别人看不到', async () => {
    const nobody = anonymous(server.address)
    for (let i = 0; i < 6; i++)
      await nobody.post('session.signIn', { username: bureau.username('otherSecretary'), password: 'wrong' })
    await secretary.api.tokens.create({ name: '报表', readOnly: true, grants: ['self'], days: 30 })
    const { accounts } = await security.api.accounts.review({})
    const of = (role: (typeof ROLES)[number]) => accounts.find(({ id }) => id === bureau.accounts[role])!
    expect(of('otherSecretary')).toMatchObject({ state: 'locked', failures: 6 })
    expect(of('secretary')).toMatchObject({ state: 'usable', failures: 0, tokens: 1, sessions: expect.any(Number) })
    expect(of('secretary').roles).toHaveLength(1)
    expect(of('secretary').sessions).toBeGreaterThan(0)
    expect(of('auditAdmin').roles).toEqual(['审计管理员'])
    expect(of('member').roles).toEqual([])
    expect(accounts).toHaveLength(ROLES.length)
    // The second page goes on where the first one ended.
    const [cells] = safetyCells([of('secretary')], 50)
    expect([cells!.length, cells![0]]).toEqual([SAFETY_COLUMNS.length, '51'])
    for (const role of ['systemAdmin', 'auditAdmin', 'officer', 'member'] as const) {
      const caller = await signInAs(server, bureau, role)
      expect(await refusalOf(caller.api.accounts.review({}))).toMatchObject({ status: 403 })
    }
  })
})
