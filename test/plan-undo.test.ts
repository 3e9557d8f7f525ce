/** Taking back what was done to the tasks of a plan: no word is lost, nobody's change is overwritten. */
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { refusalOf } from './caller.ts'
import { startDemonstration } from './demonstration.ts'

const today = formatDay(todayInBeijing())
const year = Number(today.slice(0, 4))
const server = await startDemonstration(today)
const office = await server.as('dangwei')
const second = await server.as('dwshuji')

const PLAN = `云溪市样例局${year}年党建工作要点
一、强化学习
1.抓好学习。各党支部每月组织政策法规测试1次并举办读书分享会和参观见学活动，每半年召开1次读书分享会。
2.压实责任。班子成员每年到联系点走访不少于2次。大力弘扬务实作风。
`

async function upload(text = PLAN) {
  const response = await office.upload('plan', '样例要点.txt', text)
  const { id: fileId } = (await response.json()) as { id: string }
  const { planId, jobId } = await office.api.plans.create({ fileId, again: true })
  for (;;) {
    const { state } = await office.api.jobs.get({ id: jobId })
    if (state === 'done') break
    if (state === 'failed') throw new Error('reading failed')
    await setTimeout(50)
  }
  const now = async () => (await office.api.plans.get({ id: planId })).items
  /** An item with its present version. */
  const at = async (id: string) => of((await now()).find((item) => item.id === id)!)
  return { id: planId, now, at, items: await now() }
}
type Items = Awaited<ReturnType<typeof upload>>['items']
const of = ({ id, version }: { readonly id: string; readonly version: number }) => ({ id, version })
const spans = (items: Items) => items.map(({ id, state, reading: { start, end } }) => [id, state, start, end])

describe('撤销标出的', () => {
  it('不按顺序撤销，不丢文字、不重叠：隔着别的任务的先不还', async () => {
    const { id, now, at, items } = await upload()
    await office.api.plans.decide({ items: [of(items[0]!)], state: 'accepted' })
    const before = await now()
    const { start, end } = before[0]!.reading
    const one = await office.api.plans.mark({ id, start: end - 6, end })
    const cut = one.shortened!.reading.end
    const other = await second.api.plans.mark({ id, start: cut - 6, end: cut })
    const marked = await now()
    const refusal = await refusalOf(office.api.plans.unmark({ id, item: of(one.added) }))
    expect(refusal).toMatchObject({ status: 409, rule: 'apart' })
    expect(refusal.message).toContain('请先取消夹在中间的任务')
    expect(await now()).toEqual(marked)
    const { items: changed } = await second.api.plans.unmark({ id, item: of(other.added) })
    expect(spans(changed)).toEqual([[before[0]!.id, 'proposed', start, cut]])
    await office.api.plans.unmark({ id, item: await at(one.added.id) })
    expect(spans(await now())).toEqual(spans(before))
  })

  it('两头各标出一项的，先撤销哪一项都行；全部还原以前，不恢复为已采纳', async () => {
    const { id, now, items } = await upload()
    await office.api.plans.decide({ items: [of(items[0]!)], state: 'accepted' })
    const { start, end } = items[0]!.reading
    const tail = await office.api.plans.mark({ id, start: end - 6, end })
    const front = await second.api.plans.mark({ id, start, end: start + 4 })
    await office.api.plans.unmark({ id, item: of(tail.added) })
    const whole = async () => spans(await now()).find(([one]) => one === items[0]!.id)
    expect(await whole()).toEqual([items[0]!.id, 'proposed', start + 4, end])
    await second.api.plans.unmark({ id, item: of(front.added) })
    expect(await whole()).toEqual([items[0]!.id, 'proposed', start, end])
    expect(await now()).toHaveLength(items.length)
  })

  it('后来又并入了别的任务的，还回的文字在拆开以后也在', async () => {
    const { id, now, at, items } = await upload()
    const [whole, next] = [items[0]!, items[1]!]
    const { start, end } = whole.reading
    const front = await office.api.plans.mark({ id, start, end: start + 4 })
    await office.api.plans.join({ id, first: await at(whole.id), second: await at(next.id) })
    await office.api.plans.unmark({ id, item: of(front.added) })
    await office.api.plans.separate({ id, item: await at(next.id) })
    expect(spans(await now())).toEqual(spans(items))
    expect([start, end]).toEqual([(await now())[0]!.reading.start, (await now())[0]!.reading.end])
  })

  it('自己也被拆过的不能取消，由它拆短的并入了别的任务的也不能', async () => {
    const { id, at, items } = await upload()
    const [whole, next] = [items[0]!, items[1]!]
    const { end } = next.reading
    const one = await office.api.plans.mark({ id, start: end - 6, end })
    const inner = await office.api.plans.mark({ id, start: end - 3, end })
    expect(inner.shortened!.id).toBe(one.added.id)
    expect(await refusalOf(office.api.plans.unmark({ id, item: await at(one.added.id) }))).toMatchObject({
      rule: 'taken',
    })
    await office.api.plans.unmark({ id, item: await at(inner.added.id) })
    await office.api.plans.join({ id, first: await at(whole.id), second: await at(next.id) })
    expect(await refusalOf(office.api.plans.unmark({ id, item: await at(one.added.id) }))).toMatchObject({
      rule: 'joined',
    })
  })
})

describe('同名的任务', () => {
  const names = (items: Items) => items.map(({ draft }) => draft.title)

  it('并入再拆开、标出再取消，名称里何时办都还在', async () => {
    const twins = PLAN.replace('每半年召开1次读书分享会。', '每半年完成1次自查。各党支部11月完成1次自查。')
    const { id, now, at, items } = await upload(twins)
    const [half, november] = [items.at(-3)!, items.at(-2)!]
    expect(names([half, november])).toEqual(['开展自查（每半年）', '开展自查（11月1日—11月30日）'])
    await office.api.plans.join({ id, first: of(half), second: of(november) })
    await office.api.plans.separate({ id, item: await at(november.id) })
    expect(names(await now())).toEqual(names(items))
    const { start, end } = november.reading
    const { added } = await office.api.plans.mark({ id, start: start + 2, end: end - 1 })
    await office.api.plans.unmark({ id, item: of(added) })
    expect(names(await now())).toEqual(names(items))
  })
})

describe('别人后来改过的', () => {
  it('撤销修改、标出、并入，都只从自己改出的版本撤销', async () => {
    const { id, at, items } = await upload()
    const [first, next] = [items[0]!, items[1]!]
    const mine = await office.api.plans.edit({ ...of(first), draft: { ...first.draft, title: '我改的名称' } })
    await second.api.plans.edit({ ...of(mine), draft: { ...first.draft, title: '后来改的名称' } })
    const back = office.api.plans.edit({ ...of(mine), draft: first.draft })
    expect(await refusalOf(back)).toMatchObject({ status: 409, rule: 'stale' })
    const { end } = first.reading
    const { added } = await office.api.plans.mark({ id, start: end - 6, end })
    await second.api.plans.edit({ ...of(added), draft: { ...added.draft, title: '补充过的名称' } })
    expect(await refusalOf(office.api.plans.unmark({ id, item: of(added) }))).toMatchObject({ rule: 'stale' })
    const joined = await office.api.plans.join({ id, first: await at(first.id), second: await at(next.id) })
    const part = joined.items.find((item) => item.id === next.id)!
    await second.api.plans.edit({ ...of(part), draft: { ...part.draft, title: '并入后又改的' } })
    expect(await refusalOf(office.api.plans.separate({ id, item: of(part) }))).toMatchObject({ rule: 'stale' })
  })
})

describe('操作日志', () => {
  it('一批采纳的任务一项一行，写明是哪份要点；标出的、删除的也写明', async () => {
    const { id, items } = await upload()
    await office.api.plans.decide({ items: items.map(of), state: 'accepted' })
    const { start, end } = items[0]!.reading
    await office.api.plans.mark({ id, start, end: end - 6 })
    await office.api.plans.remove({ id })
    const { rows } = await (await server.as('shenji')).api.log.list({ part: 'plans' })
    const plan = `“云溪市样例局${year}年党建工作要点”`
    const said = rows.slice(0, items.length + 2).map(({ action, object }) => `${action} ${object}`)
    expect(items.length).toBeGreaterThan(2)
    expect(said.slice(0, 2)).toEqual([
      `删除要点 要点：${plan}，编号${id.slice(-6)}`,
      `标出要点任务 要点：${plan}，编号${id.slice(-6)}`,
    ])
    expect(said.slice(2).sort()).toEqual(
      items.map((one) => `采纳或不采纳要点任务 要点任务：${plan}，编号${one.id.slice(-6)}`).sort(),
    )
  })
})

describe('年度', () => {
  it('改了年度可以改回；年度又被别人改过的，不撤销', async () => {
    const { id, now } = await upload()
    const before = await now()
    await office.api.plans.setYear({ id, year: year + 1, seen: year })
    await office.api.plans.setYear({ id, year, seen: year + 1 })
    expect((await now()).map(({ draft }) => draft)).toEqual(before.map(({ draft }) => draft))
    await office.api.plans.setYear({ id, year: year + 1, seen: year })
    await second.api.plans.setYear({ id, year: year + 2, seen: year + 1 })
    const back = office.api.plans.setYear({ id, year, seen: year + 1 })
    expect(await refusalOf(back)).toMatchObject({ status: 409, rule: 'stale' })
  })
})

describe('由系统判断的', () => {
  it('已并入的不能再并入别的任务', async () => {
    const { id, now, at, items } = await upload()
    const { end } = items[0]!.reading
    const { added } = await office.api.plans.mark({ id, start: end - 6, end })
    await office.api.plans.join({ id, first: await at(items[0]!.id), second: await at(added.id) })
    const before = await now()
    const again = office.api.plans.join({ id, first: await at(items[1]!.id), second: await at(added.id) })
    expect(await refusalOf(again)).toMatchObject({ status: 409, rule: 'joined' })
    expect(await now()).toEqual(before)
  })

  it('是否改过由系统比对：说成没有改过也没有用，改回原样就是没有改过，换了年度也一样', async () => {
    const { id, at, items } = await upload()
    const [{ draft }] = items as [Items[number]]
    const edit = { ...of(items[0]!), draft: { ...draft, title: '完全不同的名称' }, edited: false }
    const changed = await office.api.plans.edit(edit)
    expect(changed.edited).toBe(true)
    const again = await office.api.plans.edit({ ...of(changed), draft: { ...draft, title: '又一个名称' } })
    const back = await office.api.plans.edit({ ...of(again), draft })
    expect([back.edited, back.draft]).toEqual([false, draft])
    await office.api.plans.edit({ ...of(back), draft: { ...draft, title: '再改一次' } })
    await office.api.plans.setYear({ id, year: year + 1 })
    const inForce = { from: `${year + 1}-01-01`, to: `${year + 1}-12-31` }
    const moved = await office.api.plans.edit({ ...(await at(back.id)), draft: { ...draft, inForce } })
    expect(moved.edited).toBe(false)
  })
})
