/** Changing published duties over HTTP. */
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { newId } from '#kernel/id.ts'
import { assemblyOf, makeBureau, publishAssemblies, publishDuty, signInAs } from './builders.ts'
import { refusalOf } from './caller.ts'
import { ownerQuery } from './owner.ts'
import { startServer } from './server.ts'

const server = await startServer()
const today = formatDay(todayInBeijing())
const year = Number(today.slice(0, 4)) - 1

const monthly = {
  kind: 'branch_assembly',
  cadence: { every: 'month' as const, times: 1 },
  measure: 'count' as const,
  target: 1,
  bound: 'at-least' as const,
  inForce: { from: `${year}-01-01`, to: `${year}-12-31` },
}

async function setting(prefix: string) {
  const bureau = await makeBureau(server, prefix)
  const duty = await publishAssemblies(server, bureau, year)
  const officer = await signInAs(server, bureau, 'officer')
  const secretary = await signInAs(server, bureau, 'secretary')
  const occurrences = async (asOf?: string) => {
    const { cells } = await officer.api.duties.board({ year, ...(asOf ? { asOf } : {}) })
    return cells
      .flatMap((cell) => cell.occurrences)
      .filter(({ occurrence }) => occurrence.includes(bureau.bodies.first))
  }
  const change = { id: duty, effectiveFrom: `${year}-07-01`, set: monthly, seen: 0, reason: '市委有新部署' }
  return { bureau, duty, officer, secretary, occurrences, change }
}

describe('年中调整', () => {
  it('先看影响，再确认；上半年不动，下半年按月；影响与结果一致；昨天的看板还是老样子', async () => {
    const { duty, officer, secretary, occurrences, change } = await setting('tiaozheng')
    const before = await occurrences()
    const effect = await officer.api.dutyChanges.changePreview(change)
    expect(effect).toMatchObject({ counts: { came: 8, moved: 4 }, stay: 4, none: false })
    // Two branches owe each of them, and it is named once.
    expect(effect.periods).toMatchObject({
      came: ['08', '09', '11', '12'].map((month) => ({ start: `${year}-${month}-01` })),
      moved: [
        { start: `${year}-07-01`, due: `${year}-07-31` },
        { start: `${year}-10-01`, due: `${year}-10-31` },
      ],
    })
    await officer.api.dutyChanges.change(change)
    const after = await occurrences()
    expect([before.length, after.length]).toEqual([4, 8])
    expect(after.map(({ due }) => due.slice(5))).toEqual([
      ...['03-31', '06-30', '07-31', '08-31', '09-30', '10-31', '11-30', '12-31'],
    ])
    expect(await occurrences(formatDay(todayInBeijing() - 1))).toHaveLength(4)
    const view = await officer.api.dutyChanges.changeable({ id: duty })
    expect(view.versions).toMatchObject([{ by: '何书宁', reason: '市委有新部署', withdrawn: false }])
    const { notices } = await secretary.api.notices.list({})
    expect(notices).toMatchObject([
      { kind: 'duty_changed', title: `“党员大会”自${year}-07-01起有调整`, text: '每月1次。原因：市委有新部署。' },
    ])
  })

  it('年度台账里以前各期写当时的要求', async () => {
    const { bureau, officer, change } = await setting('taizhang')
    await officer.api.dutyChanges.change(change)
    const { rows } = await officer.api.yearLedgers.get({ year, subjectId: bureau.bodies.first })
    const asked = rows.flatMap((row) => (row.row === 'due' ? [[row.day.slice(5), row.requirement]] : []))
    expect(asked.slice(0, 3)).toEqual([
      ['03-31', '每季度1次'],
      ['06-30', '每季度1次'],
      ['07-31', '每月1次'],
    ])
  })

  it('看板的变化写明期限、要求由什么改为什么', async () => {
    const { duty, officer, change } = await setting('bianhua')
    const twice = { ...monthly, target: 2, cadence: { every: 'month' as const, times: 2 } }
    await officer.api.dutyChanges.change({ ...change, set: twice })
    const { changes } = await officer.api.duties.changes({ since: `${year}-12-31` })
    const third = changes.find(({ dutyId, start }) => dutyId === duty && start === `${year}-07-01`)
    expect(third).toMatchObject({
      ...{ kind: 'moved', before: 'missed', after: 'missed' },
      turns: [`期限由${year}-09-30改为${year}-07-31`, '由1次改为2次'],
    })
    expect(changes.find(({ start }) => start === `${year}-08-01`)).toMatchObject({ kind: 'came', turns: [] })
  })

  it('再次撤销、在已定的调整之前撤销，负责的都收到消息', async () => {
    const twice = await setting('chexiao2')
    await ownerQuery(server, 'update duty set entered_on = $2 where id = $1', [twice.duty, formatDay(todayInBeijing())])
    await twice.officer.api.dutyChanges.change({ ...twice.change, effectiveFrom: `${year}-12-01`, set: null })
    await twice.officer.api.dutyChanges.change({ ...twice.change, effectiveFrom: `${year}-12-15`, set: null, seen: 1 })
    expect((await twice.secretary.api.notices.list({})).notices.map(({ title }) => title)).toEqual([
      `“党员大会”自${year}-12-15起撤销`,
      `“党员大会”自${year}-12-01起撤销`,
    ])
    const before = await setting('chexiao3')
    await ownerQuery(server, 'update duty set entered_on = $2 where id = $1', [
      before.duty,
      formatDay(todayInBeijing()),
    ])
    await before.officer.api.dutyChanges.change({ ...before.change, effectiveFrom: `${year}-12-20` })
    await before.officer.api.dutyChanges.change({
      ...before.change,
      effectiveFrom: `${year}-12-10`,
      set: null,
      seen: 1,
    })
    expect((await before.secretary.api.notices.list({})).notices[0]).toMatchObject({
      kind: 'duty_withdrawn',
      title: `“党员大会”自${year}-12-10起撤销`,
    })
  })

  it('撤销后不再应办，恢复是又一次调整；历次都在', async () => {
    const { bureau, duty, officer, secretary, occurrences, change } = await setting('chexiao')
    // Published this very day: it can still be taken back from an earlier one.
    await ownerQuery(server, 'update duty set entered_on = $2 where id = $1', [duty, formatDay(todayInBeijing())])
    await officer.api.dutyChanges.change({ ...change, set: null })
    expect(await occurrences()).toHaveLength(2)
    const back = { ...monthly, cadence: { every: 'quarter' as const, times: 1 } }
    await officer.api.dutyChanges.change({ ...change, set: back, seen: 1, reason: '恢复' })
    expect(await occurrences()).toHaveLength(4)
    const { versions } = await officer.api.dutyChanges.changeable({ id: duty })
    expect(versions.map(({ withdrawn, words }) => [withdrawn, words])).toEqual([
      [true, null],
      [false, '恢复'],
    ])
    const { notices } = await secretary.api.notices.list({})
    expect(notices.map(({ kind, title }) => [kind, title])).toEqual([
      ['duty_withdrawn', `“党员大会”自${year}-07-01起恢复`],
      ['duty_withdrawn', `“党员大会”自${year}-07-01起撤销`],
    ])
    const auditor = await signInAs(server, bureau, 'auditAdmin')
    const { rows } = await auditor.api.log.list({ part: 'dutyChanges' })
    expect(rows.map(({ action }) => action)).toEqual(['恢复任务', '撤销责任事项'])
  })

  it('撤销日以前的调整不是恢复：日志和消息都说调整', async () => {
    const { bureau, duty, officer, secretary, change } = await setting('chexiao4')
    await ownerQuery(server, 'update duty set entered_on = $2 where id = $1', [duty, formatDay(todayInBeijing())])
    await officer.api.dutyChanges.change({ ...change, effectiveFrom: `${year}-12-15`, set: null })
    await officer.api.dutyChanges.change({ ...change, effectiveFrom: `${year}-12-01`, seen: 1 })
    expect((await officer.api.dutyChanges.changeable({ id: duty })).withdrawnFrom).toBe(`${year}-12-15`)
    const auditor = await signInAs(server, bureau, 'auditAdmin')
    const { rows } = await auditor.api.log.list({ part: 'dutyChanges' })
    expect(rows.map(({ action }) => action)).toEqual(['调整责任事项', '撤销责任事项'])
    expect(rows[0]!.object).toMatch(/^责任事项：“党员大会”，编号[0-9a-f]{6}$/)
    expect((await secretary.api.notices.list({})).notices[0]).toMatchObject({ kind: 'duty_changed' })
  })

  it('两人同时调整，后来的被告知；没有权限的、早于任务的、别的单位的都不行', async () => {
    const { duty, officer, secretary, change } = await setting('tongshi')
    await officer.api.dutyChanges.change(change)
    expect(await refusalOf(officer.api.dutyChanges.change(change))).toMatchObject({ status: 409, rule: 'stale' })
    expect(await refusalOf(secretary.api.dutyChanges.change({ ...change, seen: 1 }))).toMatchObject({ status: 403 })
    const early = { ...change, seen: 1, effectiveFrom: `${year - 1}-12-31` }
    expect(await refusalOf(officer.api.dutyChanges.change(early))).toMatchObject({ field: 'effectiveFrom' })
    const other = await setting('bieren')
    expect(await refusalOf(other.officer.api.dutyChanges.changeable({ id: duty }))).toMatchObject({ status: 404 })
  })

  it('改了登记种类，新登记的按新种类计入，原来的不再计入', async () => {
    const { bureau, duty, officer, secretary, occurrences, change } = await setting('zhonglei')
    const content = assemblyOf(bureau, `${year}-08-12`)
    await secretary.api.records.submit({ id: newId(), kind: 'assembly', content })
    expect((await occurrences())[2]).toMatchObject({ value: 1 })
    const lecture = { ...monthly, kind: 'lecture', cadence: { every: 'quarter' as const, times: 1 } }
    expect((await officer.api.dutyChanges.changePreview({ ...change, set: lecture })).lose).toBe(1)
    await officer.api.dutyChanges.change({ ...change, set: lecture })
    expect((await occurrences())[2]).toMatchObject({ value: 0 })
    const plain = { subjectId: bureau.bodies.first, duties: [duty], heldOn: `${year}-08-20`, title: '党课' }
    await secretary.api.records.submit({ id: newId(), kind: 'plain', content: plain })
    expect((await occurrences())[2]).toMatchObject({ value: 1 })
    // What was missed before is still made up for with what was asked then.
    const steps = await Promise.all(
      (await occurrences()).map(({ occurrence: id }) => officer.api.duties.occurrence({ id })),
    )
    expect(steps.map(({ step }) => step.kind)).toEqual(['branch_assembly', 'branch_assembly', 'lecture', 'lecture'])
  })

  it('改了登记种类以后补办以前的一期：按当时要的计入；用新种类登记的不收，说明要什么', async () => {
    const { bureau, duty, officer, secretary, occurrences, change } = await setting('bubanjiu')
    const lecture = { ...monthly, kind: 'lecture', cadence: { every: 'quarter' as const, times: 1 } }
    await officer.api.dutyChanges.change({ ...change, set: lecture })
    const [q1, q2] = (await occurrences()).map(({ occurrence }) => occurrence) as [string, string]
    const heldOn = `${year}-08-20`
    const content = { subjectId: bureau.bodies.first, duties: [duty], heldOn, title: '补开大会', makesUpFor: q1 }
    const id = newId()
    await secretary.api.records.submit({ id, kind: 'plain', content })
    expect((await secretary.api.records.get({ id })).credits).toMatchObject([
      { kindLabel: '支部党员大会', duties: [{ title: '党员大会' }] },
    ])
    const meeting = { ...assemblyOf(bureau, heldOn), makesUpFor: q2 }
    const wrong = secretary.api.records.submit({ id: newId(), kind: 'lecture', content: meeting })
    expect(await refusalOf(wrong)).toMatchObject({
      ...{ status: 422, rule: 'made-up', message: expect.stringContaining('它要的是“支部党员大会”') },
    })
    await secretary.api.records.submit({ id: newId(), kind: 'assembly', content: meeting })
    expect((await occurrences()).map(({ standing, value }) => [standing, value]).slice(0, 3)).toEqual([
      ['done-late', 1],
      ['done-late', 1],
      ['missed', 0],
    ])
  })
})

describe('改名称、改由谁负责', () => {
  it('名称从那天起改，以前的各次仍用原名；清单写明自哪天起；改了什么留在历次调整里', async () => {
    const { bureau, duty, officer, occurrences, change } = await setting('gaiming')
    const named = '召开支部党员大会'
    const both = ['党员大会', '党员大会', named, named]
    const set = { ...monthly, cadence: { every: 'quarter' as const, times: 1 }, target: 2, title: named }
    await officer.api.dutyChanges.change({ ...change, set })
    const titles = async (asOf?: string) =>
      (await officer.api.duties.board({ year, ...(asOf ? { asOf } : {}) })).duties.map(({ title }) => title)
    expect(await titles()).toEqual([named])
    expect(await titles(formatDay(todayInBeijing() - 1))).toEqual(['党员大会'])
    expect((await officer.api.dutyLists.get({ year })).rows).toMatchObject([
      {
        title: `党员大会\n自7月1日起：${named}`,
        requirement: '支部党员大会，每季度1次\n自7月1日起：支部党员大会，每季度2次',
      },
    ])
    expect(await officer.api.duties.duty({ id: duty })).toMatchObject({ title: named })
    const cells = await occurrences()
    const called = cells.map(
      async ({ occurrence }) => (await officer.api.duties.occurrence({ id: occurrence })).step.title,
    )
    expect(await Promise.all(called)).toEqual(both)
    const subjectId = bureau.bodies.first
    const ofMonths = ['03', '06', '09', '12'].map(async (month) => {
      const { events } = await officer.api.calendar.month({ month: `${year}-${month}`, subjectId })
      return events.filter(({ due }) => due.startsWith(`${year}-${month}`)).map(({ title }) => title)
    })
    expect((await Promise.all(ofMonths)).flat()).toEqual(both)
    // What was not done is called by what was asked then, on the screen and on paper.
    const asked = [...Array(2).fill('党员大会，每季度1次'), ...Array(2).fill(`${named}，每季度2次`)]
    const ledger = (await officer.api.yearLedgers.get({ year, subjectId })).rows
    expect(ledger.map((row) => row.row === 'due' && `${row.title}，${row.requirement}`)).toEqual(asked)
    const answer = await officer.fetch(`/api/exports/board.xlsx?year=${year}`)
    const [board, all] = (await readXlsx(new Uint8Array(await answer.arrayBuffer()))).sheets
    const own = all!.rows.slice(3).filter((row) => row[1] === '第一党支部')
    expect(own.map((row) => `${row[2]}，${row[3]}`)).toEqual(asked)
    expect(board!.rows.at(-1)!.slice(1, 3)).toEqual([
      `党员大会\n自7月1日起：${named}`,
      '每季度1次\n自7月1日起：每季度2次',
    ])
    const view = await officer.api.dutyChanges.changeable({ id: duty })
    expect(view).toMatchObject({
      title: '召开支部党员大会',
      versions: [{ words: '任务名称改为“召开支部党员大会”；每季度2次', reason: '市委有新部署' }],
    })
  })

  it('换责任主体：已到期的和已登记的留在原来名下，以后的归新的；正在进行的全年任务可以当天起转交', async () => {
    const next = year + 2
    const bureau = await makeBureau(server, 'yijiao')
    const { first, second } = bureau.bodies
    const duty = await publishDuty(server, bureau, next, {
      title: '走访联系点',
      quote: '第一党支部全年走访联系点1次',
      owes: { body: first },
      kind: 'branch_assembly',
      cadence: { every: 'year', times: 1 },
    })
    await ownerQuery(server, 'update duty set entered_on = $2 where id = $1', [duty, today])
    const officer = await signInAs(server, bureau, 'officer')
    const view = await officer.api.dutyChanges.changeable({ id: duty })
    // Of next year: today would be refused.
    expect(view).toMatchObject({ begins: `${next}-01-01`, first: `${next}-01-01` })
    const change = { id: duty, effectiveFrom: `${next}-05-10`, seen: 0, reason: '分工调整' }
    const set = { ...view.terms, owes: { body: second } }
    expect(await officer.api.dutyChanges.changePreview({ ...change, set })).toMatchObject({ none: true })
    const now = { ...set, inForce: { ...set.inForce, from: change.effectiveFrom } }
    const effect = await officer.api.dutyChanges.changePreview({ ...change, set: now })
    expect(effect).toMatchObject({ none: false, counts: { came: 1, gone: 1 } })
    await officer.api.dutyChanges.change({ ...change, set: now })
    const { cells } = await officer.api.duties.board({ year: next })
    expect(cells.flatMap((cell) => cell.occurrences.map(({ occurrence }) => occurrence))).toEqual([
      `${duty}/${second}/${change.effectiveFrom}`,
    ])
    // Beside the sentence of the plan, which names another one.
    const { step } = await officer.api.duties.occurrence({ id: `${duty}/${second}/${change.effectiveFrom}` })
    expect(step.adjusted).toBe('现改由第二党支部负责')
    const { versions } = await officer.api.dutyChanges.changeable({ id: duty })
    expect(versions).toMatchObject([{ words: '改由第二党支部负责' }])
    for (const role of ['secretary', 'otherSecretary'] as const) {
      const { notices } = await (await signInAs(server, bureau, role)).api.notices.list({})
      expect(notices).toMatchObject([
        {
          kind: 'duty_handed_over',
          title: `“走访联系点”自${next}-05-10起由第二党支部负责`,
          text: '原由第一党支部负责。原因：分工调整。',
        },
      ])
    }
    // Corrected before it begins: it never had another name.
    const renamed = { ...view.terms, title: '走访基层联系点' }
    await officer.api.dutyChanges.change({ ...change, effectiveFrom: view.begins, seen: 1, set: renamed })
    expect(await officer.api.duties.duty({ id: duty, year: next })).toMatchObject({ title: '走访基层联系点' })
  })

  it('原来的单位补办它当时负责的，照样可以登记；申请豁免也按当时由谁负责', async () => {
    const bureau = await makeBureau(server, 'yuanlai')
    const { first, second } = bureau.bodies
    const terms = { kind: 'general_visit', cadence: { every: 'quarter' as const, times: 1 }, owes: { body: first } }
    const duty = await publishDuty(server, bureau, year, { title: '走访', quote: '第一党支部每季度走访1次', ...terms })
    const [officer, secretary] = [
      await signInAs(server, bureau, 'officer'),
      await signInAs(server, bureau, 'secretary'),
    ]
    const set = {
      ...monthly,
      ...terms,
      owes: { body: second },
      inForce: { from: `${year}-07-01`, to: `${year}-12-31` },
    }
    const change = { id: duty, effectiveFrom: `${year}-07-01`, seen: 0, reason: '分工调整', set }
    // Published this very day: what nobody could have done yet is not late.
    await ownerQuery(server, 'update duty set entered_on = $2 where id = $1', [duty, formatDay(todayInBeijing())])
    await officer.api.dutyChanges.change(change)
    const makesUpFor = `${duty}/${first}/${year}-04-01`
    const content = { subjectId: first, duties: [duty], heldOn: `${year}-07-20`, title: '走访' }
    expect(await refusalOf(secretary.api.records.submit({ id: newId(), kind: 'plain', content }))).toMatchObject({
      field: 'duties',
    })
    await secretary.api.records.submit({ id: newId(), kind: 'plain', content: { ...content, makesUpFor } })
    expect((await officer.api.duties.occurrence({ id: makesUpFor })).step).toMatchObject({ value: 1 })
    // Made up for already: a second one is asked about first.
    const again = { id: newId(), kind: 'plain' as const, content: { ...content, title: '再走访', makesUpFor } }
    expect(await refusalOf(secretary.api.records.submit(again))).toMatchObject({ status: 409, rule: 'duplicate' })
    await secretary.api.records.submit({ ...again, duplicateConfirmed: true })
    const ask = (from: string, to: string) =>
      secretary.api.approvals.ask({
        ...{ id: newId(), kind: 'exemption' as const },
        ...{ dutyId: duty, subjectId: first, from: `${year}-${from}`, to: `${year}-${to}`, reason: '抽调外勤' },
      })
    await ask('01-01', '03-31')
    expect(await refusalOf(ask('07-01', '09-30'))).toMatchObject({ rule: 'owes' })
  })

  it('移交以后再改数量，谁负责不变：按生效那天的要求填，没有改的不写入', async () => {
    const next = year + 2
    const bureau = await makeBureau(server, 'zaigai')
    const { first, second } = bureau.bodies
    const quarterly = { kind: 'branch_assembly', cadence: { every: 'quarter' as const, times: 1 } }
    const promise = { title: '走访', quote: '第一党支部每季度走访1次', owes: { body: first } }
    const duty = await publishDuty(server, bureau, next, { ...promise, ...quarterly })
    await ownerQuery(server, 'update duty set entered_on = $2 where id = $1', [duty, today])
    const officer = await signInAs(server, bureau, 'officer')
    const read = async (from: string) => (await officer.api.dutyChanges.changeable({ id: duty, from })).terms
    const ask = async (from: string, part: object, seen: number) => {
      const { title: _, owes: __, ...rest } = await read(from)
      const set = { ...rest, ...part }
      await officer.api.dutyChanges.change({ id: duty, effectiveFrom: from, seen, reason: '分工调整', set })
    }
    await ask(`${next}-04-01`, { owes: { body: second } }, 0)
    expect(await read(`${next}-01-01`)).toMatchObject({ owes: { body: first } })
    expect(await read(`${next}-07-01`)).toMatchObject({ owes: { body: second }, title: '走访' })
    await ask(`${next}-07-01`, { cadence: { every: 'quarter', times: 2 }, target: 2 }, 1)
    const { cells } = await officer.api.duties.board({ year: next })
    const owed = cells.flatMap((cell) => cell.occurrences.map(({ occurrence }) => occurrence.split('/').slice(1)))
    expect(owed.sort((a, b) => (a[1]! < b[1]! ? -1 : 1))).toEqual([
      [first, `${next}-01-01`],
      ...['04', '07', '10'].map((month) => [second, `${next}-${month}-01`]),
    ])
  })

  it('移交以后，原来的单位登记过、因此不再计入的，说明改由谁负责', async () => {
    const bureau = await makeBureau(server, 'buzaiji')
    const { first, second } = bureau.bodies
    const terms = { kind: 'general_visit', cadence: { every: 'year' as const, times: 1 }, owes: { body: first } }
    const duty = await publishDuty(server, bureau, year, { title: '走访', quote: '第一党支部全年走访1次', ...terms })
    await ownerQuery(server, 'update duty set entered_on = $2 where id = $1', [duty, today])
    const officer = await signInAs(server, bureau, 'officer')
    const secretary = await signInAs(server, bureau, 'secretary')
    const content = { subjectId: first, duties: [duty], heldOn: `${year}-02-01`, title: '走访' }
    const { id } = await secretary.api.records.submit({ id: newId(), kind: 'plain', content })
    const effectiveFrom = `${year}-07-01`
    const inForce = { from: effectiveFrom, to: `${year}-12-31` }
    const set = { ...monthly, ...terms, owes: { body: second }, inForce }
    await officer.api.dutyChanges.change({ id: duty, effectiveFrom, seen: 0, reason: '分工调整', set })
    expect((await secretary.api.records.get({ id })).credits[0]).toMatchObject({
      ...{ duties: [], outside: [{ title: '走访', year: null, turned: `自${effectiveFrom}起改由第二党支部负责` }] },
    })
  })

  it('登记时选过的任务已移交的，用当天的名称，说明已不由它负责', async () => {
    const bureau = await makeBureau(server, 'xuanguo')
    const { first, second } = bureau.bodies
    const terms = { title: '走访', owes: { body: first }, kind: 'general_visit' }
    const cadence = { every: 'quarter' as const, times: 1 }
    const duty = await publishDuty(server, bureau, year, { ...terms, cadence, quote: '第一党支部每季度走访1次' })
    const officer = await signInAs(server, bureau, 'officer')
    const secretary = await signInAs(server, bureau, 'secretary')
    await ownerQuery(server, 'update duty set entered_on = $2 where id = $1', [duty, today])
    const set = { ...monthly, ...terms, cadence, title: '走访联系点', owes: { body: second } }
    const change = { id: duty, effectiveFrom: `${year}-01-01`, seen: 0, reason: '分工调整', set }
    await officer.api.dutyChanges.change(change)
    const asked = { subjectId: first, heldOn: `${year}-02-01`, chosen: [duty] }
    expect(await secretary.api.duties.choices(asked)).toEqual({
      duties: [],
      others: [{ id: duty, title: '走访联系点', why: '不由所选单位（岗位）负责' }],
    })
    const taker = await officer.api.duties.choices({ ...asked, subjectId: second })
    expect(taker).toMatchObject({ duties: [{ id: duty, title: '走访联系点' }], others: [] })
  })

  it('不存在的单位不能负责', async () => {
    const { duty, officer, change } = await setting('meiyou')
    for (const owes of [{ body: newId() }, { posts: 'nobody' }]) {
      const asked = officer.api.dutyChanges.change({ ...change, id: duty, set: { ...monthly, owes } })
      expect(await refusalOf(asked)).toMatchObject({ status: 422, field: 'owes' })
    }
  })
})

describe('归属年度', () => {
  it('次年一季度补开的，写明上一年度才计入上一年度', async () => {
    const bureau = await makeBureau(server, 'niandu')
    const duty = await publishDuty(server, bureau, year, {
      title: '组织生活会',
      quote: '各支部召开1次组织生活会，可于次年3月底前召开',
      owes: { bodies: 'branch' },
      kind: 'organisational_life',
      cadence: { every: 'year', times: 1, until: '03-31' },
    })
    const officer = await signInAs(server, bureau, 'officer')
    const secretary = await signInAs(server, bureau, 'secretary')
    const value = async () => {
      const id = `${duty}/${bureau.bodies.first}/${year}-01-01`
      return (await officer.api.duties.occurrence({ id })).step
    }
    expect(await value()).toMatchObject({ due: `${year + 1}-03-31`, value: 0 })
    const content = { subjectId: bureau.bodies.first, duties: [duty], heldOn: `${year + 1}-01-20` }
    const held = (title: string, label: number | null) =>
      secretary.api.records.submit({ id: newId(), kind: 'plain', content: { ...content, title, label } })
    // The form, the page of the record and the count say the same.
    const { duties } = await secretary.api.duties.choices({ subjectId: content.subjectId, heldOn: content.heldOn })
    expect(duties.find(({ id }) => id === duty)?.years).toEqual([String(year)])
    const creditOf = async (title: string, label: number | null) =>
      (await secretary.api.records.get({ id: (await held(title, label)).id })).credits[0]
    expect(await creditOf('没有写年度的', null)).toMatchObject({
      ...{ duties: [], outside: [{ title: '组织生活会', year: String(year) }] },
    })
    expect((await value()).value).toBe(0)
    expect(await creditOf('写明上一年度的', year)).toMatchObject({ duties: [{ title: '组织生活会' }], outside: [] })
    expect((await value()).value).toBe(1)
    expect(await refusalOf(held('写错年度的', year - 1))).toMatchObject({ field: 'label' })
    // Held as a part of an assembly too.
    const part = { ...assemblyOf(bureau, content.heldOn), also: ['organisational_life'], label: year }
    await secretary.api.records.submit({ id: newId(), kind: 'assembly', content: part })
    expect((await value()).value).toBe(2)
    // Both years have it on paper, the one that it belongs to as well as the one that it was held in.
    const listed = async (of: number) => {
      const { rows } = await secretary.api.yearLedgers.get({ year: of, subjectId: content.subjectId })
      return rows.flatMap((row) => (row.row === 'record' ? [[row.title, row.makesUp]] : []))
    }
    const belongs = `计入${year}年度`
    const both = [
      ['写明上一年度的', belongs],
      [`支部党员大会：${part.topic}`, belongs],
    ]
    expect(await listed(year)).toEqual(both)
    expect(await listed(year + 1)).toEqual([['没有写年度的', null], ...both])
  })
})

it('次年补办上一年度的，写明计入所补的那一项', async () => {
  const last = Number(today.slice(0, 4)) - 1
  const bureau = await makeBureau(server, 'kuanian')
  const duty = await publishDuty(server, bureau, last, {
    ...{ title: '报送情况', quote: '每月报送情况1次', owes: { bodies: 'branch' }, kind: 'plain' },
    cadence: { every: 'month', times: 1 },
  })
  await ownerQuery(server, 'update duty set entered_on = $2 where id = $1', [duty, `${last}-01-01`])
  const secretary = await signInAs(server, bureau, 'secretary')
  const subjectId = bureau.bodies.first
  const makesUpFor = `${duty}/${subjectId}/${last}-03-01`
  const content = { subjectId, duties: [duty], heldOn: today, title: '补报3月情况', makesUpFor }
  // The form offers what is made up for, for whatever year; without it the duty of last year is over.
  const asked = { subjectId, heldOn: today, chosen: [duty] }
  expect(await secretary.api.duties.choices({ ...asked, makesUpFor })).toMatchObject({
    ...{ duties: [{ id: duty, title: '报送情况', years: [null] }], others: [] },
  })
  expect((await secretary.api.duties.choices(asked)).others).toMatchObject([{ id: duty }])
  expect(await secretary.api.duties.choices({ ...asked, subjectId: bureau.bodies.second, makesUpFor })).toMatchObject({
    duties: [],
  })
  const { id } = await secretary.api.records.submit({ id: newId(), kind: 'plain', content })
  const [credit] = (await secretary.api.records.get({ id })).credits
  expect(credit).toMatchObject({ duties: [{ title: '报送情况' }], outside: [] })

  // What is made up for keeps the name that it had when it was due.
  const officer = await signInAs(server, bureau, 'officer')
  const { terms } = await officer.api.dutyChanges.changeable({ id: duty })
  const renamed = { effectiveFrom: `${last}-07-01`, set: { ...terms, title: '报送重点情况' } }
  await officer.api.dutyChanges.change({ id: duty, ...renamed, seen: 0, reason: '规范名称' })
  const { rows } = await secretary.api.yearLedgers.get({ year: last, subjectId })
  expect(rows.flatMap((row) => (row.row === 'record' ? row.makesUp : []))).toEqual([`补办${last}-03-01起的“报送情况”`])
})

describe('还没到的调整', () => {
  it('改名、换主体、撤销：责任事项页、看板、日历、清单都写明，各按各的日子', async () => {
    const next = year + 2
    const bureau = await makeBureau(server, 'weidao')
    const { first, second } = bureau.bodies
    const published = { quote: '每季度报送情况1次', kind: 'plain', cadence: { every: 'quarter' as const, times: 1 } }
    const duty = await publishDuty(server, bureau, next, { ...published, title: '报送情况', owes: { body: first } })
    const gone = await publishDuty(server, bureau, next, { ...published, title: '开展文体活动', owes: { body: first } })
    await ownerQuery(server, 'update duty set entered_on = $2 where id = any($1)', [[duty, gone], today])
    const officer = await signInAs(server, bureau, 'officer')
    const { terms } = await officer.api.dutyChanges.changeable({ id: duty })
    const from = `${next}-04-01`
    const set = { ...terms, title: '报送重点情况', owes: { body: second } }
    await officer.api.dutyChanges.change({ id: duty, effectiveFrom: from, set, seen: 0, reason: '分工调整' })
    const withdrawn = { id: gone, effectiveFrom: `${next}-07-01`, set: null, seen: 0, reason: '不再要求' }
    await officer.api.dutyChanges.change(withdrawn)

    // Whoever takes it over sees what changes, and why.
    const taker = await signInAs(server, bureau, 'otherSecretary')
    const words = '任务名称改为“报送重点情况”；改由第二党支部负责'
    expect(await taker.api.duties.duty({ id: duty, year: next })).toMatchObject({
      ...{ title: '报送情况', ahead: [{ from, words }] },
      history: [{ effectiveFrom: from, words, reason: '分工调整', by: '何书宁' }],
    })
    const ofBoth = (rows: readonly { title: string }[], start: string) =>
      rows.filter(({ title }) => title.startsWith(start))
    const board = await officer.api.duties.board({ year: next })
    expect(board.duties.map(({ title, ahead }) => [title, ahead])).toEqual([
      ['报送情况', [{ from, words }]],
      ['开展文体活动', [{ from: `${next}-07-01`, words: null }]],
    ])
    const titles = async (subjectId: string, month: string) =>
      (await officer.api.calendar.month({ month: `${next}-${month}`, subjectId })).events.map(({ title }) => title)
    expect(await titles(first, '03')).toContain('报送情况')
    expect(await titles(second, '06')).toEqual(['报送重点情况'])

    const listOf = async (subjectId?: string) => (await officer.api.dutyLists.get({ year: next, subjectId })).rows
    expect(ofBoth(await listOf(first), '报送')).toMatchObject([{ title: '报送情况', deadline: '每季度（至3月31日）' }])
    expect(await listOf(second)).toMatchObject([{ title: '报送重点情况', deadline: '每季度（自4月1日起）' }])
    expect(await listOf()).toMatchObject([
      {
        title: '报送情况\n自4月1日起：报送重点情况',
        responsible: '第一党支部\n自4月1日起：第二党支部',
        deadline: '每季度',
      },
      { title: '开展文体活动', deadline: '每季度（自7月1日起撤销）' },
    ])
    const { occurrence } = board.cells.flatMap(({ occurrences }) => occurrences).find(({ due }) => due > from)!
    expect((await officer.api.duties.occurrence({ id: occurrence })).step.title).toBe('报送重点情况')
  })
})
