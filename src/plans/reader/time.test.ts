/** When: dates, parts of the year and frequencies as plans write them, and what headings and cells of time govern. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Commitment } from '#plans/commitment.schema.ts'
import { findAnchors } from './anchors.rules.ts'
import { monthWindow } from './dates.rules.ts'
import { fold } from './fold.rules.ts'
import { written } from './numerals.rules.ts'
import { inDateWords } from './numeric-dates.rules.ts'
import { readPlan } from './read.rules.ts'

const read = (text: string) => readPlan(text).commitments
const windows = (text: string) => findAnchors(fold(text)).flatMap((a) => (a.is === 'date' ? a.windows : []))
const told = (c: Commitment) => {
  const resolved = c.deadline?.resolved ?? []
  return [c.quote, ...[resolved].flat().map(({ from, to }) => `${from}..${to}`)]
}
const month = fc.integer({ min: 1, max: 12 })
const day = fc.integer({ min: 1, max: 28 })
const pad = (n: number) => String(n).padStart(2, '0')

describe('起止', () => {
  test('年份、日、旬可写可不写，自、起、止可有可无，都能读回', () => {
    const end = fc.record({ month, day: fc.option(day), year: fc.boolean(), han: fc.boolean() })
    fc.assert(
      fc.property(
        end,
        end,
        fc.constantFrom('至', '到', '—', '-', '～'),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (a, b, dash, since, from, until) => {
          fc.pre(a.month < b.month)
          const asText = (p: typeof a) =>
            `${p.year ? '2027年' : ''}${p.han ? written(p.month) : p.month}月${p.day === null ? '' : `${p.han ? written(p.day) : p.day}日`}`
          const text = `${since ? '自' : ''}${asText(a)}${from ? '起' : ''}${dash}${asText(b)}${until ? '止' : ''}，各支部开展检查`
          const day = (p: typeof a, edge: 'from' | 'to') =>
            p.day === null ? monthWindow(p.month)[edge] : `${pad(p.month)}-${pad(p.day)}`
          expect(windows(text), text).toEqual([{ from: day(a, 'from'), to: day(b, 'to') }])
        },
      ),
    )
  })

  test.each([
    ['11月至次年2月', '11-01..12-31'],
    ['2027年11月至2028年2月', '11-01..12-31'],
    ['3月10日—15日', '03-10..03-15'],
    ['3月上旬至4月中旬', '03-01..04-20'],
    ['3—4月', '03-01..04-30'],
    ['截至6月底', '01-01..06-30'],
    ['截止到9月30日', '01-01..09-30'],
    ['至11月底', '01-01..11-30'],
    ['6月底之前', '01-01..06-30'],
    ['今年10月底以前', '01-01..10-31'],
    ['上半年内', '01-01..06-30'],
    ['三季度末', '09-01..09-30'],
    ['一季度末前', '01-01..03-31'],
    ['上、下半年', '01-01..06-30 07-01..12-31'],
    ['上下半年', '01-01..06-30 07-01..12-31'],
    ['上半年和下半年', '01-01..06-30 07-01..12-31'],
    ['6月底、12月底前', '01-01..06-30 07-01..12-31'],
    ['3、6、9、12月', '03-01..03-31 06-01..06-30 09-01..09-30 12-01..12-31'],
    ['3月10日、9月10日', '03-10..03-10 09-10..09-10'],
    ['国庆节后两周内', '10-01..10-15'],
    ['5月起', '05-01..12-31'],
  ])('%s', (words, expected) => {
    expect(
      windows(`${words}，开展检查`)
        .map(({ from, to }) => `${from}..${to}`)
        .join(' '),
    ).toBe(expected)
  })

  test('春节后两周内没有固定日期，原话留着', () => {
    expect(read('春节后两周内，各支部召开组织生活会。')).toMatchObject([
      { subject: '各支部', cadence: { type: 'rule', rule: '春节后两周内' }, deadline: { resolved: null } },
    ])
  })

  test('上、下半年各一次，是两次、两个期间', () => {
    expect(read('机关党委上、下半年各组织一次督查。')).toMatchObject([
      { subject: '机关党委', cadence: { type: 'n-per-year', count: 2 } },
    ])
  })
})

describe('频次', () => {
  test.each([
    ['每周一、周四集中学习', 'weekly', 2],
    ['每周二、四下午集中学习', 'weekly', 2],
    ['每月5日、20日集中学习', 'monthly', 2],
    ['每月第一个周五开展主题党日', 'rule', 1],
    ['逢双月召开支委会', 'bimonthly', 1],
    ['每逢单月召开支委会', 'bimonthly', 1],
    ['双月召开1次例会', 'bimonthly', 1],
    ['每两月召开例会', 'bimonthly', 1],
    ['每季度末月召开例会', 'quarterly', 1],
    ['每季度第二个月召开例会', 'quarterly', 1],
    ['季度末报送小结', 'quarterly', 1],
    ['每学期讲授思政课', 'rule', 1],
    ['半年一次听取汇报', 'semiannual', 1],
    ['每学期初召开例会', 'rule', 1],
    ['三个月一次集中研讨', 'quarterly', 1],
    ['两周一次集中学习', 'rule', 1],
  ] as const)('%s', (words, type, count) => {
    const found = read(`各支部${words}。`)
    expect(found.map((c) => [c.cadence.type, c.cadence.count])).toEqual([[type, count]])
  })

  test('频次写在后面，数的是前面的事', () => {
    expect(read('局党组专题研究党建工作，半年一次。')).toMatchObject([
      { recordType: 'meeting', cadence: { type: 'semiannual', count: 1 } },
    ])
    expect(read('支委会，每月1次。')).toMatchObject([{ recordType: 'meeting', cadence: { type: 'monthly' } }])
  })
})

describe('时间作标题', () => {
  test('编了号的季度标题管下面各条，一、二季度是两个季度', () => {
    const found = read(
      '某局2027年计划\n一、第四季度\n1.召开民主生活会。\n2.开展述职。\n二、二季度工作安排\n1.召开座谈会。\n',
    )
    expect(found.map(told)).toEqual([
      ['召开民主生活会', '10-01..12-31'],
      ['开展述职', '10-01..12-31'],
      ['召开座谈会', '04-01..06-30'],
    ])
    const [row] = read('某局任务表\n任务\n时限\n责任单位\n召开座谈会\n一、二季度\n办公室\n开展检查\n三季度\n办公室\n')
    expect(told(row!).slice(1)).toEqual(['01-01..03-31', '04-01..06-30'])
  })

  test('季度标题下的小标题不改时间，下一个季度才改', () => {
    const found = read(
      '某局2027年计划\n一、第一季度\n（一）学习教育\n1.举办培训班。\n（二）组织建设\n1.召开座谈会。\n二、下半年\n（一）学习教育\n1.举办研讨会。\n',
    )
    expect(found.map(told)).toEqual([
      ['举办培训班', '01-01..03-31'],
      ['召开座谈会', '01-01..03-31'],
      ['举办研讨会', '07-01..12-31'],
    ])
  })

  test('没有编号的时间行管它下面的各条', () => {
    const found = read(
      '某支部计划\n为做好工作，作如下安排。\n3—4月：\n召开动员会。\n第二季度重点工作\n组织参观学习。\n',
    )
    expect(found.map(told)).toEqual([
      ['召开动员会', '03-01..04-30'],
      ['组织参观学习', '04-01..06-30'],
    ])
  })

  test('逐项写“时间：”“内容：”，时间在前就管后面的内容', () => {
    const found = read('某支部主题党日计划\n时间：1月\n内容：组织党员学习党章\n时间：2月\n内容：组织党员开展志愿服务\n')
    expect(found.map((c) => told(c)[1])).toEqual(['01-01..01-31', '02-01..02-28'])
  })
})

describe('只写数字的日期', () => {
  test('写出的都能读回', () => {
    fc.assert(
      fc.property(month, day, fc.boolean(), fc.constantFrom('.', '/', '-'), (m, d, year, separator) => {
        fc.pre(year || separator !== '-')
        const text = inDateWords(`${year ? `2027${separator}` : ''}${m}${separator}${d}`)
        expect(windows(text)).toEqual([{ from: `${pad(m)}-${pad(d)}`, to: `${pad(m)}-${pad(d)}` }])
      }),
    )
  })

  test.each([
    ['2027.6', '2027年6月'],
    ['3.1-5.31', '3月1日-5月31日'],
    ['2027.3-2027.5', '2027年3月-2027年5月'],
    ['2027.3-5', '2027年3-5月'],
    ['6/30前', '6月30日前'],
    ['1.2.3', '1.2.3'],
    ['3次', '3次'],
  ])('%s 即 %s', (figures, words) => expect(inDateWords(figures)).toBe(words))

  test('表格时间栏里的，管本行的事', () => {
    const rows = [
      ['召开组织生活会', '2027.2', '支部书记'],
      ['组织专题党课', '3.1-5.31', '组织委员'],
      ['完成换届', '6/30', '支部书记'],
    ]
    const found = read(`某支部计划\n工作任务\n完成时间\n责任人\n${rows.flat().join('\n')}\n`)
    expect(found.map((c) => [...told(c), c.subject])).toEqual([
      ['召开组织生活会', '02-01..02-28', '支部书记'],
      ['组织专题党课', '03-01..05-31', '组织委员'],
      ['完成换届', '06-30..06-30', '支部书记'],
    ])
  })
})

describe('标题管着的截止日', () => {
  const quarter = fc.integer({ min: 1, max: 4 })
  test('几月几日前在哪个季度里，就从哪个季度算起；不在这个季度里的从年初算起', () => {
    fc.assert(
      fc.property(quarter, month, day, (q, m, d) => {
        const text = `某局2027年工作计划\n第${written(q)}季度\n1.${m}月${d}日前完成自查。\n2.召开座谈会。`
        const first = read(text)[0]!
        const inside = Math.ceil(m / 3) === q
        expect(told(first)).toEqual([
          `${m}月${d}日前完成自查`,
          `${inside ? pad(q * 3 - 2) : '01'}-01..${pad(m)}-${pad(d)}`,
        ])
      }),
    )
  })

  test('上旬、中旬、下旬在哪个月的标题下，就是哪个月的', () => {
    fc.assert(
      fc.property(month, fc.constantFrom('上旬', '中旬', '下旬'), (m, part) => {
        const { from, to } = monthWindow(m, part)
        const text = `某局2027年工作计划\n${m}月\n1.${part}召开座谈会。\n2.开展自查。`
        expect(told(read(text)[0]!)).toEqual([`${part}召开座谈会`, `${from}..${to}`])
      }),
    )
  })
})
