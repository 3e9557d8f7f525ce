/** Tables whose cells the format has kept: what heads of one row and two, months across and owners side by side say. */
import { expect, test } from 'vitest'
import { compose, type Part } from '#documents/compose.rules.ts'
import type { Commitment } from '#plans/commitment.schema.ts'
import { draftDuty } from './duty.rules.ts'
import { readPlan } from './read.rules.ts'

/** Cells by column; `^` goes on from the row above, '' is empty, `<` belongs to the cell before it. */
function tableOf(rows: readonly (readonly string[])[]): Part {
  return {
    is: 'table',
    rows: rows.map((cells) =>
      cells.flatMap((cell, column) =>
        cell === '<' ? [] : [{ column, paragraphs: cell === '^' ? [] : cell.split('\n'), merged: cell === '^' }],
      ),
    ),
  }
}

function read(rows: readonly (readonly string[])[]): Commitment[] {
  const { text, cells } = compose([{ is: 'paragraph', text: '某局2027年工作计划' }, tableOf(rows)])
  return readPlan(text, cells).commitments
}

const told = (c: Commitment) => [
  c.quote,
  c.subject,
  ...[c.deadline?.resolved ?? []].flat().map(({ from, to }) => `${from}..${to}`),
]

test('季度作表头，格子里是那个季度的事', () => {
  const found = read([
    ['项目', '一季度', '二季度', '三季度', '四季度', '责任单位'],
    ['学习教育', '召开座谈会2次', '举办读书班', '', '开展述职', '宣传科'],
    ['组织建设', '', '完成换届\n开展检查', '', '', '组织科'],
  ])
  expect(found.map(told)).toEqual([
    ['召开座谈会2次', '宣传科', '01-01..03-31'],
    ['举办读书班', '宣传科', '04-01..06-30'],
    ['开展述职', '宣传科', '10-01..12-31'],
    ['完成换届', '组织科', '04-01..06-30'],
    ['开展检查', '组织科', '04-01..06-30'],
  ])
})

test('月份作表头，格子里打钩：事在旁边，时间是打了钩的月份；月月打钩就是每月', () => {
  const months = Array.from({ length: 12 }, (_, i) => `${i + 1}月`)
  const ticks = (...at: number[]) => months.map((_, i) => (at.includes(i + 1) ? '√' : ''))
  const found = read([
    ['序号', '工作内容', ...months, '责任人'],
    ['1', '召开组织生活会', ...ticks(1), '支部书记'],
    ['2', '讲专题党课', ...ticks(3, 9), '支部书记'],
    ['3', '召开支委会', ...ticks(...months.map((_, i) => i + 1)), '组织委员'],
  ])
  expect(found.map(told)).toEqual([
    ['召开组织生活会', '支部书记', '01-01..01-31'],
    ['讲专题党课', '支部书记', '03-01..03-31', '09-01..09-30'],
    ['召开支委会', '组织委员'],
  ])
  expect(found[2]!.cadence).toMatchObject({ type: 'monthly', count: 1 })
})

test('表头两行，下一行说的是它自己的栏', () => {
  const found = read([
    ['工作任务', '时间进度', '<', '责任分工', '<'],
    ['^', '上半年', '下半年', '牵头单位', '配合单位'],
    ['支部建设', '开展检查', '完成换届', '机关党委', '各支部'],
  ])
  expect(found.map(told)).toEqual([
    ['开展检查', '机关党委', '01-01..06-30'],
    ['完成换届', '机关党委', '07-01..12-31'],
  ])
})

test('时间栏在前、合并几行，责任栏里配合的不算', () => {
  const found = read([
    ['时间', '重点工作', '责任单位'],
    ['一季度', '召开党建工作会议', '牵头：机关党委；配合：各支部'],
    ['^', '开展检查', '机关纪委牵头，各支部配合'],
    ['每月', '召开支委会\n开展主题党日', '各支部'],
  ])
  expect(found.map(told)).toEqual([
    ['召开党建工作会议', '机关党委', '01-01..03-31'],
    ['开展检查', '机关纪委', '01-01..03-31'],
    ['召开支委会', '各支部'],
    ['开展主题党日', '各支部'],
  ])
  expect(found.slice(2).map((c) => c.cadence.type)).toEqual(['monthly', 'monthly'])
})

test('月份栏里只写数字', () => {
  const found = read([
    ['月份', '内容', '责任人'],
    ['1', '召开组织生活会', '支部书记'],
    ['2-3', '走访慰问老党员', '组织委员'],
  ])
  expect(found.map((c) => told(c)[2])).toEqual(['01-01..01-31', '02-01..03-31'])
})

test('合并的格子管许多行，读的字数仍和表的长度成比例', () => {
  const size = (count: number) => {
    const rows = Array.from({ length: count }, (_, i) =>
      i === 0 ? ['全年', '3月', '开展检查'] : ['^', '3月', '开展检查'],
    )
    return read([['时间', '完成时限', '工作任务'], ...rows]).reduce(
      (sum, c) =>
        sum + c.quote.length + c.reasons.reduce((all, r) => all + r.words.length, 0) + (c.deadline?.text.length ?? 0),
      0,
    )
  }
  expect(size(400) / size(100)).toBeLessThan(4.5)
})

test('工作内容及要求是任务栏；人数、人均学时和其中的人数各归各', () => {
  const found = read([
    ['序号', '工作项目', '工作内容及要求', '责任科室', '完成时间'],
    ['一', '队伍建设', '举办宣传活动', '宣传科', '8月'],
    ['^', '^', '发展会员10名，其中专家2名', '组织科', '11月30日前'],
    ['^', '^', '对会员进行集中轮训，每人不少于16学时', '组织科', '9-10月'],
  ])
  expect(found.map(told)).toEqual([
    ['举办宣传活动', '宣传科', '08-01..08-31'],
    ['发展会员10名', '组织科', '01-01..11-30'],
    ['其中专家2名', '组织科', '01-01..11-30'],
    ['对会员进行集中轮训，每人不少于16学时', '组织科', '09-01..10-31'],
  ])
  expect(found.map((c) => c.target?.value ?? null)).toEqual([null, 10, 2, 16])
})

test.each(['工作要求', '具体要求'])('%s是任务栏，时限和每一行都在', (head) => {
  const found = read([
    ['序号', '重点任务', head, '完成时限', '责任主体'],
    ['1', '红色教育', '组织会员到教育基地开展1次现场教学', '9月底前', '各小组'],
    ['2', '专题调研', '形成会员思想状况分析报告1份', '11月底前', '秘书处'],
  ])
  expect(found.map(told)).toEqual([
    ['组织会员到教育基地开展1次现场教学', '各小组', '01-01..09-30'],
    ['形成会员思想状况分析报告1份', '秘书处', '01-01..11-30'],
  ])
})

test('时间栏和任务栏都编了号，号相同的是一件事', () => {
  const found = read([
    ['时限', '工作任务', '责任单位'],
    ['1.3月底\n2.每两个月', '1.建立工作台账\n2.召开工作例会', '办公室'],
    ['6月安全生产月', '开展安全宣讲', '工会'],
  ])
  expect(found.map((c) => [c.cadence.type, ...told(c)])).toEqual([
    ['once', '建立工作台账', '办公室', '03-21..03-31'],
    ['bimonthly', '召开工作例会', '办公室'],
    ['once', '开展安全宣讲', '工会', '06-01..06-30'],
  ])
})

test('每半年一次，时间栏写上、下半年，不另作时限', () => {
  const [found] = read([
    ['工作事项', '频次要求', '时间', '责任人'],
    ['廉洁谈话', '每半年1次', '上、下半年', '纪检委员'],
  ])
  expect(found).toMatchObject({ cadence: { type: 'semiannual', count: 1 }, deadline: null, subject: '纪检委员' })
})

test('任务栏只写会议名称的，责任栏里的人召开', () => {
  const found = read([
    ['工作事项', '频次', '责任人'],
    ['支部委员会', '每月1次', '支部书记'],
    ['支部委员会向上级汇报', '每半年1次', '组织委员'],
  ])
  expect(found.map(({ subject }) => subject)).toEqual(['支部书记', '支部委员会'])
})

test('表头各有各的叫法：责任股室、工作安排；不认识的栏看下面的格子', () => {
  const rows = [
    ['1月', '走访会员12户', '人事股', '可延至2月'],
    ['4-5月', '开展主题宣传', '科技股', ''],
    ['每月', '召开支委会、开展主题党日', '各支部', ''],
  ]
  const wanted = [
    ['走访会员12户', '人事股', '01-01..01-31'],
    ['开展主题宣传', '科技股', '04-01..05-31'],
    ['召开支委会', '各支部'],
    ['开展主题党日', '各支部'],
  ]
  expect(read([['月份', '工作安排', '责任股室', '备注'], ...rows]).map(told)).toEqual(wanted)
  expect(read([['月份', '干什么', '谁来干', '备注'], ...rows]).map(told)).toEqual(wanted)
  expect(read([['啥时候', '事项', '谁来干', '有啥要说的'], ...rows]).map(told)).toEqual(wanted)
  const last = ([month, task, owner]: string[]) => ['', task!, owner!, month!]
  expect(read([['序号', '任务', '谁来干', '啥时候'], ...rows.map(last)]).map(told)).toEqual(wanted)
})

test('表格前面的正文由全文的组织负责，与表格里的责任人无关', () => {
  const { text, cells } = compose([
    { is: 'paragraph', text: '某馆党总支2028年工作打算' },
    { is: 'paragraph', text: '1、三月完成换届。' },
    tableOf([
      ['事项', '什么时候', '由谁负责'],
      ['慰问老职工', '每季度', '离退休支部'],
      ['举办分享会6场', '3月至11月', '阅览部'],
    ]),
  ])
  const found = readPlan(text, cells).commitments
  expect(found.map(({ subject }) => subject)).toEqual(['某馆党总支', '离退休支部', '阅览部'])
})

test('第一栏写“季度”的，是时间栏；合并的格子管到下面各行', () => {
  const found = read([
    ['季度', '工作内容', '责任单位'],
    ['一季度', '召开座谈会', '宣传科'],
    ['^', '举办读书班', '组织科'],
    ['三季度', '开展参观学习', '工会'],
  ])
  expect(found.map(told)).toEqual([
    ['召开座谈会', '宣传科', '01-01..03-31'],
    ['举办读书班', '组织科', '01-01..03-31'],
    ['开展参观学习', '工会', '07-01..09-30'],
  ])
})

test('任务栏里没有读成任务的格子，列出来请人看', () => {
  const { text, cells } = compose([
    { is: 'paragraph', text: '某局2027年工作计划' },
    tableOf([
      ['时间', '工作内容', '责任单位'],
      ['3月', '召开座谈会', '宣传科'],
      ['5月', '青年书画展', '团委'],
    ]),
  ])
  expect(readPlan(text, cells).unquantified).toMatchObject([{ text: '青年书画展', look: true }])
})

test.each([
  ['6月底、12月底前', ['01-01..06-30', '07-01..12-31']],
  ['6月底前、12月底前', ['01-01..06-30', '07-01..12-31']],
  ['6月底前\n12月底前', ['01-01..06-30', '07-01..12-31']],
  ['3月底前；6月底前；11月15日前', ['01-01..03-31', '04-01..06-30', '07-01..11-15']],
])('时限写了几个的，后一期从前一期结束以后算起：%s', (when, windows) => {
  const [found, ...others] = read([
    ['序号', '任务', '责任单位', '时限'],
    ['1', '各开展一次自查', '各支部', when],
  ])
  expect(others).toEqual([])
  expect(told(found!).slice(2)).toEqual(windows)
  const { cadence } = draftDuty(found!, 2027)
  expect(cadence).toMatchObject({ every: 'once', times: 1 })
  expect('windows' in cadence && cadence.windows).toHaveLength(windows.length)
})

test('时限栏只写全年的一行也是任务，年内办；表态的话不是', () => {
  const found = read([
    ['序号', '工作任务', '责任单位', '完成时限'],
    ['1', '帮扶困难职工家庭', '机关工会', '全年'],
    ['2', '结对共建社区', '第一党支部', '年内'],
    ['3', '开展志愿服务4次', '各支部', '全年'],
    ['4', '加强学习', '各支部', '全年'],
    ['5', '强化监督，压实责任', '机关纪委', '全年'],
  ])
  expect(found.map(({ quote, subject, cadence: { type, count } }) => [quote, subject, type, count])).toEqual([
    ['帮扶困难职工家庭', '机关工会', 'annual', 1],
    ['结对共建社区', '第一党支部', 'annual', 1],
    ['开展志愿服务4次', '各支部', 'n-per-year', 4],
  ])
})
