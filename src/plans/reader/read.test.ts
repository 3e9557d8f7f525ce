/** The language of plans in sentences of our own: what is read, and what must not be. */
import { describe, expect, test } from 'vitest'
import type { Commitment } from '#plans/commitment.schema.ts'
import { readPlan } from './read.rules.ts'

const read = (text: string) => readPlan(text).commitments
const one = (text: string): Commitment => {
  const found = read(text)
  expect(found.map((c) => c.quote)).toHaveLength(1)
  return found[0]!
}
const quotes = (text: string) => read(text).map((c) => c.quote)

describe('一句话里的任务', () => {
  test('主语、频次、次数、类型', () => {
    expect(one('各党支部每季度至少召开2次座谈会。')).toMatchObject({
      quote: '各党支部每季度至少召开2次座谈会',
      tier: 1,
      subject: '各党支部',
      subjectSource: 'explicit',
      recordType: 'meeting',
      cadence: { type: 'quarterly', count: 2, bound: 'at-least', unit: '次' },
      deadline: null,
      target: null,
    })
  })

  test('谈话的一方负责，另一方是对象', () => {
    expect(one('馆长与中层干部、新进人员每年谈心不少于2次。')).toMatchObject({
      subject: '馆长',
      counterparty: '中层干部、新进人员',
      kind: 'heart_to_heart_talk',
      cadence: { type: 'n-per-year', count: 2, bound: 'at-least' },
    })
  })

  test('并开展的事，后面的频次是它的', () => {
    expect(read('馆长每年讲1次党课，并与新进人员开展谈心谈话，每半年至少1次。')).toMatchObject([
      { quote: '馆长每年讲1次党课', kind: 'lecture', cadence: { type: 'annual', count: 1 } },
      { quote: '与新进人员开展谈心谈话，每半年至少1次', kind: 'heart_to_heart_talk', cadence: { type: 'semiannual' } },
    ])
  })

  test('任务旁边有要求而没有读成任务的分句，列出来请人看', () => {
    const { commitments, unquantified } = readPlan('馆党组每月组织1次学习，每次学习前由办公室拟定方案。')
    expect(commitments).toHaveLength(1)
    expect(unquantified).toMatchObject([{ text: '每次学习前由办公室拟定方案', look: true }])
  })

  test('每月一次的事写在9月下面，仍是全年每月；3-5月下面的，是这几个月', () => {
    const plan = (month: string) => read(`馆计划\n${month}：\n1.馆党组每月召开1次例会。\n2.举办1次展览。`)
    expect(plan('9月').map((c) => c.deadline?.resolved ?? null)).toEqual([null, { from: '09-01', to: '09-30' }])
    expect(plan('3-5月')[0]!.deadline?.resolved).toEqual({ from: '03-01', to: '05-31' })
  })

  test('几月几日前后，是前后各一周', () => {
    expect(one('馆党组在7月1日前后开展1次慰问。').deadline?.resolved).toMatchObject({ from: '06-24', to: '07-08' })
  })

  test('至少写在前面，数量也是至少', () => {
    expect(one('党员每年至少为读者办实事2件。').target).toMatchObject({ op: '>=', value: 2, unit: '件' })
  })

  test('句首的频次管到后面各项', () => {
    const found = read('馆党组每半年研判1次保密形势，听取1次消防汇报，组织1次业务测试。')
    expect(found.map((c) => [c.subject, c.cadence.type, c.recordType])).toEqual([
      ['馆党组', 'semiannual', 'analysis-report'],
      ['馆党组', 'semiannual', 'report'],
      ['馆党组', 'semiannual', 'test'],
    ])
    expect(found[1]!.confidence).toBeLessThan(found[0]!.confidence)
  })

  test('句首的时间管到后面的动作，不管态度', () => {
    const found = read('9月，各科室组织安全演练，开展库房检查，进一步增强安全意识。')
    expect(found.map((c) => c.quote)).toEqual(['9月，各科室组织安全演练', '开展库房检查'])
    expect(found[1]!.deadline).toEqual({ text: '9月', resolved: { from: '09-01', to: '09-30' }, where: 'inherited' })
  })

  test('顿号连接的各项分开读', () => {
    expect(quotes('青年小组读2本好书、看1部纪录片、写1篇体会。')).toHaveLength(3)
  })

  test('省略的动词从前一项来', () => {
    const found = read('分管修复业务的馆领导每年蹲点不少于40天，其他馆领导20天以上。')
    expect(found.map((c) => [c.subject, c.target?.value, c.recordType])).toEqual([
      ['分管修复业务的馆领导', 40, 'visit'],
      ['其他馆领导', 20, 'visit'],
    ])
  })

  test('分级要求各是一项', () => {
    const found = read('一级库房每年组织演练不少于4次，二级库房不少于3次，三级库房不少于2次。')
    expect(found.map((c) => c.cadence.count)).toEqual([4, 3, 2])
    expect(new Set(found.map((c) => c.action)).size).toBe(1)
  })

  test('频次与全年合计是一项', () => {
    expect(one('每月组织1次读书会，全年不少于11次。').cadence).toMatchObject({
      type: 'monthly',
      count: 1,
      yearTotal: { count: 11, bound: 'at-least' },
    })
    expect(one('每季度召开安全例会（全年不少于6次）。').cadence).toMatchObject({
      type: 'quarterly',
      yearTotal: { count: 6 },
    })
  })

  test('范围取下限，另记上限', () => {
    expect(one('馆领导每年办理2—3件实事。').cadence).toMatchObject({ count: 2, countMax: 3, bound: 'at-least' })
  })

  test('比率、学时、名额是目标', () => {
    expect(one('档案归档率达到98%以上。')).toMatchObject({
      cadence: { type: 'ongoing', count: null },
      target: { op: '>=', value: 98, unit: '%' },
    })
    expect(one('修复人员全年业务学习不少于36学时。')).toMatchObject({
      subject: '修复人员',
      cadence: { type: 'annual', bound: null },
      target: { value: 36, unit: '学时' },
    })
    expect(one('下半年，补充3名讲解员。')).toMatchObject({
      cadence: { type: 'once' },
      target: { op: '=', value: 3, unit: '名' },
    })
  })

  test('各字管着列出的日子', () => {
    expect(one('在“三八”节、“五四”青年节、“八一”建军节各举办1场展览。')).toMatchObject({
      cadence: { type: 'n-per-year', count: 3 },
      deadline: {
        resolved: [
          { from: '03-08', to: '03-08' },
          { from: '05-04', to: '05-04' },
          { from: '08-01', to: '08-01' },
        ],
      },
    })
  })

  test('节假日没有固定日期', () => {
    expect(one('春节、中秋等重要节日前，机关纪委向全体职工发送廉洁提醒。')).toMatchObject({
      cadence: { type: 'rule', count: 1 },
      deadline: { resolved: null },
    })
  })

  test('每月第几周星期几是规则，每周几带着原话', () => {
    const found = read('落实每周二上午为科室业务学习日、每月第一周星期四为全馆开放日制度。')
    expect(found.map((c) => [c.cadence.type, c.cadence.rule])).toEqual([
      ['weekly', '每周二上午'],
      ['rule', '每月第一周星期四'],
    ])
  })

  test('一般、原则上不是硬性要求', () => {
    expect(one('读者座谈会原则上每半年召开1次。').modality).toBe('soft')
  })

  test('一次性事项没有时限也列出', () => {
    expect(one('修订《库房管理办法》。')).toMatchObject({ tier: 2, cadence: { type: 'once' }, deadline: null })
  })
})

describe('不是任务的句子', () => {
  test.each([
    '牢牢把握正确方向，进一步增强责任意识。',
    '严格落实请示报告制度。',
    '适时组织参观，定期开展检查。',
    '全年做好各项服务工作。',
    '发现隐患3日内报告。',
    '会议必须有三分之二以上成员到会方可召开。',
    '连续2个月不参加活动的，予以提醒。',
    '每少1次扣2分，扣完为止。',
    '贯彻第六次代表大会精神，落实上年度整改任务。',
    '争创市级文明单位。',
    '“五月的风”合唱团是本馆品牌。',
    '每次活动不少于2小时。',
    '党员大会由5名以上党员提议可以召开。',
  ])('%s', (text) => expect(quotes(text)).toEqual([]))

  test('有数字而没有读出任务的句子标出来给人看', () => {
    const reading = readPlan('1.加强管理。按每人每年600元标准列支，第三季度除外。进一步增强意识。')
    expect(reading.unquantified.map((u) => u.look)).toEqual([false, true, false])
  })
})

describe('解释', () => {
  test('理由指到原文的字', () => {
    const c = one('各科室每季度至少开展2次安全检查。')
    expect(c.reasons.map((r) => [r.field, r.words])).toEqual([
      ['cadence', '每季度'],
      ['count', '2次'],
      ['recordType', '检查'],
      ['subject', '各科室'],
    ])
  })
})

describe('各种写法', () => {
  test('月份单独成行、下面重新编号：月份管下面的各项，另起的常规工作不归任何月份', () => {
    const found = read(
      '某学院2031年工作计划\n为做好工作，制定安排。\n3月\n1.举办培训班1期\n2.开展志愿服务1次\n4月\n1.组织参观1次\n日常工作\n1.每月组织1次座谈会\n',
    )
    const window = (c: Commitment) => c.deadline?.resolved ?? null
    expect(found.filter((c) => c.tier === 1).map((c) => [c.quote, window(c)])).toEqual([
      ['举办培训班1期', { from: '03-01', to: '03-31' }],
      ['开展志愿服务1次', { from: '03-01', to: '03-31' }],
      ['组织参观1次', { from: '04-01', to: '04-30' }],
      ['每月组织1次座谈会', null],
    ])
  })

  test('时限栏写每季度、内容写4次：每季度1次，全年4次', () => {
    const [found] = read('某街道任务分解表\n序号\n具体内容\n责任部门\n完成时限\n1\n召开联席会议4次\n综合办\n每季度\n')
    expect(found!.cadence).toMatchObject({ type: 'quarterly', count: 1, yearTotal: { count: 4 } })
  })

  test('时限栏是月份，内容里另写次数：是同一项', () => {
    const found = read(
      '某小学推进表\n具体举措\n时间安排\n成果形式\n开展分享活动，每学期2次\n4月份、10月份\n简报\n签订承诺书\n2月份\n承诺书\n',
    )
    expect(found.map((c) => c.quote)).toEqual(['开展分享活动，每学期2次', '签订承诺书'])
    expect(found[0]!.cadence).toMatchObject({ type: 'rule', count: 2 })
  })

  test('编号行是一句完整的话，不当作标题', () => {
    const found = read('某院责任清单\n一、书记责任\n（一）每年12月召开民主生活会。\n（二）年底前书面报告履责情况。\n')
    expect(found.map((c) => c.quote)).toEqual(['每年12月召开民主生活会', '年底前书面报告履责情况'])
  })

  test('另有主语和日期的一项，不承接前面的频次', () => {
    const [, found] = read('局领导每季度参加1次支部学习，馆党组年底召开1次民主生活会。')
    expect(found).toMatchObject({ subject: '馆党组', cadence: { type: 'once', count: 1 } })
  })

  test('名称里带动词的组织也是主语；考核对象的数目不是指标', () => {
    expect(one('党委理论学习中心组全年集体研讨不少于8次。').subject).toBe('党委理论学习中心组')
    expect(one('12月底前完成对所属8家单位的考核。').target).toBeNull()
  })
})

describe('一句里的几件事', () => {
  const told = (text: string) =>
    readPlan(text).commitments.map((c) => [
      c.quote,
      c.subject,
      c.cadence.type,
      ...[c.deadline?.resolved ?? []].flat().map(({ from, to }) => `${from}..${to}`),
    ])

  test('某月为某某月，期间做的几件事都在那个月', () => {
    expect(told('5月为廉政教育月，期间组织观看警示教育片、开展廉政知识测试、邀请专家作1场辅导。')).toEqual([
      ['5月为廉政教育月，期间组织观看警示教育片', null, 'once', '05-01..05-31'],
      ['开展廉政知识测试', null, 'once', '05-01..05-31'],
      ['邀请专家作1场辅导', null, 'once', '05-01..05-31'],
    ])
  })

  test.each([
    ['请于3月10日前将本单位贯彻落实方案报局机关党委。', '01-01..03-10'],
    ['各支部制定工作安排，于3月20日前报学院党委。', '01-01..03-20'],
  ])('报给上级：%s', (text, window) => {
    expect(told(text).map((row) => row.at(-1))).toEqual([window])
  })

  test.each([
    ['青年小组两周开展一次集中研学', '青年小组', 'rule'],
    ['学院党委理论学习中心组集体学习每学期不少于4次', '学院党委理论学习中心组', 'rule'],
    ['支部委员之间、支部委员与党员之间每年谈心谈话1次', '支部委员之间、支部委员', 'annual'],
    ['社区“大党委”每月召开1次联席会议', '社区“大党委”', 'monthly'],
    ['春运、国庆等客流高峰前组织党员突击队开展检修', null, 'rule'],
  ])('主语和频次：%s', (text, subject, type) => {
    expect(told(`${text}。`).map((row) => row.slice(1, 3))).toEqual([[subject, type]])
  })
})

describe('句末写明谁负责', () => {
  test.each([
    ['每季度组织一次测试，由机关党委负责。', '机关党委'],
    ['7月1日前后开展一次走访慰问活动，机关党委牵头，各党支部配合。', '机关党委'],
    ['每半年开展一次谈心谈话活动，各党支部书记负责落实。', '各党支部书记'],
    ['11月底前召开一次座谈会，人事处牵头负责。', '人事处'],
    ['每季度开展一次检查，责任单位：机关纪委。', '机关纪委'],
    ['各党支部每季度开展一次测试，由机关党委负责。', '各党支部'],
  ])('%s', (sentence, subject) => {
    const [found] = readPlan(`云泽市水文局2027年党建工作要点\n一、建强基层组织\n1.${sentence}\n`).commitments
    expect(found?.subject).toBe(subject)
  })

  test('后面另有一件事的，不是这一件的责任主体', () => {
    const text = '云泽市水文局2027年党建工作要点\n一、建强基层组织\n1.每季度组织一次测试，由机关党委负责汇总成绩。\n'
    expect(readPlan(text).commitments[0]?.subject).toBeNull()
  })
})
