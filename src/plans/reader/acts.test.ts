/** Several acts in one sentence, and who does them. */
import { describe, expect, test } from 'vitest'
import { draftDuty } from './duty.rules.ts'
import { readPlan } from './read.rules.ts'

const read = (text: string) => readPlan(text).commitments

describe('一句里的事各归各', () => {
  test('全年的事不承接前半句的期限', () => {
    expect(read('各馆6月底前完成盘点，全年开展导读活动不少于6场。')).toMatchObject([
      { quote: '各馆6月底前完成盘点', deadline: { resolved: { to: '06-30' } } },
      { cadence: { type: 'n-per-year', count: 6 }, deadline: null },
    ])
  })

  test.each([
    '馆党委书记“七一”前讲一次党课，其他党委委员每年至少讲一次党课。',
    '“七一”前，馆党委书记讲一次党课，其他党委委员每年至少讲一次。',
    '馆党委书记6月底前讲一次党课，其他党委委员每年讲党课不少于一次。',
  ])('自己写了每年的，不承接前半句的期限：%s', (text) => {
    expect(read(text)).toMatchObject([
      { subject: '馆党委书记', deadline: { resolved: {} } },
      { subject: '其他党委委员', cadence: { type: 'annual', count: 1, bound: 'at-least' }, deadline: null },
    ])
  })

  test('前半句办一次的事，后半句每周做的是另一件，在同一段时间里', () => {
    expect(read('汛期（6月1日至9月15日）成立护馆突击队，每周巡堤不少于2次。')).toMatchObject([
      { quote: '汛期（6月1日至9月15日）成立护馆突击队', cadence: { type: 'once' } },
      {
        quote: '每周巡堤不少于2次',
        action: expect.stringMatching(/巡堤$/),
        cadence: { type: 'weekly', count: 2 },
        deadline: { resolved: { from: '06-01', to: '09-15' } },
      },
    ])
    expect(read('各馆6月底前成立合唱队，原则上每月不少于2次。')[1]).toMatchObject({ deadline: null })
  })

  test('节前做的事，后半句写明是哪些节，是一项', () => {
    expect(read('节前廉政提醒，元旦、春节、五一前各1次。')).toMatchObject([
      { quote: '节前廉政提醒，元旦、春节、五一前各1次', cadence: { type: 'rule', rule: '元旦、春节、五一前' } },
    ])
  })

  test('年内至少组织几次，组织的是前半句的事', () => {
    const { commitments, unquantified } = readPlan('馆工会走访慰问困难职工，年内至少组织2次。')
    expect(unquantified).toEqual([])
    expect(commitments).toMatchObject([
      {
        quote: '年内至少组织2次',
        subject: '馆工会',
        action: '走访慰问困难职工',
        recordType: 'visit',
        cadence: { type: 'n-per-year', count: 2, bound: 'at-least' },
      },
    ])
  })

  test('两种纪实才能证明的两件事，是两项，时间和频次都管到后一件', () => {
    expect(read('各支部12月召开组织生活会并开展民主评议党员。')).toMatchObject([
      { kind: 'organisational_life', deadline: { resolved: { from: '12-01' } } },
      { kind: 'member_review', subject: '各支部', deadline: { resolved: { from: '12-01' } } },
    ])
    expect(read('各支部每年召开1次组织生活会并开展民主评议党员。')).toMatchObject([
      { kind: 'organisational_life', cadence: { type: 'annual', count: 1 } },
      { kind: 'member_review', cadence: { type: 'annual', count: 1 } },
    ])
    expect(read('2月底前完成组织生活会和民主评议党员工作。').map(({ kind }) => kind)).toEqual([
      'organisational_life',
      'member_review',
    ])
    expect(read('各馆每月召开例会并开展安全检查。')).toHaveLength(1)
  })

  test.each([
    ['馆党组年底召开民主生活会，会后10个工作日内报送材料。', '会后10个工作日内报送材料'],
    ['各馆5月底前完成换届，新任馆长上任后一个月内参加培训。', '新任馆长上任后一个月内参加培训'],
  ])('从另一件事算起的时间，不承接前半句的期限：%s', (text, left) => {
    const { commitments, unquantified } = readPlan(text)
    expect(commitments).toHaveLength(1)
    expect(unquantified).toMatchObject([{ text: left, look: true }])
  })

  test.each([
    ['馆纪委11月开展检查2次，任前谈话率达到100%。', { deadline: null, target: { value: 100, unit: '%' } }],
    ['积极分子考察每半年1次，发展对象培训不少于24学时。', { cadence: { type: 'annual' }, target: { value: 24 } }],
    ['服务队每季度服务1次，每名党员不少于10小时。', { cadence: { type: 'annual' }, target: { value: 10 } }],
    ['馆员每月集中学习1次，参学率达到95%。', { cadence: { type: 'ongoing' }, target: { value: 95 } }],
  ])('另一件事或另一些人的数量，不承接前半句的频次和期限：%s', (text, last) => {
    expect(read(text).at(-1)).toMatchObject(last)
  })

  test.each([
    ['全年发展党员3名，入党积极分子培养考察每半年一次。', '入党积极分子培养考察'],
    ['党小组会每月不少于1次。', '党小组会'],
    ['党员大会每季度一次，支委会每月一次。', '支委会'],
    ['馆纪委在“五一”、端午、国庆等节假日前发送廉洁提醒。', '发送廉洁提醒'],
    ['馆党组召开“七一”座谈会1次。', '召开“七一”座谈会'],
  ])('做什么写得完整：%s', (text, action) => {
    expect(read(text).at(-1)!.action).toBe(action)
  })
})

describe('难写的时间', () => {
  test('两种会议共一个频次，各是一项', () => {
    expect(read('支部委员会和党小组会一般每月召开1次。')).toMatchObject([
      { quote: '支部委员会', kind: 'branch_committee', subject: '支部委员会', cadence: { type: 'monthly' } },
      { kind: 'group_meeting', subject: '党小组', cadence: { type: 'monthly' } },
    ])
  })

  test('几日前后不是几日前；从一件事算起的时限不成任务，请人看一眼', () => {
    expect(read('各支部每月5日前后开展参观1次。')[0]).toMatchObject({
      action: '开展参观',
      cadence: { rule: '每月5日前后' },
    })
    expect(readPlan('对新到岗的馆员，应在10日内谈话。')).toMatchObject({
      commitments: [],
      unquantified: [{ look: true }],
    })
  })

  test.each([
    ['馆纪委在元旦、春节、五一前5个工作日发送提醒。', { every: 'holidays', leadDays: 5 }, ''],
    ['馆工会在春节、“七一”前走访职工。', { every: 'holidays', names: ['春节', '建党节'] }, ''],
    ['馆纪委在春节后5个工作日内开展检查。', { every: 'holidays', names: ['春节'], side: 'after', leadDays: 5 }, ''],
    ['馆纪委在春节节后两周内开展检查。', { every: 'holidays', side: 'after', leadDays: 10 }, ''],
    ['馆工会在中秋节前后开展慰问。', { every: 'holidays', names: ['中秋节'], side: 'around', leadDays: 5 }, '可以调整'],
    ['馆纪委在春节、国庆节前和节后各开展1次检查。', { every: 'holidays', side: 'each' }, '节前、节后各一期'],
    ['馆纪委在重大节假日后开展检查。', { every: 'holidays', side: 'after' }, ''],
    ['馆纪委在元旦、春节前发送提醒。', { every: 'holidays', names: ['元旦', '春节'] }, '2032年元旦的节前'],
    [
      '馆工会在两节期间慰问职工。',
      { every: 'holidays', names: ['元旦', '春节'], side: 'around' },
      '“两节”按元旦、春节计',
    ],
    ['馆工会在重阳节慰问老同志。', { every: 'year' }, '重阳按农历'],
    ['馆办公室在暑假组织培训。', { every: 'year' }, '没有现成的周期'],
    ['述职评议会在次年1月20日前召开。', { every: 'year', until: '01-20' }, ''],
    ['述职评议会在次年2月底前召开。', { every: 'year', until: '02-28' }, ''],
    ['述职评议会在来年1月20日前召开。', { every: 'year', until: '01-20' }, ''],
    ['述职评议会在下一年1月20日前召开。', { every: 'year', until: '01-20' }, ''],
    ['馆党委每年组织1次年轻干部座谈会。', { every: 'year', times: 1 }, ''],
  ])('排期：%s', (text, cadence, review) => {
    const duty = draftDuty(read(text)[0]!, 2031)
    expect(duty.cadence).toMatchObject(cadence)
    expect(duty.review.join()).toContain(review)
  })
})

test('节前的一件事之后，“节后”的一件排在节后', () => {
  const all = read('馆纪委每逢元旦、春节前5个工作日发送提醒，节后开展一次检查。')
  expect(all.map((c) => draftDuty(c, 2031).cadence)).toMatchObject([
    { every: 'holidays', names: ['元旦', '春节'], leadDays: 5 },
    { every: 'holidays', names: ['元旦', '春节'], side: 'after', leadDays: 10 },
  ])
})

test('“节后几个工作日内”从前面的节日算起；从别的事算起的，提请核对', () => {
  const [, after] = read('馆纪委每逢元旦、春节前5个工作日发送提醒，节后3个工作日内开展1次检查。')
  expect(draftDuty(after!, 2031).cadence).toMatchObject({ names: ['元旦', '春节'], side: 'after', leadDays: 3 })
  const [, report] = read('各支部2月底前召开组织生活会，会后10日内报送1份材料。')
  expect(draftDuty(report!, 2031).review.join()).toContain('原文的时限从另一件事算起')
})

test('句首的日子不越过分号管到每年一次的事', () => {
  const [day, year] = read('“七一”前，党组书记讲1次专题党课；党支部书记每年至少讲1次党课。')
  expect(day!.deadline).not.toBeNull()
  expect([year!.deadline, draftDuty(year!, 2031).cadence]).toMatchObject([null, { every: 'year' }])
})

describe('谁做', () => {
  test('与谁一起做，写在责任主体之后；人均多少，是每个人的事', () => {
    const [jointly, each] = read('各支部与结对社区全年开展联建活动不少于3次，党员志愿服务人均不少于12小时。')
    expect(jointly).toMatchObject({ subject: '各支部', subjectSource: 'explicit', cadence: { count: 3 } })
    expect(each).toMatchObject({ subject: '党员', action: '志愿服务', target: { value: 12, unit: '小时' } })
  })

  const who = (text: string) => read(text).map(({ subject }) => subject)

  test('同一句里党员个人的事之后，检查、组织一类的事仍由前面的组织办，没有组织的不记在党员名下', () => {
    expect(who('各支部每月学习1次，每名党员全年撰写心得2篇，每季度开展一次检查。')).toEqual([
      '各支部',
      '每名党员',
      '各支部',
    ])
    expect(who('党员每年参加培训不少于32学时，每季度组织1次检查。')).toEqual(['党员', null])
    expect(who('每名党员每年读书2本，每季度参加志愿服务1次。').at(-1)).toBe('每名党员')
  })

  test('至少和不低于都写了的，指标里不带“至少”', () => {
    expect(read('各支部每月至少报送信息不低于1条。')).toMatchObject([
      { target: { metric: '报送信息', op: '>=', value: 1 } },
    ])
  })

  test('面向谁、督促谁，不是由谁做', () => {
    expect(who('机关党委面向全体党员每季度举办1次讲座。')).toEqual(['机关党委'])
    expect(who('各支部督促党员参加组织生活会，每年不少于1次。')).toEqual(['各支部'])
    expect(who('馆党委督促各支部每月报送1次情况。')).toEqual(['馆党委'])
    expect(who('馆工会联合会每季度开展1次活动。')).not.toEqual(['馆工会'])
    expect(who('党员领导干部人均联系群众不少于2户。')).toEqual(['党员领导干部'])
    expect(who('馆党委组织党员集中培训人均不少于32学时。')).toEqual(['馆党委'])
  })

  test('会议名称只说出党组织的，承接前文写明的支部', () => {
    expect(who('各支部于1月底前完成组织生活会和民主评议党员。')).toEqual(['各支部', '各支部'])
    expect(who('馆党委每季度检查1次，主题党日每月1次。')).toEqual(['馆党委', '党组织'])
  })

  test('评选表彰的主体承接前文的，请人核对', () => {
    const note = (text: string) => draftDuty(read(text).at(-1)!, 2031).review.join()
    expect(note('各支部每月开展1次主题党日，7月1日前后评选表彰优秀党员。')).toContain('“各支部”承接前文')
    expect(note('馆党委于7月1日前后评选表彰优秀党员。')).not.toContain('承接前文')
  })

  test.each([
    ['馆工会、馆团委联合在五四前后举办1次座谈会。', '馆工会、馆团委', '联合举办座谈会'],
    ['第三季度由馆工会组织职工运动会。', '馆工会', '组织职工运动会'],
    ['9月底前，由人事处会同机关党委举办培训班1期。', '人事处', '会同机关党委举办培训班'],
    ['由于人员变动，馆党组每月召开1次例会。', '馆党组', '召开例会'],
    ['馆党组每季度研究1次，汇报材料由各科自行准备。', '馆党组', '研究'],
  ])('%s', (text, subject, action) => {
    expect(read(text)[0]).toMatchObject({ subject, action })
  })
})

describe('主体写在句中', () => {
  test.each([
    ['3月底前各支部召开组织生活会并开展民主评议党员。', ['各支部', '各支部']],
    ['上半年馆纪委开展1次检查，通报2次典型案例。', ['馆纪委', '馆纪委']],
    ['馆党组会议及时跟进学习重要讲话，全年不少于12次。', ['馆党组']],
    ['馆党委会议每季度研究1次党建工作。', ['馆党委']],
    ['馆党委理论学习中心组会议全年不少于8次。', ['馆党委理论学习中心组']],
    ['各支部党员大会每季度不少于1次。', ['党支部']],
  ])('%s', (text, subjects) => {
    expect(read(text).map(({ subject }) => subject)).toEqual(subjects)
  })

  test('主体后面括号里的字不进任务名称，“同志”不是与谁同办', () => {
    expect(read('各科室（队）每年组织业务培训2次。')[0]).toMatchObject({ subject: '各科室', action: '组织业务培训' })
    expect(read('馆主要负责同志每年听取汇报2次。')[0]!.counterparty).toBeNull()
  })
})

describe('任务的名称和种类', () => {
  test.each([
    ['每名党员联系1个社区，每季度到联系社区不少于1次。', ['联系1个社区', '到联系社区']],
    ['每名党员联系3名读者，每季度联系不少于2次。', ['联系3名读者', '联系读者']],
    ['每月相对固定1天开展主题党日。', ['开展主题党日']],
    ['每周固定半天组织集中学习。', ['组织集中学习']],
    ['馆长在分管领域讲党课不少于1次。', ['在分管领域讲党课']],
    ['馆纪委在3月开展检查1次。', ['开展检查']],
  ])('%s', (text, actions) => {
    expect(read(text).map(({ action }) => action)).toEqual(actions)
  })

  test.each([
    ['6月9日前后组织国际档案日主题宣传。', 'publicity'],
    ['12月10日前向上级报送意识形态工作专题报告。', 'report'],
    ['邀请专家作1次专题报告。', 'lecture'],
    ['6月底前建立党员档案。', 'list/ledger'],
  ])('%s', (text, type) => expect(read(text)[0]!.recordType).toBe(type))
})

describe('几种会议连着写', () => {
  const kinds = (text: string) => read(text).map(({ kind, cadence }) => [kind, cadence.type])

  test('一个动词后面的几种会议，各是一项', () => {
    expect(kinds('各支部每月召开支委会、党小组会和主题党日。')).toEqual([
      ['branch_committee', 'monthly'],
      ['group_meeting', 'monthly'],
      ['party_day', 'monthly'],
    ])
    expect(kinds('各支部每季度召开党员大会、每月召开支委会、组织生活会每年1次。')).toEqual([
      ['branch_assembly', 'quarterly'],
      ['branch_committee', 'monthly'],
      ['organisational_life', 'annual'],
    ])
    expect(kinds('各支部每季度至少召开1次党员大会和1次党课。').map(([kind]) => kind)).toEqual([
      'branch_assembly',
      'lecture',
    ])
  })

  test('查的是会议记录、借会议做别的事，仍是一项', () => {
    expect(read('馆党委每季度检查1次党员大会、支委会、党小组会记录。')).toHaveLength(1)
    expect(kinds('各支部每季度结合主题党日、组织生活会开展1次警示教育。')).toEqual([['general_activity', 'quarterly']])
  })

  test('前面的事名称完整的，不当作后面那件事的名称', () => {
    expect(read('馆长讲党课1次，入党积极分子每季度考察1次。').at(-1)).toMatchObject({
      action: '入党积极分子考察',
      kind: 'general_other',
    })
  })
})
