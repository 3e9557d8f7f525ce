/** The same language in other layouts: tables flattened to lines, duty lists by role, schedules by month, labels. */
import { describe, expect, test } from 'vitest'
import { readPlan } from './read.rules.ts'

describe('版式', () => {
  test('标题、年份、条目和偏移', () => {
    const text =
      '𠮷城图书馆2031年工作计划\n一、服务读者\n1.办好活动。每月举办1场讲座。\n2.做好借阅。每年开展1次读者调查。'
    const reading = readPlan(text)
    expect(reading).toMatchObject({ title: '𠮷城图书馆2031年工作计划', year: 2031 })
    expect(reading.points.map((p) => [p.number, p.title, p.heading])).toEqual([
      [1, '办好活动', '服务读者'],
      [2, '做好借阅', '服务读者'],
    ])
    expect(reading.commitments.map((c) => [c.point, c.quote])).toEqual([
      [1, '每月举办1场讲座'],
      [2, '每年开展1次读者调查'],
    ])
    const points = [...text]
    for (const c of reading.commitments) expect(points.slice(c.start, c.end).join('')).toBe(c.quote)
  })

  test('压成行的表格：时间栏、责任栏', () => {
    const table = [
      '序号',
      '工作内容',
      '完成时间',
      '责任部门',
      '1',
      '开展库房安全检查，形成检查通报。',
      '10月份',
      '保管部',
      '2',
      '组织全员培训。',
      '3月',
      '9月',
      '人事科',
    ]
    const found = readPlan(`图书馆任务清单\n${table.join('\n')}`).commitments
    expect(found.map((c) => [c.quote, c.subject, c.subjectSource, c.deadline?.where])).toEqual([
      ['开展库房安全检查', '保管部', 'cell', 'cell'],
      ['组织全员培训', '人事科', 'cell', 'cell'],
    ])
    expect(found[1]!.deadline?.resolved).toEqual([
      { from: '03-01', to: '03-31' },
      { from: '09-01', to: '09-30' },
    ])
  })

  test('按职务列出的职责：括号里的频次、标题里的主语', () => {
    const found = readPlan(
      '馆长\n1.讲授业务课（每季度一次）\n2.听取安全汇报（全年不少于3次）\n部门负责人\n1.召开部门例会（每周一次）',
    ).commitments
    expect(found.map((c) => [c.subject, c.subjectSource, c.cadence.type])).toEqual([
      ['馆长', 'heading', 'quarterly'],
      ['馆长', 'heading', 'n-per-year'],
      ['部门负责人', 'heading', 'weekly'],
    ])
  })

  test('月份打头的行，验收一栏只是重复', () => {
    const table = [
      '序号',
      '任务',
      '措施',
      '标准',
      '1',
      '读者服务',
      '4月：举办读书节',
      '5-6月：开展讲解员业务培训',
      '举办读书节',
      '开展讲解员业务培训三次',
    ]
    const found = readPlan(`图书馆任务分解表\n${table.join('\n')}`).commitments
    expect(found.map((c) => [c.deadline?.text, c.cadence.count])).toEqual([
      ['4月', 1],
      ['5-6月', 1],
      [undefined, 3],
    ])
  })

  test('月份作标题', () => {
    const found = readPlan('青年工作安排\n四月\n1.组织植树活动。\n五月\n1.举办演讲比赛。').commitments
    expect(found.map((c) => c.deadline?.resolved)).toEqual([
      { from: '04-01', to: '04-30' },
      { from: '05-01', to: '05-31' },
    ])
  })

  test('没有编号的制度：会议名称说明由谁召开', () => {
    const found = readPlan('组织生活制度\n党小组会（每两月一次）党小组会由组长主持。').commitments
    expect(found).toMatchObject([{ subject: '党小组', cadence: { type: 'bimonthly', count: 1 } }])
  })

  test('任务后面括号里的责任单位和时限', () => {
    const text =
      '图书馆工作方案\n1.举办读书会5次。（责任单位：读者部；完成时限：10月底前）\n2.开展库房检查。\n责任单位：保管部\n完成时限：第三季度'
    expect(readPlan(text).commitments.map((c) => [c.quote, c.subject, c.deadline?.resolved])).toEqual([
      ['举办读书会5次', '读者部', { from: '01-01', to: '10-31' }],
      ['开展库房检查', '保管部', { from: '07-01', to: '09-30' }],
    ])
  })

  test('转换时折断的行接起来读', () => {
    const line = '图书馆党支部按照全年安排，认真组织业务学习和安全检查，不断提高服务读者的水平，做好'
    const text = `图书馆计划\n${line}\n${line}\n${line}\n${line}\n借阅工作，每季度召开1次读者座谈会。\n`
    expect(readPlan(text).commitments.map((c) => c.quote)).toEqual(['每季度召开1次读者座谈会'])
  })
})

describe('月份和小标题', () => {
  test('【一月】是下面各条的时间，◆是条目的记号；括号里的牵头是责任人', () => {
    const found = readPlan(
      [
        '某街道2027年工作月历',
        '【每月必做】',
        '各部门举办读书会；办公室编发简报1期。',
        '【一月】',
        '◆召开述职评议会（牵头：办公室）',
        '◆慰问困难职工20名',
        '【二月至三月】',
        '◆上旬召开推进会',
        '【九月】',
        '◆上旬召开总结会',
      ].join('\n'),
    ).commitments
    expect(
      found.map((c) => [c.quote, c.subject, c.cadence.type, ...[c.deadline?.resolved ?? []].flat().map((w) => w.to)]),
    ).toEqual([
      ['各部门举办读书会', '各部门', 'monthly'],
      ['办公室编发简报1期', '办公室', 'monthly'],
      ['召开述职评议会', '办公室', 'once', '01-31'],
      ['慰问困难职工20名', null, 'once', '01-31'],
      ['上旬召开推进会', null, 'once', '03-31'],
      ['上旬召开总结会', null, 'once', '09-10'],
    ])
  })

  test.each([
    ['1.节前提醒。机关纪委在春节、国庆节前开展廉洁提醒。', ['机关纪委在春节、国庆节前开展廉洁提醒']],
    ['1.年终述职。各支部书记12月20日前述职。', ['各支部书记12月20日前述职']],
    ['1.年底前报告履职情况。党员所在支部掌握情况。', ['年底前报告履职情况']],
  ])('一条的小标题里有时间，也只是小标题：%s', (point, quotes) => {
    const found = readPlan(`某局2027年工作要点\n一、抓好监督\n${point}\n2.加强宣传。办好简报。\n`).commitments
    expect(found.map(({ quote }) => quote)).toEqual(quotes)
  })

  test('标题后面括号里的责任人管到下一个标题', () => {
    const found = readPlan(
      '某公司工作计划\n三、措施\n（一）阵地建设（责任人：宣传委员）\n每月更新宣传栏1期。\n全年刊发稿件24篇。\n（二）人才培养（责任人：青年委员）\n6月底前组织比武1场。',
    ).commitments
    expect(found.map((c) => [c.quote, c.subject])).toEqual([
      ['每月更新宣传栏1期', '宣传委员'],
      ['全年刊发稿件24篇', '宣传委员'],
      ['6月底前组织比武1场', '青年委员'],
    ])
  })
})

test('序号后面是制表符的条目，同空格一样读', () => {
  const lines = [
    '1.\t加强学习。各支部每月学习1次。',
    '2．\t\t锤炼过硬作风。',
    '（3）\t每季度开展走访1次。',
    '一、\t强化监督',
  ]
  const { points, commitments, unquantified } = readPlan(lines.join('\n'))
  expect(points.map(({ number, title }) => [number, title])).toEqual([
    [1, '加强学习'],
    [2, '锤炼过硬作风'],
    [3, '每季度开展走访1次'],
  ])
  expect(commitments.map(({ point }) => point)).toEqual([1, 3])
  expect(unquantified.map(({ point }) => point)).toEqual([1, 2])
})

test('一行里还有别的制表符的是表格的一行，序号不是条目的', () => {
  const { points, commitments } = readPlan('1.\t举办培训班1期\t机关党委\t5月底前\n2.\t召开座谈会1次\t机关工会\t全年')
  expect(points).toEqual([])
  expect(commitments.map(({ subject }) => subject)).toEqual(['机关党委', '机关工会'])
})

test.each([
  ['（一）加强学习。各支部每月学习1次。', '（二）锤炼过硬作风，树立良好形象。', '（三）每季度开展走访1次。'],
  ['一、每月集中学习1次。', '二、武装头脑，坚定信念。', '三、深入群众，改进作风。'],
])('没有任务的一条也是条目，不是下一条的标题', (...lines) => {
  const { points, unquantified } = readPlan(lines.join('\n'))
  expect(points.map(({ number }) => number)).toEqual([1, 2, 3])
  expect(unquantified.map(({ point }) => point)).toContain(2)
})

test('下面有内容的一句仍是标题', () => {
  const { points, commitments } = readPlan(
    '（一）加强学习，武装头脑。\n各支部每月学习1次。\n（二）改进作风。\n每季度走访1次。',
  )
  expect(points.map(({ heading }) => heading)).toEqual(['加强学习，武装头脑', '改进作风'])
  expect(commitments).toHaveLength(2)
})
