import { describe, expect, it } from 'vitest'
import type { Step } from './board.schema.ts'
import {
  comingWords,
  dayWords,
  deadlineWords,
  distanceWords,
  groupSteps,
  groupWithHint,
  idleTitle,
  idleWords,
  plannedWords,
  progressWords,
  reachWords,
  talksYear,
  unannouncedYears,
  whichWords,
} from './next.rules.ts'

const step = (part: Partial<Step>): Step => ({
  occurrence: 'o',
  dutyId: 'd',
  title: '支部党员大会',
  kind: 'branch_assembly',
  kindLabel: '支部党员大会',
  measure: 'count',
  subject: { id: 's', name: '第一党支部', kind: 'branch', post: false },
  start: '2026-04-01',
  due: '2026-06-30',
  scheduled: null,
  closes: '2026-07-07',
  standing: 'open',
  value: 0,
  target: 1,
  unit: null,
  makesUp: false,
  adjusted: null,
  source: { planId: 'p', planTitle: '要点', year: 2026, point: 8, place: null, quote: '', commitmentId: 'c' },
  ...part,
})

describe('我的下一步', () => {
  it('说出的日子所在的年度没有放假安排，才提示；补录截止日只在待补录时说出', () => {
    const last = { due: '2026-12-31', closes: '2027-01-08' }
    const known = new Set([2026])
    expect(unannouncedYears([step(last)], known)).toEqual([])
    expect(unannouncedYears([step({ ...last, standing: 'entry-open' })], known)).toEqual([2027])
    expect(unannouncedYears([step({ due: '2028-01-31' }), step({ scheduled: '2027-01-05' })], known)).toEqual([
      2027, 2028,
    ])
    expect(unannouncedYears([step({ due: '2027-01-31' })], new Set([2026, 2027]))).toEqual([])
  })

  it('学时到期前说何时达到，到期后说怎么补', () => {
    expect(reachWords('2026-12-31', '2026-12-31')).toBe('12月31日（周四）前达到')
    expect(reachWords('2026-12-31', '2027-01-05')).toBe(
      '2026年12月31日（周四）已到期；参加过而没有登记的，请告诉支部补登',
    )
  })

  it('逐人查看看的是任务所在的年度；已完成的不说过了几天', () => {
    expect(talksYear(step({ start: '2026-10-01', due: '2026-12-31' }))).toBe(2026)
    const done = (standing: Step['standing']) => deadlineWords(step({ standing, due: '2026-12-31' }), '2027-01-05')
    expect(done('done')).toBe('2026年12月31日（周四）前完成')
    expect(done('done-late')).toBe('应于2026年12月31日（周四）前完成')
  })

  it('按紧急程度分组，空组不显示', () => {
    const groups = groupSteps([step({}), step({ standing: 'missed' }), step({ standing: 'due-soon' })])
    expect(groups.map(({ title }) => title)).toEqual(['逾期待补办', '即将到期', '进行中'])
  })

  it('日期写成月日和星期，跨年带年份', () => {
    expect(dayWords('2026-03-31', '2026-11-24')).toBe('3月31日（周二）')
    expect(dayWords('2027-01-01', '2026-11-24')).toBe('2027年1月1日（周五）')
    expect(distanceWords('2026-06-30', '2026-06-30')).toBe('今天')
    expect(distanceWords('2026-06-30', '2026-06-20')).toBe('还有10天')
    expect(distanceWords('2026-06-30', '2026-07-02')).toBe('已过2天')
  })

  it('逾期的说逾期，补录的说到哪天为止', () => {
    expect(deadlineWords(step({ standing: 'missed' }), '2026-07-20')).toContain('补办后显示为“逾期完成”')
    expect(deadlineWords(step({ standing: 'entry-open' }), '2026-07-03')).toContain(
      '请在7月7日（周二）前补录（还有4天）',
    )
    expect(deadlineWords(step({ scheduled: '2026-06-19' }), '2026-06-17')).toBe(
      '安排在6月19日（周五），后天；最迟6月30日（周二）',
    )
  })

  it('没有要办的责任事项，还有别的等着的，不说没有要办的', () => {
    expect(idleTitle(false)).toBe('目前没有要办的事项')
    expect(idleTitle(true)).not.toContain('目前没有要办的事项')
  })

  it('接下来没有事项，是因为下一年的要点还没有发布的，说这个', () => {
    const next = { today: '2026-12-10', counts: { done: 3, 'done-late': 1 }, coming: [], unplanned: null }
    expect(idleWords(next)).toBe('今年已完成4项。今后60天内也没有新的事项。')
    expect(idleWords({ ...next, unplanned: 2027 })).toBe(
      '今年已完成4项。2027年要点还没有发布，发布后新的事项会列在这里。',
    )
    expect(idleWords({ ...next, coming: [step({ start: '2027-01-01' })], unplanned: 2027 })).toBe(
      '今年已完成4项。下一项：支部党员大会，2027年1月1日（周五）。',
    )
  })

  it('接下来的各项：安排的日子还没有到的说安排，过了的说最迟哪天，没有安排的说从哪天起', () => {
    const of = (part: Partial<Step>) => comingWords(step(part), '2026-06-19')
    expect(of({ scheduled: '2026-06-19' })).toEqual({ day: '6月19日（周五）', room: '最迟6月30日（周二）' })
    expect(of({ scheduled: '2026-06-18' })).toEqual({ day: '最迟6月30日（周二）', room: '原安排在6月18日（周四）' })
    expect(of({})).toEqual({ day: '最迟6月30日（周二）', room: '4月1日（周三）起' })
    expect(of({ standing: 'upcoming', start: '2026-06-22' })).toEqual({
      ...{ day: '6月22日（周一）起', room: '6月30日（周二）前完成' },
    })
  })

  it('目标多于一次或是比率时说进度', () => {
    expect(progressWords(step({}))).toBeNull()
    expect(progressWords(step({ measure: 'sum', value: 0.5 }))).toBe('已完成 0.5 / 应完成 1')
    expect(progressWords(step({ target: 3, value: 1 }))).toBe('已完成 1 / 应完成 3')
    expect(progressWords(step({ target: 1, value: 0.5, unit: '个月' }))).toBe('已完成 0.5 / 应完成 1 个月')
    expect(progressWords(step({ measure: 'ratio', target: 0.8, value: 0.5 }))).toBe('目标 80%，现为 50%')
    expect(progressWords(step({ measure: 'members', target: 1, value: 0 }))).toBe('目标 100%，现为 0%')
    expect(progressWords(step({ measure: 'counterparts', target: 18, value: 5 }))).toBe('已覆盖 5 人 / 应覆盖 18 人')
  })
})

describe('几个按钮里点哪一个', () => {
  it('整页只说一次，在第一个有会可准备的组上', () => {
    const steps = [
      step({ standing: 'missed', kind: 'talk' }),
      step({ standing: 'due-soon' }),
      step({ standing: 'due-soon' }),
      step({}),
    ]
    const meeting = ({ kind }: Step) => kind === 'branch_assembly'
    expect(groupWithHint(groupSteps(steps), meeting)).toBe('due-soon')
    expect(groupWithHint(groupSteps(steps), () => false)).toBeNull()
  })

  it.each([
    [
      'missed',
      true,
      '补录已截止，现在登记的算补办，显示为“逾期完成”。会议已经开过的，直接“补办登记”；还没有开的，先“准备会议”，开完再登记。',
    ],
    ['missed', false, '补录已截止，现在登记的算补办，显示为“逾期完成”。'],
    ['due-soon', true, '会议已经开过的，直接“登记”；还没有开的，先“准备会议”，开完再登记。'],
    ['open', false, null],
    ['done', true, null],
  ] as const)('%s，%s', (standing, preparable, words) => {
    expect(whichWords(standing, preparable)).toBe(words)
  })
  it('已经安排了会议的，说的是这次会议', () => {
    expect(plannedWords('open', false)).toBe('会议已经安排，开完再登记；改时间或取消，打开会议办理。')
    expect(plannedWords('missed', true)).toBe(
      '补录已截止，现在登记的算补办，显示为“逾期完成”。会议时间已到：开过的，登记这次会议；没有开成的，打开会议取消。',
    )
  })
})
