/** When two promises are due, compared: in the year after the plan's, and with a day that was taken out again. */
import { expect, test } from 'vitest'
import { corrected, promisesOf } from '#test/promises.ts'
import { saidOf } from './cadence-edit.rules.ts'
import { comparePlans } from './compare.rules.ts'

const OFFICE = { bodies: [{ id: 'b1', name: '办公室党支部', kind: 'branch' }], posts: [] }

const read = promisesOf(OFFICE)

test('次年1月底前晚于12月底前：读出时不当成年初，按审核时填的日期说推迟', () => {
  const [before, after] = [read('12月底前召开述职评议会。', 2026), read('次年1月底前召开述职评议会。', 2027)]
  expect(after[0]!.reading.deadline).toMatchObject({ text: '次年1月底前', resolved: null })
  const said = (pairs: ReturnType<typeof comparePlans>) => pairs.map(({ change, details }) => [change, details])
  expect(said(comparePlans(before, after))).toEqual([['moved', []]])
  const windows = [{ from: '2027-01-01', to: '2028-01-31' }]
  const dated = corrected(after[0]!, {
    cadence: { every: 'once', times: 1, windows },
    inForce: { from: '2027-01-01', to: '2028-01-31' },
  })
  expect(said(comparePlans(before, [dated]))).toEqual([['moved', ['推迟']]])
  expect(said(comparePlans([dated], before))).toEqual([['moved', ['提前']]])
})

test('清空了的“几日前”，同没有填过的一样', () => {
  const before = read('各党支部每季度报送1次信息。', 2026)
  const [after] = read('各党支部每季度报送1次信息。', 2027)
  const emptied = corrected(after!, { cadence: { every: 'quarter', byDay: null, times: 1 } })
  expect(comparePlans(before, [emptied]).map(({ change }) => change)).toEqual(['same'])
  expect(saidOf({ every: 'quarter', times: 1, byDay: null })).toEqual({ every: 'quarter', times: 1 })
})
