import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COMPARING, corrected, promisesOf } from '#test/promises.ts'
import { bestAssignment } from './assign.rules.ts'
import { comparePlans, type PlanChange } from './compare.rules.ts'
import type { Promised } from './likeness.rules.ts'

const read = promisesOf(COMPARING)

const words = (pairs: ReturnType<typeof comparePlans>) =>
  pairs.map(({ change, before, after }) => [change, before?.reading.quote ?? null, after?.reading.quote ?? null])
const changes = (before: string, after: string) => words(comparePlans(read(before, 2026), read(after, 2027)))

describe('与上年要点对照', () => {
  test.each<[PlanChange, string, string]>([
    ['same', '各党支部每季度上1次党课。', '各党支部每季度上1次党课。'],
    ['tightened', '各党支部每半年上1次党课。', '各党支部每季度上1次党课。'],
    ['tightened', '党员集中学习时间不少于32学时。', '党员集中学习时间不少于40学时。'],
    ['tightened', '原则上各党支部每月开展1次主题党日。', '各党支部每月开展1次主题党日。'],
    ['loosened', '局领导每季度到基层调研1次。', '局领导每年到基层调研2次。'],
    ['moved', '机关纪委6月底前组织廉政教育1次。', '机关纪委9月底前组织廉政教育1次。'],
    ['tightened', '全年印发文件不超过30次。', '全年印发文件不超过20次。'],
    ['owner', '机关纪委每半年通报1次典型案例。', '机关党委每半年通报1次典型案例。'],
    ['same', '支部书记每半年讲1次党课。', '党支部书记每半年讲1次党课。'],
    ['same', '局领导每半年讲1次党课。', '党组成员每半年讲1次党课。'],
    ['same', '每月第三周星期五为主题党日。', '每月第3周星期五为主题党日。'],
    ['same', '各党支部每季度末月25日前报送信息。', '各党支部每季度最后一个月的25日前报送信息。'],
    ['moved', '各党支部每季度末月25日前报送信息。', '各党支部每季度末月20日前报送信息。'],
    ['moved', '每月第三周星期五为主题党日。', '每月第二周星期五为主题党日。'],
    ['tightened', '元旦、春节前机关纪委开展廉洁提醒。', '元旦、春节、国庆节前机关纪委开展廉洁提醒。'],
    ['moved', '元旦、春节前机关纪委开展廉洁提醒。', '元旦、国庆节前机关纪委开展廉洁提醒。'],
    ['loosened', '各党支部每周五集中学习。', '各党支部每月第三周星期五集中学习。'],
    ['loosened', '重大节假日前，机关纪委向全体干部职工发送廉洁过节提醒。', '机关纪委在元旦、春节前开展廉洁提醒。'],
  ])('%s：%s → %s', (change, before, after) => {
    expect(changes(before, after).map(([first]) => first)).toEqual([change])
  })

  test('没有对应的是新增或取消，词语相近、做的事不同的不配对', () => {
    const before = '各党支部每月召开1次支部委员会。机关党委每年举办1期培训班。'
    const after = '各党支部每季度召开1次党员大会。各党支部每月召开1次支部委员会。'
    expect(changes(before, after)).toEqual([
      ['new', null, '各党支部每季度召开1次党员大会'],
      ['same', '各党支部每月召开1次支部委员会', '各党支部每月召开1次支部委员会'],
      ['gone', '机关党委每年举办1期培训班', null],
    ])
  })

  test('同一件事由不同主体办的，各配各的主体', () => {
    const before = '局党组理论学习中心组每月集中学习1次。各党支部每周五集中学习。外业临时党支部每月集中学习1次。'
    const after = '党组理论学习中心组每季度集中学习1次。各党支部每月集中学习2次。'
    const pairs = comparePlans(read(before, 2026), read(after, 2027))
    expect(
      pairs.map(({ change, before: old, after: young }) => [change, old?.reading.subject, young?.reading.subject]),
    ).toEqual([
      ['loosened', '局党组理论学习中心组', '党组理论学习中心组'],
      ['loosened', '各党支部', '各党支部'],
      ['gone', '外业临时党支部', undefined],
    ])
  })

  test('中心组学习不与别的组织的集中学习相配，即使词语更像', () => {
    const before = '局党组每月组织1次中心组学习。各党支部每周五组织1次集中学习。外业临时党支部每月至少组织1次集中学习。'
    const after = '局党组理论学习中心组每季度组织集中学习不少于1次。各党支部每月组织集中学习不少于2次。'
    expect(changes(before, after)).toEqual([
      ['loosened', '局党组每月组织1次中心组学习', '局党组理论学习中心组每季度组织集中学习不少于1次'],
      ['loosened', '各党支部每周五组织1次集中学习', '各党支部每月组织集中学习不少于2次'],
      ['gone', '外业临时党支部每月至少组织1次集中学习', null],
    ])
  })

  test('名称里只有频次的，与自己相比也不变', () => {
    const bare = read('各党支部每半年讲1次党课。').map((item) => corrected(item, { title: '每半年至少1次' }))
    expect(comparePlans(bare, bare).map(({ change }) => change)).toEqual(['same'])
  })

  test('几乎一字不差的一对，不为凑成两对相近的而拆开', () => {
    const before = '各党支部每半年开展1次警示教育。各党支部全年到红色教育基地开展现场教学1次。'
    const after = '机关纪委召开1次警示教育大会。各党支部每半年至少开展1次警示教育。'
    expect(changes(before, after)).toContainEqual([
      expect.any(String),
      '各党支部每半年开展1次警示教育',
      '各党支部每半年至少开展1次警示教育',
    ])
  })

  test.each([
    ['各党支部全年开展志愿服务不少于2次。', '各党支部于6月底前开展1次走访慰问。'],
    ['机关纪委全年开展纪律作风抽查不少于4次。', '机关纪委每季度通报1次纪律作风情况。'],
  ])('同一主体做的不是一件事，不相配：%s', (before, after) => {
    const pairs = changes(before, after)
    expect(pairs.map(([change]) => change)).toEqual(['new', 'gone'])
  })

  test.each([
    [
      '各支部每季度组织党员、职工开展1次读书活动。',
      '各支部每季度组织党员开展1次读书活动。',
      '对象收窄：党员、职工 → 党员',
    ],
    ['党员、职工集中学习时间不少于40学时。', '党员集中学习时间不少于40学时。', '对象收窄：党员、职工 → 党员'],
    ['每名党员每年参加1次志愿服务。', '每名党员、职工每年参加1次志愿服务。', '对象扩大：党员 → 党员、职工'],
    ['局领导每半年到所在支部讲1次党课。', '局领导每半年到分管支部讲1次党课。', '对象有变：所在支部 → 分管支部'],
    ['各支部每月开展1次主题党日。', '机关支部每月开展1次主题党日。', '对象收窄：各支部 → 机关支部'],
    ['离退休党支部每季度走访1次。', '各党支部每季度走访1次。', '对象扩大：离退休支部 → 各支部'],
    ['党员干部每年参加1次志愿服务。', '干部每年参加1次志愿服务。', '对象扩大：党员干部 → 干部'],
    ['党员干部每年参加1次志愿服务。', '党员每年参加1次志愿服务。', '对象扩大：党员干部 → 党员'],
    ['党员每年参加1次志愿服务。', '党员干部每年参加1次志愿服务。', '对象收窄：党员 → 党员干部'],
    ['局党组为党员领导干部讲1次党课。', '局党组为干部讲1次党课。', '对象扩大：党员领导干部 → 干部'],
  ])('只是对象变了的，说出怎么变的：%s → %s', (before, after, detail) => {
    const pairs = comparePlans(read(before, 2026), read(after, 2027))
    expect(pairs.map(({ change, details }) => [change, details])).toEqual([['scope', [detail]]])
  })

  test.each([
    ['全体党员每年参加1次志愿服务。', '每名党员每年参加1次志愿服务。'],
    ['各党支部每季度上1次党课。', '各支部每季度上1次党课。'],
    ['支部书记每半年为党员讲1次党课。', '党支部书记每半年讲1次党课。'],
    ['各党支部每半年研究1次发展党员工作和职工思想状况。', '各党支部每半年研究1次职工思想状况。'],
  ])('换个说法，对象一样的不变：%s → %s', (before, after) => {
    const pairs = comparePlans(read(before, 2026), read(after, 2027))
    expect(pairs.map(({ change, details }) => [change, details])).toEqual([['same', []]])
  })

  test.each([
    ['机关党委每年举办1期入党积极分子培训班。', '机关党委每年举办1期党务干部培训班。'],
    ['机关党委每半年组织1次发展对象培训。', '机关党委每半年组织1次宣传委员培训。'],
    ['机关纪委每季度通报1次典型案例。', '机关纪委每季度通报1次考勤情况。'],
    ['机关党委每半年开展1次党费收缴情况检查。', '机关党委每半年开展1次支部会议记录检查。'],
  ])('同一种做法，做的对象不同，是一项取消、一项新增：%s → %s', (before, after) => {
    expect(changes(before, after).map(([change]) => change)).toEqual(['new', 'gone'])
  })

  test.each<[PlanChange, string, string]>([
    ['loosened', '机关纪委每季度通报1次违纪违法典型案例。', '机关纪委每半年通报1次典型案例。'],
    ['same', '机关党委每年举办1期党务工作者培训班。', '机关党委每年举办1期党务干部轮训班。'],
    ['tightened', '机关党委每年举办1期培训班。', '机关党委每年举办2期党务干部培训班。'],
  ])('对象说得详略不同的仍是一件事（%s）：%s → %s', (change, before, after) => {
    expect(changes(before, after).map(([first]) => first)).toEqual([change])
  })

  test.each([
    ['机关党委3月组织入党积极分子培训班1期。', '机关党委5月组织入党积极分子培训班1期。', '推迟'],
    ['三月份慰问困难党员。', '二月份慰问困难党员。', '提前'],
    ['3月植树。', '4月植树。', '推迟'],
    ['9月30日前完成支部换届。', '6月底前完成支部换届。', '提前'],
    ['第一季度召开述职评议会。', '第二季度召开述职评议会。', '推迟'],
  ])('换了月份的是同一件事，时间有变，说出提前还是推迟：%s → %s', (before, after, detail) => {
    const pairs = comparePlans(read(before, 2026), read(after, 2027))
    expect(pairs.map(({ change, details }) => [change, details])).toEqual([['moved', [detail]]])
  })

  test('同一做法的两件事各换了月份，各配各的', () => {
    const before = '3月，机关党委举办入党积极分子培训班。9月，机关党委举办党务干部培训班。'
    const after = '3月，机关党委举办党务干部培训班。5月，机关党委举办入党积极分子培训班。'
    const pairs = comparePlans(read(before, 2026), read(after, 2027))
    expect(pairs.map(({ change, details, before: old }) => [change, details, old?.id])).toEqual([
      ['moved', ['提前'], '2026-1'],
      ['moved', ['推迟'], '2026-0'],
    ])
  })

  test('更正过的以更正为准，不看读出的原话', () => {
    const before = read('局领导每半年与分管处室负责人谈心谈话1次。', 2026)
    const [after] = read('局领导每年讲党课1次。', 2027)
    const talk = corrected(after!, { ...before[0]!.draft, inForce: after!.draft.inForce })
    expect(comparePlans(before, [talk]).map(({ change }) => change)).toEqual(['same'])
    const firmer = corrected(talk, { cadence: { every: 'quarter', times: 1 } })
    expect(comparePlans(before, [firmer]).map(({ change }) => change)).toEqual(['tightened'])
  })
})

const SENTENCES = [
  '各党支部每季度上1次党课。',
  '各党支部每季度上2次党课。',
  '各党支部每半年上1次党课。',
  '支部书记每半年讲1次党课。',
  '局领导每半年讲1次党课。',
  '各党支部每月开展1次主题党日。',
  '每月第三周星期五为主题党日。',
  '各党支部每周五集中学习。',
  '党组理论学习中心组每季度集中学习1次。',
  '机关纪委6月底前组织廉政教育1次。',
  '机关纪委9月底前组织廉政教育1次。',
  '元旦、春节前机关纪委开展廉洁提醒。',
  '党员集中学习时间不少于32学时。',
  '机关党委每年举办1期培训班。',
]
const PLANS = fc.array(fc.constantFrom(...SENTENCES), { maxLength: 10 }).map((list) => read(list.join('')))
const SWAPPED: Record<PlanChange, PlanChange> = {
  new: 'gone',
  gone: 'new',
  tightened: 'loosened',
  loosened: 'tightened',
  moved: 'moved',
  owner: 'owner',
  scope: 'scope',
  same: 'same',
}

describe('任何两份要点', () => {
  test('与自己相比都不变', () => {
    fc.assert(
      fc.property(PLANS, (plan) => {
        expect(comparePlans(plan, plan).every(({ change }) => change === 'same')).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('前后对调，新增与取消、加严与放宽对调，配对不变；每一项恰好出现一次', () => {
    fc.assert(
      fc.property(PLANS, PLANS, (one, other) => {
        const there = comparePlans(one, other)
        const back = comparePlans(other, one)
        const line = (change: PlanChange, a: Promised | null, b: Promised | null) =>
          [change, a ? one.indexOf(a) : -1, b ? other.indexOf(b) : -1].join()
        expect(there.map((p) => line(SWAPPED[p.change], p.before, p.after)).sort()).toEqual(
          back.map((p) => line(p.change, p.after, p.before)).sort(),
        )
        expect(there.flatMap(({ before }) => before ?? [])).toHaveLength(one.length)
        expect(there.flatMap(({ after }) => after ?? [])).toHaveLength(other.length)
      }),
      { numRuns: 60 },
    )
  })
})

test('配对的总和最大，与逐一试遍的结果相同', () => {
  const worth = fc.integer({ min: -3, max: 9 })
  const table = fc
    .tuple(fc.nat(5), fc.nat(5))
    .chain(([rows, columns]) =>
      fc
        .array(fc.array(worth, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })
        .map((worths) => ({ worths, columns })),
    )
  const best = (worths: readonly (readonly number[])[], row: number, free: readonly number[]): number =>
    row === worths.length
      ? 0
      : Math.max(
          best(worths, row + 1, free),
          ...free.map(
            (column) =>
              worths[row]![column]! +
              best(
                worths,
                row + 1,
                free.filter((one) => one !== column),
              ),
          ),
        )
  fc.assert(
    fc.property(table, ({ worths, columns }) => {
      const of = bestAssignment(worths, columns)
      const used = of.filter((column) => column !== null)
      expect(new Set(used).size).toBe(used.length)
      const sum = of.reduce<number>((total, column, row) => total + (column === null ? 0 : worths[row]![column]!), 0)
      expect(sum).toBe(
        best(
          worths,
          0,
          Array.from({ length: columns }, (_, i) => i),
        ),
      )
    }),
  )
})
