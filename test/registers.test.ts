/** Registers over HTTP: who keeps which items, what a rate says before and after they are confirmed complete. */
import { describe, expect, it } from 'vitest'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { newId } from '#kernel/id.ts'
import { type Bureau, makeBureau, publishDuty, signInAs } from './builders.ts'
import { refusalOf } from './caller.ts'
import { startServer } from './server.ts'

const server = await startServer()
const today = formatDay(todayInBeijing())
const year = Number(today.slice(0, 4))

const rate = (bureau: Bureau, scope: 'own' | 'bureau') => ({
  title: '项目廉政谈话率100%',
  quote: '对所有项目组长廉政谈话率达到100%',
  owes: scope === 'own' ? { bodies: 'branch' } : { body: bureau.bodies.discipline },
  kind: 'integrity_talk',
  cadence: { every: 'year', times: 1 },
  measure: 'ratio',
  target: 1,
  register: 'projects',
  scope,
})
const item = (bureau: Bureau, branch: 'first' | 'second', rest: object = {}) => ({
  id: newId(),
  fields: { name: '湖区测图', subjectId: bureau.bodies[branch], from: `${year}-01-05`, to: `${year}-06-30`, ...rest },
})

async function setting(prefix: string, scope: 'own' | 'bureau') {
  const bureau = await makeBureau(server, prefix)
  const duty = await publishDuty(server, bureau, year, rate(bureau, scope))
  const officer = await signInAs(server, bureau, 'officer')
  const secretary = await signInAs(server, bureau, 'secretary')
  const otherSecretary = await signInAs(server, bureau, 'otherSecretary')
  await officer.api.registers.create({ name: '项目台账', standard: 'projects' })
  const subject = scope === 'own' ? bureau.bodies.first : bureau.bodies.discipline
  const standing = async () => {
    const { step } = await officer.api.duties.occurrence({ id: `${duty}/${subject}/${year}-01-01` })
    const { cells } = await officer.api.duties.board({ year })
    const cell = cells
      .flatMap(({ occurrences }) => occurrences)
      .find(({ occurrence }) => occurrence === step.occurrence)
    // The board reads the ledger, the drawer asks the engine.
    expect(cell).toMatchObject({ standing: step.standing, value: step.value })
    return { standing: step.standing, value: step.value }
  }
  return { bureau, duty, officer, secretary, otherSecretary, standing }
}

describe('台账和办结率', () => {
  it('没有确认齐全是未知；确认后按项计算；办完一项升一项；撤回又是未知', async () => {
    const { bureau, duty, officer, secretary, standing } = await setting('banjie', 'own')
    const items = [item(bureau, 'first'), item(bureau, 'first', { name: '山区测图' })]
    expect(await secretary.api.registers.addItems({ code: 'projects', items })).toEqual({ added: 2 })
    expect(await standing()).toEqual({ standing: 'unknown', value: null })
    await officer.api.registers.confirm({ code: 'projects', complete: true })
    expect((await standing()).value).toBe(0)
    const record = (ids: string[]) => ({
      id: newId(),
      kind: 'plain' as const,
      content: {
        subjectId: bureau.bodies.first,
        duties: [duty],
        items: ids,
        heldOn: today,
        title: `廉政谈话${ids[0]}`,
      },
    })
    await secretary.api.records.submit(record([items[0]!.id]))
    expect((await standing()).value).toBe(0.5)
    const { because } = await officer.api.duties.occurrence({ id: `${duty}/${bureau.bodies.first}/${year}-01-01` })
    expect(because.join()).toContain('应办结2项，已办结1项，尚缺：山区测图')
    const own = await secretary.api.duties.occurrence({ id: `${duty}/${bureau.bodies.first}/${year}-01-01` })
    expect(own.openItems).toEqual([{ id: items[1]!.id, name: '山区测图' }])
    await secretary.api.records.submit(record([items[1]!.id]))
    expect(await standing()).toEqual({ standing: 'done', value: 1 })
    const view = await officer.api.registers.get({ code: 'projects' })
    expect(view.items.map(({ done }) => done)).toEqual([{ integrity_talk: today }, { integrity_talk: today }])
    await officer.api.registers.confirm({ code: 'projects', complete: false })
    expect((await standing()).standing).toBe('unknown')
  })

  it('去年的率今年补办：选了事项的计为办结，显示逾期完成，纪实上说的也是这样；没有选的说明不计入', async () => {
    const bureau = await makeBureau(server, 'buban')
    const [officer, secretary] = [
      await signInAs(server, bureau, 'officer'),
      await signInAs(server, bureau, 'secretary'),
    ]
    const duty = await publishDuty(server, bureau, year - 1, rate(bureau, 'own'))
    await officer.api.registers.create({ name: '项目台账', standard: 'projects' })
    const late = item(bureau, 'first', { from: `${year - 1}-01-05`, to: `${year - 1}-06-30` })
    await secretary.api.registers.addItems({ code: 'projects', items: [late] })
    await officer.api.registers.confirm({ code: 'projects', complete: true })
    const subjectId = bureau.bodies.first
    const occurrence = `${duty}/${subjectId}/${year - 1}-01-01`
    const makeUp = async (items: string[]) => {
      const id = newId()
      const content = { subjectId, duties: [duty], items, heldOn: today, title: '补谈', makesUpFor: occurrence }
      await secretary.api.records.submit({ id, kind: 'plain', content, duplicateConfirmed: true })
      const { credits } = await secretary.api.records.get({ id })
      const { step } = await secretary.api.duties.occurrence({ id: occurrence })
      return { credits, standing: step.standing }
    }
    const title = '项目廉政谈话率100%'
    const idle = await makeUp([])
    expect(idle.credits).toMatchObject([{ duties: [], outside: [{ title, lacks: 'item' }] }])
    expect(idle.standing).not.toBe('done-late')
    // What names no item of it is told as a number, not one by one.
    expect(await secretary.api.duties.occurrence({ id: occurrence })).toMatchObject({ notCounted: [], otherItems: 1 })
    expect(await makeUp([late.id])).toMatchObject({ standing: 'done-late', credits: [{ duties: [{ title }] }] })
    for (const of of [year - 1, year]) {
      const { rows } = await secretary.api.yearLedgers.get({ year: of, subjectId })
      const made = rows.filter((row) => row.row === 'record' && row.makesUp === `补办${year - 1}-01-01起的“${title}”`)
      expect(made).toHaveLength(2)
    }
    // What was done for two items is told as one, with their number.
    const more = item(bureau, 'first', { from: `${year - 1}-02-05`, to: `${year - 1}-06-30` })
    await secretary.api.registers.addItems({ code: 'projects', items: [more] })
    expect((await makeUp([late.id, more.id])).credits).toMatchObject([{ items: 2, duties: [{ title, unit: '项' }] }])
    const choice = await secretary.api.duties.choices({ subjectId, heldOn: today, makesUpFor: occurrence })
    expect(choice.duties).toMatchObject([{ id: duty, items: 'rate', register: 'projects' }])
  })

  it('没有自己种类的一步，登记、列表、年度台账都用任务的名称，不说“其他工作”', async () => {
    const bureau = await makeBureau(server, 'mingcheng')
    const secretary = await signInAs(server, bureau, 'secretary')
    const title = '项目廉政监督卡的回收率'
    const subjectId = bureau.bodies.first
    const duty = await publishDuty(server, bureau, year, { ...rate(bureau, 'own'), title, kind: 'general_other' })
    const id = newId()
    const content = { subjectId, duties: [duty], items: [], heldOn: today, title: '收回监督卡' }
    await secretary.api.records.saveDraft({ id, kind: 'plain', subjectId, content })
    expect((await secretary.api.records.drafts({})).drafts).toMatchObject([{ kindLabel: title }])
    await secretary.api.records.submit({ id, kind: 'plain', content })
    expect((await secretary.api.records.get({ id })).summary.kindLabel).toBe(title)
    expect((await secretary.api.records.list({})).records).toMatchObject([{ kindLabel: title }])
    const { rows } = await secretary.api.yearLedgers.get({ year, subjectId })
    expect(rows.find((row) => row.row === 'record')).toMatchObject({ kindLabel: title, counts: [title] })
  })

  it('全局的率由一个单位负责，各支部的事项和登记都算进去', async () => {
    const { bureau, duty, officer, secretary, otherSecretary, standing } = await setting('quanju', 'bureau')
    const own = item(bureau, 'first')
    await secretary.api.registers.addItems({ code: 'projects', items: [own] })
    await otherSecretary.api.registers.addItems({ code: 'projects', items: [item(bureau, 'second')] })
    await officer.api.registers.confirm({ code: 'projects', complete: true })
    const content = { subjectId: bureau.bodies.discipline, duties: [duty], heldOn: today, title: '廉政谈话' }
    await officer.api.records.submit({ id: newId(), kind: 'plain', content: { ...content, items: [own.id] } })
    expect((await standing()).value).toBe(0.5)
  })

  it('登错的作废，改了的留版本；两人同时改，后来的被告知；双击只登记一次', async () => {
    const { bureau, officer, secretary, standing } = await setting('zuofei', 'own')
    const [first, second] = [item(bureau, 'first'), item(bureau, 'first', { name: '登错的' })]
    await officer.api.registers.confirm({ code: 'projects', complete: true })
    await Promise.all([
      secretary.api.registers.addItems({ code: 'projects', items: [first, second] }),
      secretary.api.registers.addItems({ code: 'projects', items: [first, second] }),
    ])
    expect((await officer.api.registers.get({ code: 'projects' })).items).toHaveLength(2)
    await secretary.api.registers.changeItem({ id: second.id, version: 1, fields: null })
    const later = { ...first.fields, to: `${year + 1}-03-31` }
    await secretary.api.registers.changeItem({ id: first.id, version: 1, fields: later })
    // Its end lies in the next year: nothing is left to be done in this one.
    expect((await standing()).standing).toBe('not-applicable')
    const stale = await refusalOf(officer.api.registers.changeItem({ id: first.id, version: 1, fields: first.fields }))
    expect(stale).toMatchObject({ status: 409, rule: 'stale' })
  })

  it('完全相同的一项先问一声，一次粘贴里的也算；说明仍要登记的才登记', async () => {
    const { bureau, secretary } = await setting('xiangtong', 'own')
    const add = (items: ReturnType<typeof item>[], again = false) =>
      secretary.api.registers.addItems({ code: 'projects', items, again })
    await add([item(bureau, 'first')])
    const asked = { rule: 'same-item', message: expect.stringContaining('“湖区测图”') }
    expect(await refusalOf(add([item(bureau, 'first')]))).toMatchObject(asked)
    const twice = { name: '山区测图' }
    expect(await refusalOf(add([item(bureau, 'first', twice), item(bureau, 'first', twice)]))).toMatchObject({
      rule: 'same-item',
    })
    expect(await add([item(bureau, 'first', { to: null })])).toEqual({ added: 1 })
    expect(await add([item(bureau, 'first')], true)).toEqual({ added: 1 })
  })

  it('别的支部看不到，也不能登记、修改；书记不能替机关党委确认', async () => {
    const { bureau, secretary, otherSecretary } = await setting('biede', 'own')
    const own = item(bureau, 'first')
    await secretary.api.registers.addItems({ code: 'projects', items: [own] })
    expect((await otherSecretary.api.registers.get({ code: 'projects' })).items).toEqual([])
    const foreign = { code: 'projects', items: [item(bureau, 'first')] }
    expect(await refusalOf(otherSecretary.api.registers.addItems(foreign))).toMatchObject({ status: 403 })
    const change = { id: own.id, version: 1, fields: own.fields }
    expect(await refusalOf(otherSecretary.api.registers.changeItem(change))).toMatchObject({ status: 404 })
    const confirm = { code: 'projects', complete: true }
    expect(await refusalOf(secretary.api.registers.confirm(confirm))).toMatchObject({ status: 403 })
  })

  it('逐项的任务：每一项一次应办，由它所属的支部负责', async () => {
    const bureau = await makeBureau(server, 'zhuxiang')
    const officer = await signInAs(server, bureau, 'officer')
    await officer.api.registers.create({ name: '项目台账', standard: 'projects' })
    const [first, second] = [item(bureau, 'first'), item(bureau, 'second', { to: null })]
    const duty = await publishDuty(server, bureau, year, {
      title: '项目廉政谈话',
      quote: '每个项目开展1次廉政谈话',
      owes: { bodies: 'branch' },
      kind: 'integrity_talk',
      cadence: { every: 'items', times: 1, within: 30 },
      register: 'projects',
    })
    await officer.api.registers.addItems({ code: 'projects', items: [first, second] })
    const { cells } = await officer.api.duties.board({ year })
    expect(cells.flatMap(({ occurrences }) => occurrences.map(({ occurrence }) => occurrence)).sort()).toEqual(
      [
        `${duty}/${bureau.bodies.first}/${year}-01-05#${first.id}`,
        `${duty}/${bureau.bodies.second}/${year}-01-05#${second.id}`,
      ].sort(),
    )
    const content = { subjectId: bureau.bodies.second, duties: [duty], items: [second.id], heldOn: `${year}-01-20` }
    await officer.api.records.submit({ id: newId(), kind: 'plain', content: { ...content, title: '廉政谈话' } })
    const id = `${duty}/${bureau.bodies.second}/${year}-01-05#${second.id}`
    expect((await officer.api.duties.occurrence({ id })).step.value).toBe(1)
  })
})
