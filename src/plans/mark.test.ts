import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compose } from '#documents/compose.rules.ts'
import { apart, readInRow, readMarked } from './mark.rules.ts'
import { draftDuty } from './reader/duty.rules.ts'
import { readPlan } from './reader/read.rules.ts'
import { markingOf, putBack, remainder, trimmed } from './stretch.rules.ts'
import { besideIn } from './table-place.rules.ts'
import { titleOf } from './title.rules.ts'

const text = '某局2026年党建工作要点\n一、思想建设\n1.学习。各党支部每月集中学习一次，每季度交流心得。开展读书活动。\n'
const points = [...text]
const { points: plan, commitments } = readPlan(text)
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })

describe('人工标出的文字', () => {
  test('照样读出频次，承接前文的主体，位置和原文一致', () => {
    const read = readMarked(points, at('每季度交流心得'), plan, commitments[0])
    expect(read).toMatchObject({
      quote: '每季度交流心得',
      point: 1,
      subject: '各党支部',
      subjectSource: 'inherited',
      cadence: { type: 'quarterly', count: 1 },
      marked: true,
    })
    for (const { words, start, end } of read.reasons) expect(points.slice(start, end).join('')).toBe(words)
  })

  test('没有数字和期限的，作为年内办一次', () => {
    const read = readMarked(points, at('开展读书活动'), plan, undefined)
    expect(read).toMatchObject({ subject: null, recordType: 'study', cadence: { type: 'once', count: 1 } })
  })

  test('承接的主体不越过句号；由谁做写在句中的，就是谁', () => {
    const whole =
      '某局2026年党建工作要点\n1.学习。机关纪委每季度通报1次。每次学习前由宣传委员拟定方案，支部书记审定。\n'
    const { points: over, commitments: found } = readPlan(whole)
    const mark = (words: string) => {
      const start = whole.indexOf(words)
      return readMarked([...whole], { start, end: start + words.length }, over, found[0]).subject
    }
    expect(mark('每次学习前由宣传委员拟定方案')).toBe('宣传委员')
    expect(mark('支部书记审定')).toBe('支部书记')
    expect(mark('拟定方案')).toBeNull()
  })

  test('时间写在前面、主体写在后面的，主体是句中写明的', () => {
    const whole = '某局2026年党建工作要点\n1.学习。机关纪委每季度通报1次，节后3个工作日内，各党支部报告落实情况。\n'
    const { points: over, commitments: found } = readPlan(whole)
    const start = whole.indexOf('节后')
    const at = { start, end: start + '节后3个工作日内，各党支部报告落实情况'.length }
    expect(readMarked([...whole], at, over, found[0])).toMatchObject({
      subject: '各党支部',
      subjectSource: 'explicit',
      cadence: { type: 'rule' },
    })
  })

  test.each([
    ['每月', 'monthly', { every: 'month', byDay: 10 }],
    ['每季度', 'quarterly', { every: 'once', windows: [{ to: '2026-01-10' }, {}, {}, {}] }],
    ['9月底前', 'once', { every: 'once' }],
  ])('次月的期限随前面的任务走，不说没有写时限：%s', (when, type, cadence) => {
    const whole = `某局2026年党建工作要点\n1.机关纪委${when}检查作风建设，并于次月10日前通报。\n`
    const { points: over, commitments: found } = readPlan(whole)
    const start = whole.indexOf('并于次月')
    const read = readMarked([...whole], { start, end: start + '并于次月10日前通报'.length }, over, found[0])
    expect(read).toMatchObject({ subject: '机关纪委', tier: 1, cadence: { type } })
    expect(titleOf(read)).toBe('通报检查作风建设情况')
    const duty = draftDuty(read, 2026)
    expect(duty).toMatchObject({ cadence })
    expect(duty.review.join()).toMatch(/次月10日前.*请看一眼/)
    expect(duty.review.join()).not.toMatch(/没有写时限/)
  })

  test('任何一段都读得成，原文就是那一段', () => {
    fc.assert(
      fc.property(fc.nat(points.length - 1), fc.nat(points.length), (from, length) => {
        const part = trimmed(points, { start: from, end: Math.min(points.length, from + length) })
        fc.pre(part !== null)
        const read = readMarked(points, part!, plan, commitments[0])
        expect(read.quote).toBe(points.slice(read.start, read.end).join(''))
        expect([read.start, read.end]).toEqual([part!.start, part!.end])
      }),
    )
  })

  test.each([
    ['（一）支部委员会\n每月1次，研究工作。', '每月1次', '支部委员会', '支部委员会', 'monthly', 'meeting'],
    ['支部书记\n1.讲党课（每季度1次）', '每季度1次', null, '讲党课', 'quarterly', 'lecture'],
    ['谈心谈话\n每半年不少于1次', '每半年不少于1次', null, '谈心谈话', 'semiannual', 'talk'],
    ['1.理论学习。不少于12次，注重实效。', '不少于12次', null, '理论学习', 'n-per-year', 'study'],
    ['联系党员：每季度2次', '每季度2次', null, '联系党员', 'quarterly', 'other'],
  ])('只标出频次的，做什么、由谁做看上面的标题：%s', (body, words, subject, action, type, recordType) => {
    const whole = `某局2026年党建工作要点\n${body}\n`
    const from = [...whole.slice(0, whole.lastIndexOf(words))].length
    const read = readMarked(
      [...whole],
      { start: from, end: from + [...words].length },
      readPlan(whole).points,
      undefined,
    )
    expect(read).toMatchObject({ quote: words, subject, action, recordType, cadence: { type }, marked: true })
    for (const reason of read.reasons) expect([...whole].slice(reason.start, reason.end).join('')).toBe(reason.words)
  })

  test.each([
    [
      '7.主题党日。各党支部每月开展1次主题党日，主题党日前3个工作日将方案报机关党委备案。',
      '主题党日前3个工作日将方案报机关党委备案',
      '方案报机关党委备案',
    ],
    [
      '10.交纳党费\n各支部于每季度最后一个月的20日前归拢至机关党委。',
      '各支部于每季度最后一个月的20日前归拢至机关党委',
      '交纳党费：归拢至机关党委',
    ],
  ])('名称说的是标出的那件事，通顺：%s', (body, words, title) => {
    const whole = `某局2026年党建工作要点\n${body}\n`
    const start = whole.indexOf(words)
    const { points: over, commitments: found } = readPlan(whole)
    const read = readMarked([...whole], { start, end: start + words.length }, over, found[0])
    expect(titleOf(read)).toBe(title)
  })

  test('标出表中的一行，由谁、何时看本行的责任单位和时限', () => {
    const rows = [
      ['序号', '重点任务', '责任单位', '完成时限'],
      ['1', '召开座谈会1次', '机关纪委', '6月底前'],
      ['2', '关心困难职工，建立台账', '机关工会', '全年'],
      ['3', '做好思想引导', '机关团委', '每季度'],
      ['4', '做好信息报送', '', '9月底前'],
    ]
    const cellsOf = (cells: string[]) => cells.map((cell, column) => ({ column, paragraphs: [cell], merged: false }))
    const { text: whole, cells } = compose([
      { is: 'paragraph', text: '某局2026年党建工作要点' },
      { is: 'table', rows: rows.map(cellsOf) },
    ])
    const { points: over } = readPlan(whole, cells)
    const inRow = (words: string) => {
      const start = whole.indexOf(words)
      return readInRow([...whole], { start, end: start + words.length }, over, besideIn(whole, cells, start)!)
    }
    expect(inRow('关心困难职工，建立台账')).toMatchObject({
      ...{ quote: '关心困难职工，建立台账', subject: '机关工会', subjectSource: 'cell', point: null, marked: true },
    })
    const notes = draftDuty(inRow('关心困难职工，建立台账'), 2026).review.join()
    expect(notes).not.toMatch(/没有写时限/)
    expect(inRow('做好思想引导')).toMatchObject({ subject: '机关团委', cadence: { type: 'quarterly' } })
    const by = { text: '9月底前', resolved: { from: '01-01', to: '09-30' }, where: 'cell' }
    expect(inRow('做好信息报送')).toMatchObject({ subject: null, deadline: by, tier: 1 })
    for (const { words, start, end } of inRow('做好思想引导').reasons) expect(whole.slice(start, end)).toBe(words)
    expect(besideIn(whole, cells, 0)).toBeNull()
  })

  test('选中的空白和标点不算在内，超出原文的不行', () => {
    expect(trimmed(points, { ...at('，每季度交流心得。') })).toEqual(at('每季度交流心得'))
    expect(trimmed(points, { start: 0, end: points.length + 1 })).toBeNull()
    expect(trimmed(points, at('。'))).toBeNull()
  })

  test('并入几项的，拆开一项，其余的还在', () => {
    const state = 'proposed' as const
    // 0–5 took in 6–9 first, then 10–14.
    const early = { start: 6, end: 9, joined: { id: 'a', start: 0, end: 5, state } }
    const late = { start: 10, end: 14, joined: { id: 'a', start: 0, end: 9, state } }
    expect(apart(late.joined, [early])).toEqual({ start: 0, end: 9 })
    expect(apart(early.joined, [late])).toEqual({ start: 0, end: 14 })
    expect(apart(early.joined, [])).toEqual({ start: 0, end: 5 })
  })

  test('从一头拆出一部分，剩下的是另一头；从中间拆出，原来的不变', () => {
    const whole = at('每月集中学习一次，每季度交流心得')
    expect(remainder(points, whole, at('每季度交流心得'))).toEqual(at('每月集中学习一次'))
    expect(remainder(points, whole, at('每月集中学习一次'))).toEqual(at('每季度交流心得'))
    expect(remainder(points, whole, at('集中学习一次'))).toBeNull()
    expect(remainder(points, whole, whole)).toBeNull()
  })

  test('取消标出的，只还回它自己的文字；中间隔着别的文字的接不上', () => {
    const [first, second, third] = [at('每月集中学习一次'), at('每季度交流心得'), at('开展读书活动')]
    expect(putBack(points, first, second)).toEqual(at('每月集中学习一次，每季度交流心得'))
    expect(putBack(points, second, first)).toEqual(at('每月集中学习一次，每季度交流心得'))
    expect(putBack(points, first, third)).toBeNull()
    expect(putBack(points, at('每季度交流心得'), at('交流'))).toEqual(at('每季度交流心得'))
    // The last character had fallen away when 每季度交流心 was marked.
    const before = at('每月集中学习一次，每季度交流心得')
    expect(putBack(points, first, at('每季度交流心'), before)).toEqual(before)
  })
})

describe('选中的一段标出来会怎样', () => {
  const text = '各支部每月测试1次，每季度讲党课1次。另有活动。'
  const item = (quote: string, state: 'proposed' | 'rejected' = 'proposed') => {
    const start = [...text].join('').indexOf(quote)
    return { state, reading: { start, end: start + quote.length } }
  }
  const whole = item('各支部每月测试1次，每季度讲党课1次')
  const does = (quote: string, items = [whole]) => markingOf([...text], items, item(quote).reading)

  test('在头尾的是拆出，在中间的是另标，外面的是新标，整项的已经是', () => {
    expect(does('每季度讲党课1次。')).toEqual({ does: 'out', about: [whole] })
    expect(does('各支部每月测试1次')).toEqual({ does: 'out', about: [whole] })
    expect(does('测试1次')).toEqual({ does: 'within', about: [whole] })
    expect(does('另有活动')).toEqual({ does: 'new', about: [] })
    expect(does('各支部每月测试1次，每季度讲党课1次。').does).toBe('whole')
  })

  test('不作任务的不算；跨出去、跨两项的不能标，说清是哪些任务', () => {
    expect(does('测试1次', [item('各支部每月测试1次', 'rejected')]).does).toBe('new')
    expect(does('讲党课1次。另有')).toEqual({ does: 'across', about: [whole] })
    const two = [item('各支部每月测试1次'), item('每季度讲党课1次')]
    expect(does('测试1次，每季度', two)).toEqual({ does: 'across', about: two })
    expect(does('各支部每月测试1次，每季度讲党课1次', two)).toEqual({ does: 'across', about: two })
    expect(does('各支部每月测试1次，每季度讲党课1次', [whole, ...two]).does).toBe('whole')
  })
})
