import { expect, it } from 'vitest'
import { closureOf, permitOf } from './closing.rules.ts'

const allowed = [{ from: '2026-02-01', to: '2026-02-28', decidedOn: '2026-05-10' }]

it.each([
  ['没有关账', '2026-02-10', null, [], '2026-05-20', true],
  ['关账日之后', '2026-04-01', '2026-03-31', [], '2026-05-20', true],
  ['关账日当天', '2026-03-31', '2026-03-31', [], '2026-05-20', false],
  ['批准的日期，14天内', '2026-02-28', '2026-03-31', allowed, '2026-05-24', true],
  ['批准的日期，过了14天', '2026-02-28', '2026-03-31', allowed, '2026-05-25', false],
  ['批准以外的日期', '2026-03-01', '2026-03-31', allowed, '2026-05-20', false],
] as const)('%s', (_, heldOn, through, spans, today, may) => {
  expect(closureOf(heldOn, through, spans, today) === null).toBe(may)
})

it('不能办的说明关到哪天、怎么申请；已经申请的说正在审批', () => {
  expect(closureOf('2026-03-01', '2026-03-31', allowed, '2026-05-20')).toEqual({
    asked: false,
    why: '已关账至2026-03-31（含当日）。确需补登、更正或作废2026-03-01的纪实，请先在“审批”页申请补登更正，批准后14天内办理。',
  })
  const waiting = { from: '2026-03-01', to: '2026-03-01', decidedOn: null }
  expect(closureOf('2026-03-01', '2026-03-31', [waiting], '2026-05-20')).toEqual({
    asked: true,
    why: '已关账至2026-03-31（含当日）。2026-03-01的补登更正申请正在审批，批准后14天内办理。',
  })
})

it.each([
  ['没有关账', '2026-02-10', null, '2026-05-20', null],
  ['关账日之后', '2026-04-01', '2026-03-31', '2026-05-20', null],
  ['批准的日期，到第14天为止', '2026-02-10', '2026-03-31', '2026-05-24', '2026-05-24'],
  ['批准过期', '2026-02-10', '2026-03-31', '2026-05-25', null],
  ['批准了两次的，到后一次为止', '2026-02-01', '2026-03-31', '2026-05-24', '2026-05-29'],
  ['没有批准的日期', '2026-03-01', '2026-03-31', '2026-05-20', null],
] as const)('经批准可以办理到哪天：%s', (_, heldOn, through, today, until) => {
  const asked = { from: '2026-01-01', to: '2026-03-31', decidedOn: null }
  const again = { from: '2026-02-01', to: '2026-02-01', decidedOn: '2026-05-15' }
  expect(permitOf(heldOn, through, [asked, again, ...allowed], today)).toEqual(until && { through, until })
})
