/** Tasks cut in two and joined again: each part says what its own words say. */
import { describe, expect, test } from 'vitest'
import type { Commitment } from './commitment.schema.ts'
import { readMarked } from './mark.rules.ts'
import { kept, readJoined, readRest, sharedBy } from './part.rules.ts'
import { draftOf } from './plan.rules.ts'
import { readPlan } from './reader/read.rules.ts'
import { remainder } from './stretch.rules.ts'

const roles = ['branch_secretary', 'branch_organiser']
const office = {
  bodies: [{ id: 'b', name: '第一党支部', kind: 'branch' }],
  posts: roles.map((role) => ({ id: role, name: role, role, body: 'b' })),
}
const told = (reading: Commitment) => {
  const { title, owes, list, cadence } = draftOf(reading, 2031, office).draft
  return { title, owes, ...(list ? { list } : {}), cadence: cadence.every }
}

function cut(sentence: string, part: string) {
  const text = `某局2031年党建工作要点\n一、思想建设\n1.谈心谈话。${sentence}。\n`
  const { points: plan, commitments } = readPlan(text)
  const points = [...text]
  const start = text.indexOf(part)
  const at = { start, end: start + part.length }
  const whole = commitments.find((c) => c.start <= at.start && at.end <= c.end)!
  const rest = remainder(points, whole, at)!
  const before = commitments.filter((c) => c.start < rest.start && c !== whole).at(-1)
  const taken = readMarked(points, at, plan, whole, sharedBy(points, whole, at))
  return { points, plan, whole, taken, rest: readRest(points, whole, rest, plan, before), at }
}

describe('拆成两项', () => {
  const pairs = '党支部书记与支部委员、支部委员与党员之间每半年至少谈心谈话1次'

  test('两组谈话拆开，主语、名称和名单各是各的', () => {
    const { taken, rest } = cut(pairs, '支部委员与党员之间每半年至少谈心谈话1次')
    expect(told(taken)).toEqual({
      title: '支部委员与党员之间谈心谈话',
      owes: roles.map((posts) => ({ posts })),
      list: 'members',
      cadence: 'half-year',
    })
    expect(told(rest)).toEqual({
      title: '与支部委员谈心谈话',
      owes: [{ posts: 'branch_secretary' }],
      list: 'committee',
      cadence: 'half-year',
    })
    expect(rest.quote).toBe('党支部书记与支部委员')
    expect(taken.quote).toBe('支部委员与党员之间每半年至少谈心谈话1次')
  })

  test('先拆前面一组也一样', () => {
    const { taken, rest } = cut(pairs, '党支部书记与支部委员')
    expect(told(taken)).toMatchObject({ title: '与支部委员谈心谈话', list: 'committee', cadence: 'half-year' })
    expect(told(rest)).toMatchObject({ title: '支部委员与党员之间谈心谈话', list: 'members', cadence: 'half-year' })
  })

  test.each([
    ['6月底前，各党支部召开座谈会和推进会', '推进会', '召开座谈会', '2031-06-30'],
    ['10月，各党支部组织参观学习和交流', '交流', '组织参观学习', '2031-10-31'],
  ])('句首的时间两项都有：%s', (sentence, part, title, to) => {
    const { taken, rest } = cut(sentence, part)
    for (const reading of [taken, rest])
      expect(draftOf(reading, 2031, office).draft).toMatchObject({
        owes: [{ bodies: 'branch' }],
        cadence: { every: 'once', windows: [{ to }] },
      })
    expect(told(rest).title).toBe(title)
  })

  test('每一处理由都在原文里', () => {
    const { points, taken, rest } = cut(pairs, '支部委员与党员之间每半年至少谈心谈话1次')
    for (const reading of [taken, rest])
      for (const { words, start, end } of reading.reasons) expect(points.slice(start, end).join('')).toBe(words)
  })

  test('拆出的再并回去，同没有拆过一样', () => {
    const { points, whole, taken, rest } = cut(pairs, '支部委员与党员之间每半年至少谈心谈话1次')
    const { start, end } = whole
    const part = {
      ...taken,
      takenFrom: { id: 'a', start, end, state: 'proposed' as const, reasons: [], reading: kept(whole) },
    }
    expect(readJoined(points, { id: 'a', reading: rest }, part, { start, end })).toEqual(whole)
  })
})

test('并入的一句只写时限的，前一项就以它为时限', () => {
  const text = '某局2031年党建工作要点\n1.四季度组织述职评议。注重实效。防止走过场。12月20日前完成。\n'
  const points = [...text]
  const [one, other] = readPlan(text).commitments
  const at = { start: one!.start, end: other!.end }
  expect(readJoined(points, { id: 'a', reading: one! }, other!, at)).toMatchObject({
    quote: '四季度组织述职评议。注重实效。防止走过场。12月20日前完成',
    action: '组织述职评议',
    deadline: { text: '12月20日前', resolved: { from: '10-01', to: '12-20' } },
  })
})
