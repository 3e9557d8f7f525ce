import { describe, expect, it } from 'vitest'
import { unitOf } from '#duties/choice.rules.ts'
import type { Terms } from '#duties/duty.schema.ts'
import {
  byItems,
  countedUnits,
  countsWords,
  creditWords,
  dutiesOf,
  enteredQuantity,
  shownCredits,
} from './credit-words.rules.ts'
import { earnedAt } from './gathering.rules.ts'
import { earnedBy } from './plain/plain.rules.ts'
import type { RecordView } from './record.schema.ts'
import { earnedByTalk } from './talk/talk.rules.ts'

const branch = { id: 'b', kind: 'branch', post: false }
const study = (over: Partial<Terms>) =>
  ({
    id: 'd',
    title: '组织集中学习',
    kind: 'study_session',
    tags: [],
    owes: { bodies: 'branch' },
    measure: 'count',
    cadence: { every: 'year', times: 1 },
    ...over,
  }) as Terms
const duties = [
  study({}),
  study({ id: 'e', title: '集中学习累计', measure: 'sum', unit: '学时' }),
  study({ id: 'f', title: '专题学习', tags: ['廉政'] }),
  study({ id: 'g', title: '党组学习', owes: { bodies: 'leading_group' } }),
  study({ id: 'h', title: '研讨', kind: 'discussion' }),
]
const turned = () => null
const listed = () => null
const always = () => [null]
const NOW = { heldOn: '2026-01-20', label: null, makesUpFor: null }
const credit = { kind: 'study_session', tags: [], people: [], ...NOW }

describe('计入情况', () => {
  it('计入几项任务就列几项，各按各的单位；别的单位的、要专门主题的不列', () => {
    const found = dutiesOf(credit, branch, duties, { years: always, turned, listed }).duties
    expect(found.map(({ title }) => title)).toEqual(['组织集中学习', '集中学习累计'])
    const shown = {
      kindLabel: '集中学习',
      subjectName: '第一党支部',
      quantity: 2,
      items: 0,
      enteredOn: '2026-11-28',
      duties: found,
      outside: [],
    }
    expect(creditWords(shown)).toBe('计入第一党支部的“组织集中学习”1次、“集中学习累计”2学时')
    expect(creditWords({ ...shown, duties: [] })).toBe('“集中学习”如实留存，不计入任务：第一党支部没有对应的责任事项')
    // Of the talker's other bodies and posts, what asks for nothing is not worth a line.
    const summary = { subject: { name: '第一党支部' } } as RecordView['summary']
    const of = (subjectName: string, duties = found) => ({ ...shown, subjectName, duties })
    const credits = [of('第一党支部', []), of('局党组', []), of('机关党委')]
    expect(shownCredits({ summary, credits }).map(({ subjectName }) => subjectName)).toEqual(['机关党委', '第一党支部'])
  })
  it('带主题的计入带主题的任务；补办只计入所补的那一项', () => {
    expect(
      dutiesOf({ ...credit, tags: ['廉政'] }, branch, duties, { years: always, turned, listed }).duties,
    ).toHaveLength(3)
    const madeUp = dutiesOf({ ...credit, makesUpFor: 'e/b/2026-01-01' }, branch, duties, {
      years: () => [],
      turned,
      listed,
    }).duties
    expect(madeUp).toEqual([{ title: '集中学习累计', unit: '学时' }])
  })
  const offered = duties
    .filter(({ id }) => ['d', 'e', 'h'].includes(id))
    .map((duty) => ({ ...duty, unit: unitOf(duty), years: [null], closed: false }))
  const done = { quantity: 3, people: [], items: [], kinds: [] }
  const lesson = { also: ['study_session'], present: [], studyHours: 2 } as const
  it('填表时说的与计入的同一条规则：没有选上的同类任务也计入，按它的单位问；没有任务的说明不计入', () => {
    const earned = earnedBy(done, offered.slice(0, 1))
    expect(countedUnits(earned, NOW, offered)).toEqual(['次', '学时'])
    expect(countsWords(earned, NOW, offered)).toBe('提交后计入“组织集中学习”1次、“集中学习累计”3学时。')
    expect(countsWords(earned, { ...NOW, makesUpFor: 'd/b/2026-01-01' }, offered)).toBe(
      '提交后计入“组织集中学习”1次。补办只计入所补的一项。',
    )
    expect(countsWords(earnedAt('lecture', lesson), NOW, offered)).toBe(
      '提交后计入“组织集中学习”1次、“集中学习累计”2学时。“党课”如实留存，不计入任务：登记单位（岗位）没有对应的责任事项，属于书记等岗位任务的请以该岗位登记。',
    )
    expect(countsWords([], NOW, offered)).toBeNull()
  })
  it('补录期已过的那一项，填表时说明将显示为逾期完成；补办自有说明', () => {
    const late = offered.map((duty) => ({ ...duty, closed: duty.id === 'd' }))
    const earned = earnedBy(done, late.slice(0, 1))
    expect(countsWords(earned, NOW, late)).toBe(
      '提交后计入“组织集中学习”1次、“集中学习累计”3学时。“组织集中学习”的补录期已过，这一期还没有完成的，将显示为“逾期完成”。',
    )
    expect(countsWords(earned, NOW, late, 'corrected')).toBe(
      '提交后计入“组织集中学习”1次、“集中学习累计”3学时。“组织集中学习”的补录期已过：首次登记的日期不变，只有更正中新增加的内容（如补上的数量、改动的开展日期）按今天登记计算，靠它才完成的将显示为“逾期完成”。',
    )
  })
  it('开展日期不在期内的任务，填表时和提交后都说不计入', () => {
    const late = offered.map((duty) => ({ ...duty, years: duty.id === 'e' ? [null] : [] }))
    const earned = earnedAt('lecture', lesson)
    expect(countsWords(earned.slice(1), NOW, late)).toBe(
      '提交后计入“集中学习累计”2学时。不计入“组织集中学习”：开展日期不在期内。',
    )
    const shown = dutiesOf(credit, branch, duties, { years: (id) => (id === 'e' ? [null] : []), turned, listed })
    expect(shown).toEqual({
      duties: [{ title: '集中学习累计', unit: '学时' }],
      outside: [{ title: '组织集中学习', year: null, lacks: null, turned: null }],
    })
    const whole = {
      kindLabel: '集中学习',
      subjectName: '第一党支部',
      quantity: 2,
      items: 0,
      enteredOn: '2026-11-28',
      ...shown,
    }
    expect(creditWords(whole)).toBe('计入第一党支部的“集中学习累计”2学时；不计入“组织集中学习”：开展日期不在期内')
    const outside = [{ title: '组织集中学习', year: null, lacks: null, turned: '自2026-11-29起改由第二党支部负责' }]
    expect(creditWords({ ...whole, duties: [], outside })).toBe(
      '不计入“组织集中学习”：这项任务自2026-11-29起改由第二党支部负责',
    )
  })
  it('可推迟到次年办的，归属年度不对就说不计入，并说属于哪一年才计入', () => {
    const until = offered.map((duty) => ({ ...duty, years: duty.id === 'd' ? ['2025', null] : ['2025'] }))
    const study = earnedAt('lecture', lesson).slice(1)
    expect(countsWords(study, NOW, until)).toBe(
      '提交后计入“组织集中学习”1次。不计入“集中学习累计”：属于2025年的工作才计入，请核对归属年度。',
    )
    expect(countsWords(study, { ...NOW, label: 2025 }, until)).toBe(
      '提交后计入“组织集中学习”1次、“集中学习累计”2学时。',
    )
    const years = () => ['2025']
    expect(dutiesOf(credit, branch, duties.slice(0, 1), { years, turned, listed }).outside).toEqual([
      { title: '组织集中学习', year: '2025', lacks: null, turned: null },
    ])
    expect(
      dutiesOf({ ...credit, label: 2025 }, branch, duties.slice(0, 1), { years, turned, listed }).duties,
    ).toHaveLength(1)
  })
  const rate = study({ id: 'r', title: '廉政谈话率', kind: 'integrity_talk', measure: 'ratio', register: 'projects' })
  it('按台账逐项计的任务，没有选事项的说明不计入', () => {
    const projects = [{ ...rate, unit: unitOf(rate), items: 'rate' as const, years: [null], closed: false }]
    const said = (items: string[], entry: Parameters<typeof countsWords>[1] = NOW) =>
      countsWords(earnedBy({ ...done, quantity: 1, items }, projects), entry, projects)
    expect(said(['j'])).toBe('提交后计入“廉政谈话率”1项。')
    expect(said(['j', 'k'])).toBe('提交后计入“廉政谈话率”2项。')
    expect(said([])).toBe('不计入“廉政谈话率”：没有选涉及的台账事项，选了哪几项，才计入哪几项。')
    // What is done late counts as any other day's: it is spent on nothing.
    expect(said(['j'], { ...NOW, makesUpFor: 'r/b/2025-01-01' })).toBe('提交后计入“廉政谈话率”1项。')
    const talk = { ...credit, kind: 'integrity_talk' }
    expect(dutiesOf(talk, branch, [rate], { years: always, turned, listed })).toEqual({
      duties: [],
      outside: [{ title: '廉政谈话率', year: null, lacks: 'item', turned: null }],
    })
    const both = ['j', 'k'].map((item) => ({
      ...{ item, kindLabel: '廉政谈话', subjectName: '第一党支部', quantity: 1, enteredOn: '2026-01-20' },
      ...dutiesOf({ ...talk, item }, branch, [rate], { years: always, turned, listed }),
    }))
    // As the form has said it: one line for what differs in the item alone.
    expect(byItems(both).map(creditWords)).toEqual(['计入第一党支部的“廉政谈话率”2项'])
  })
  it('逐人的任务，谈的人不在名单上的说明不计入；还没有选人的不说', () => {
    const talks = study({
      id: 't',
      title: '与党员谈心',
      kind: 'heart_to_heart_talk',
      measure: 'counterparts',
      list: 'own-members',
    })
    const offer = [{ ...talks, unit: unitOf(talks), years: [null], closed: false, listed: ['a', 'c'] }]
    const said = (people: string[]) => countsWords(earnedByTalk(people), NOW, offer)
    expect(said([])).toBe('提交后计入“与党员谈心”1次。')
    expect(said(['x', 'a'])).toBe('提交后计入“与党员谈心”1次。')
    expect(said(['x'])).toBe(
      '不计入“与党员谈心”：所列人员不在这项任务本期的名单上（到期末在名单上不满一半天数的不计）。',
    )
    const of = (people: string[]) =>
      dutiesOf({ ...credit, kind: 'heart_to_heart_talk', people }, branch, [talks], {
        ...{ years: always, turned, listed: () => ['a', 'c'] },
      })
    expect(of(['a', 'x']).duties).toHaveLength(1)
    expect(of(['x'])).toMatchObject({ duties: [], outside: [{ lacks: 'person' }] })
  })
  it.each([
    [2, ['次', '学时'], '2学时'],
    [1, ['次'], '1次'],
    [1, ['次', '项'], '1次'],
    [3, ['次'], '3（按次计，一条纪实计1次）'],
    [5, ['数量'], '5'],
    [1, [], '1'],
  ])('数量%d，单位%j', (quantity, units, words) => expect(enteredQuantity(quantity, units)).toBe(words))
})
