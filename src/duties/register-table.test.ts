import { expect, it } from 'vitest'
import type { Terms } from './duty.schema.ts'
import { countsByEnd, registerCells } from './register-table.rules.ts'

it('按结束日期计的任务，没有结束日期的事项写明暂不计入；从开始之日起计的不写', () => {
  const item = {
    ...{
      id: 'a',
      version: 1,
      name: '测绘项目',
      subject: { id: 'b', name: '第一党支部' },
      from: '2026-01-05',
      to: null,
    },
    ...{ enteredBy: '周念一', enteredOn: '2026-01-06', done: { talk: '2026-02-01' }, mayChange: true },
  }
  const steps = [
    { kind: 'talk', title: '廉政谈话率', byEnd: true },
    { kind: 'card', title: '回收率', byEnd: true },
    { kind: 'start', title: '开工前谈话', byEnd: false },
  ]
  const of = (to: string | null) => registerCells({ items: [{ ...item, to }], steps })[0]!.slice(5, 8)
  expect(of(null)).toEqual(['2026-02-01（没有结束日期，暂不计入）', '未办（没有结束日期，暂不计入）', '未办'])
  expect(of('2026-06-30')).toEqual(['2026-02-01', '未办', '未办'])
  const terms = (of: object) => countsByEnd({ measure: 'count', ...of } as Terms)
  expect([
    terms({ measure: 'ratio', cadence: { every: 'year' } }),
    terms({ cadence: { every: 'items' } }),
    terms({ cadence: { every: 'items', within: 30 } }),
  ]).toEqual([true, true, false])
})
