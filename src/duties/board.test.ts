import { expect, it } from 'vitest'
import { agendaSteps, comingSteps, missedBefore } from './board.rules.ts'
import type { Step } from './board.schema.ts'

const step = (occurrence: string, part: Partial<Step>) => ({ occurrence, scheduled: null, ...part }) as Step

it('接下来要办的按该办的日子排：有安排的按安排，没有的按期限', () => {
  const coming = { standing: 'upcoming', start: '2027-01-01' } as const
  const steps = [
    step('a', { ...coming, due: '2027-12-31' }),
    step('b', { ...coming, due: '2027-01-05' }),
    step('c', { ...coming, due: '2027-03-31', scheduled: '2027-01-15' }),
    step('d', { ...coming, start: '2027-03-01', due: '2027-03-31' }),
  ]
  expect(comingSteps(steps, '2027-02-01').map(({ occurrence }) => occurrence)).toEqual(['b', 'c', 'a'])
})

it('给党员看的：没有办完、还没有到期的都在，原来安排的日子过了也在；按该办的日子排', () => {
  const open = { standing: 'open', start: '2026-10-01' } as const
  const steps = [
    step('按季', { ...open, due: '2027-03-31' }),
    step('过了安排的日子', { ...open, standing: 'due-soon', due: '2026-12-31', scheduled: '2026-12-18' }),
    step('没有安排', { ...open, due: '2027-01-31' }),
    step('有安排', { ...open, due: '2027-03-31', scheduled: '2027-01-15' }),
    step('将开始', { standing: 'upcoming', start: '2027-01-01', due: '2027-06-30' }),
    step('待补录', { ...open, standing: 'entry-open', due: '2026-12-20' }),
    step('已完成', { ...open, standing: 'done', due: '2026-12-31' }),
  ]
  expect(agendaSteps(steps, '2026-12-31', '2027-03-01').map(({ occurrence }) => occurrence)).toEqual([
    '过了安排的日子',
    '将开始',
    '有安排',
    '没有安排',
  ])
})

it('去年到期较早、不再逐项列出的，按单位和岗位说出各有几项', () => {
  const of = (id: string) => ({ id, name: `${id}支部`, kind: 'branch', post: false })
  const steps = [
    step('a', { standing: 'missed', due: '2026-03-31', subject: of('一') }),
    step('b', { standing: 'missed', due: '2026-06-30', subject: of('一') }),
    step('c', { standing: 'done-late', due: '2026-06-30', subject: of('一') }),
    step('d', { standing: 'missed', due: '2026-12-20', subject: of('二') }),
    step('e', { standing: 'missed', due: '2026-05-31', subject: of('二') }),
  ]
  expect(missedBefore(steps, '2026-12-06')).toEqual([
    { id: '一', name: '一支部', count: 2 },
    { id: '二', name: '二支部', count: 1 },
  ])
})
