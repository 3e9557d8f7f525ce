import { expect, it } from 'vitest'
import { mayEnter } from './closing.rules.ts'

const allowed = [{ from: '2026-02-01', to: '2026-02-28', decidedOn: '2026-05-10' }]

it.each([
  ['没有关账', '2026-02-10', null, [], '2026-05-20', true],
  ['关账日之后', '2026-04-01', '2026-03-31', [], '2026-05-20', true],
  ['关账日当天', '2026-03-31', '2026-03-31', [], '2026-05-20', false],
  ['批准的日期，14天内', '2026-02-28', '2026-03-31', allowed, '2026-05-24', true],
  ['批准的日期，过了14天', '2026-02-28', '2026-03-31', allowed, '2026-05-25', false],
  ['批准以外的日期', '2026-03-01', '2026-03-31', allowed, '2026-05-20', false],
] as const)('%s', (_, heldOn, through, spans, today, may) => {
  expect(mayEnter(heldOn, through, spans, today) === true).toBe(may)
})
