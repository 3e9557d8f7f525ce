import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decidedIn } from '#records/meeting/decisions.rules.ts'
import { namesIn } from './names.rules.ts'
import { missingIn, proposalsOf, strangersIn } from './propose.rules.ts'
import { strangerWords } from './taking.rules.ts'
import { dayIn } from './when.rules.ts'

const TODAY = '2026-11-28'
const people = (names: string) => names.split(' ').map((name, i) => ({ id: String(i), name }))
const roster = people('周念一 王小满 郑知法 沈怀远 王强 李明 李明')
const propose = (text: string) => {
  const found = proposalsOf({ text, roster, members: roster.slice(0, 5), hosts: roster, today: TODAY })
  return Object.fromEntries(found.map(({ field, value }) => [field, value]))
}

const MINUTES = `第一党支部党员大会会议记录
时 间：2026年11月20日下午3:00　　地 点：三楼会议室
主持人：周念一　记录人：王小满
应到：5人　实到：4人
出席人员：周念一、王小满同志、支部委员郑知法、王 强（共4人）
请假人员：沈怀远（出差）
会议议题：
1. 传达学习文件精神
2. 讨论年度工作总结
会议内容：会议由周念一主持，传达学习了文件。
会议决定：
一、同意年度工作总结；
二、月底前完成党费核对。
主持人签字：      记录人签字：`

describe('从会议记录读出', () => {
  it('一般的写法', () => {
    expect(propose(MINUTES)).toEqual({
      heldOn: '2026-11-20',
      place: '三楼会议室',
      topic: '传达学习文件精神；讨论年度工作总结',
      host: '0',
      recorder: '1',
      present: ['0', '1', '2', '4'],
      absent: ['3'],
      decisions: '会议由周念一主持，传达学习了文件。\n会议决定：\n一、同意年度工作总结；\n二、月底前完成党费核对。',
    })
  })

  it('决定事项单列一段，下次会议的议程照此列出', () => {
    expect(decidedIn(propose(MINUTES).decisions as string)).toEqual([
      '一、同意年度工作总结；',
      '二、月底前完成党费核对。',
    ])
  })

  it.each(['形成决议', '议定事项', '决议', '会议议定'])('决定写在“%s”下的，下次也找得到', (label) => {
    const found = (text: string) => decidedIn(propose(text).decisions as string)
    const lines = ['一、年底前办结。', '二、请假须经书记批准。']
    expect(found(`会议内容：会议商定：先学习后讨论。\n${label}：\n${lines.join('\n')}`)).toEqual(lines)
    expect(found(`${label}：\n${lines.join('\n')}`)).toEqual(lines)
  })

  it.each([
    ['一、研究12月工作；二、分析思想状况', '研究12月工作；分析思想状况'],
    ['（1）研究12月工作；（2）分析思想状况。', '研究12月工作；分析思想状况'],
    ['研究12月工作；分析思想状况', '研究12月工作；分析思想状况'],
    ['一、研究12月工作，含发展党员；党费收缴', '研究12月工作，含发展党员；党费收缴'],
  ])('议题写在一行里的，各去各的序号：%s', (written, topic) => {
    expect(propose(`会议议题：${written}`).topic).toBe(topic)
  })

  it('写不下时，会议内容在句末截断，决定一条不少', () => {
    const report = '传达学习了文件精神，大家作了发言。'
    const [found] = proposalsOf({
      ...{ roster, members: [], hosts: [], today: TODAY },
      text: `会议内容：${report.repeat(400)}\n会议决定：\n一、同意。\n二、报党委。`,
    })
    const value = String(found!.value)
    expect(value.length).toBeLessThanOrEqual(4000)
    expect(value.length).toBeGreaterThan(3950)
    expect(value.replaceAll(report, '')).toBe('\n会议决定：\n一、同意。\n二、报党委。')
    expect(found!.remark).toBe('超过4000字，会议内容只取了前面部分。')
  })

  it('决定和内容的句子里写到的时间、地点、主题，不是另一项', () => {
    const decided = '一、下次会议由王小满筹备，时间：12月5日，地点：二楼；主题：年度总结，请假：提前一天 主持人：另定。'
    expect(propose(`会议决定：\n${decided}\n主持人：周念一　记录人：王小满`)).toEqual({
      ...{ decisions: `会议决定：\n${decided}`, host: '0', recorder: '1' },
    })
    expect(propose('各支部抓紧筹备，时间：2026年11月5日。')).toEqual({})
    expect(propose('时间：2026年11月20日，地点：三楼；主持人：周念一 记录人：王小满')).toEqual({
      ...{ heldOn: '2026-11-20', place: '三楼', host: '0', recorder: '1' },
    })
  })

  it.each([
    '出席人员：周念一、王小满（请假1人：沈怀远）',
    '出席人员：（请假1人：沈怀远）周念一、王小满',
    '出席人员：周念一、王小满（请假1人：沈怀远（出差）；共3人）',
    '出席人员：周念一（请假1人：沈怀远，缺席1人：郑知法）、王小满',
    '出席人员：周念一、王小满（请假1人（沈怀远））',
  ])('出席名单的括号里写着请假的：%s', (text) => {
    expect(propose(text)).toEqual({ present: ['0', '1'], absent: ['3'] })
    for (const { quote } of proposalsOf({ text, roster, members: [], hosts: [], today: TODAY }))
      expect(quote.split('（').length).toBe(quote.split('）').length)
  })

  it('全体到会，括号里写明请假的是谁：减去他；同名的两个人都不算到会', () => {
    expect(propose('出席：全体党员（请假1人：沈怀远）').present).toEqual(['0', '1', '2', '4'])
    const minutes = { roster, members: roster, hosts: [], today: TODAY }
    const found = proposalsOf({ ...minutes, text: '出席：全体党员\n请假：李明、王强' })
    expect(found[0]!.value).toEqual(['0', '1', '2', '3'])
  })

  it('说的是别的会议的，不当本次的；有名单的以名单为准；正文里提到的不打断正文', () => {
    expect(propose('通报：上月会议请假2人（王小满、郑知法）。')).toEqual({})
    expect(propose('今年以来累计请假2人次（王小满、郑知法）。')).toEqual({})
    expect(propose('对请假1人（王小满）另行补课。\n请假人员：沈怀远').absent).toEqual(['3'])
    expect(propose('会议内容：开会。缺席1人：王强。\n继续学习。').decisions).toBe('开会。缺席1人：王强。\n继续学习。')
  })

  it('一个姓名都不在名册中的，说出来，不声不响地略过会漏人', () => {
    const found = (text: string) => strangersIn({ text, roster, members: [] })
    expect(found('请假人员：赵钱孙、李周吴')).toEqual(['赵钱孙', '李周吴'])
    expect(found('请假3人（赵钱孙、李周吴、郑王冯）')).toEqual(['赵钱孙', '李周吴', '郑王冯'])
    // The remark of the proposal says so already.
    expect(found('请假人员：赵钱孙、王小满')).toEqual([])
    expect(found(MINUTES)).toEqual([])
    expect(strangerWords([])).toBeNull()
  })

  it('表格：名称和内容各占一行', () => {
    const table =
      '时间\n2026.11.20\n地点\n会议室\n主持人\n周念一\n参会党员\n王小满、郑知法\n缺席人员\n无\n议定事项\n同意。'
    expect(propose(table)).toEqual({
      ...{ heldOn: '2026-11-20', place: '会议室', host: '0', present: ['1', '2'], decisions: '会议决定：\n同意。' },
    })
  })

  it.each([
    '应到5人，实到3人，请假2人（王小满、郑知法），缺席：王强。',
    '请假：王小满、郑知法\n缺席：王强',
    '请假：2人\n请假人员：王小满（出差）、郑知法\n缺席1人（王强）',
    '请假2人：王小满、郑知法，缺席1人：王强',
    '请假2人（王小满、郑知法），无故缺席1人（王强）',
  ])('请假和缺席分开：%s', (text) => {
    expect(propose(text)).toEqual({ absent: ['1', '2'] })
    expect(missingIn({ text, roster })).toEqual([{ id: '4', name: '王强' }])
    const [found] = proposalsOf({ text, roster, members: [], hosts: roster, today: TODAY })
    expect(found!.words).toBe('2人：王小满、郑知法')
    expect(found!.quote.split('（').length).toBe(found!.quote.split('）').length)
  })

  it('缺席的、没有请假的，不当请假；全体到会的减去他们', () => {
    for (const text of ['缺席：王强', '未请假1人（王强）', '未到人员：王强']) expect(propose(text)).toEqual({})
    expect(propose('出席：全体党员\n缺席：王强').present).toEqual(['0', '1', '2', '3'])
  })

  it('两个人同名的不选，名册中没有的不选，都说明', () => {
    const [present] = proposalsOf({
      text: '出席人员：李明、王小满、王强国',
      roster,
      members: [],
      hosts: roster,
      today: TODAY,
    })
    expect(present).toMatchObject({
      value: ['1'],
      remark: '名册中有同名的人，没有选入：李明。名册中没有，没有选入：王强国。',
    })
  })

  it('全体党员按名册，减去请假的；括号里说有人请假的不猜', () => {
    expect(propose('出席：全体党员\n请假：沈怀远').present).toEqual(['0', '1', '2', '4'])
    expect(propose('出席：全体党员（沈怀远请假）').present).toBeUndefined()
  })

  it('主持人写了两个人、名册里没有、同名，都不猜', () => {
    for (const host of ['周念一、王小满', '赵某某', '李明']) expect(propose(`主持人：${host}`).host).toBeUndefined()
  })

  it('没有写决定的，用会议内容', () => {
    expect(propose('活动内容：参观展览。\n重温誓词。').decisions).toBe('参观展览。\n重温誓词。')
  })

  it('一般文章里没有这些', () => {
    expect(propose('各支部要按时间节点开展学习，主题是纪律建设，由书记主持。')).toEqual({})
  })
})

describe('姓名', () => {
  it.each([
    ['周念一 王 强 郑知法', ['0', '4', '2']],
    ['支部书记周念一，王小满等2人', ['0', '1']],
    ['周念一（主持）、王小满。', ['0', '1']],
    ['无', []],
    ['李明', []],
  ])('%s', (text, ids) => expect(namesIn(text, roster).ids).toEqual(ids))
})

describe('日期', () => {
  it.each([
    ['二〇二六年十一月二十日', '2026-11-20'],
    ['2026/11/5 14:30', '2026-11-05'],
    ['11月20日至21日', '2026-11-20'],
    ['12月5日', '2025-12-05'],
    ['2026年2月30日', null],
    ['2026年12月5日', null],
    ['下午3点', null],
  ])('%s', (text, day) => expect(dayIn(text, TODAY)).toBe(day))
})

const line = fc.oneof(
  fc.constantFrom(
    '时间：',
    '出席人员：',
    '请假：',
    '主持人：',
    '会议决定：',
    '地点',
    '\n',
    '　',
    '周念一、王小满',
    '李明',
    '2026年1月2日',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const texts = fc.array(line, { maxLength: 30 }).map((parts) => parts.join(''))

describe('任意文字', () => {
  it('每条都有原文为据，选入的人都在名册中、原文里写着、只有一人同名', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const found = proposalsOf({ text, roster, members: roster, hosts: roster, today: TODAY })
        expect(new Set(found.map(({ field }) => field)).size).toBe(found.length)
        for (const { field, value, quote, remark } of found) {
          expect(quote === '' || text.includes(quote)).toBe(true)
          if (field === 'heldOn') expect(String(value) <= TODAY).toBe(true)
          if (!['host', 'recorder', 'present', 'absent'].includes(field) || remark?.includes('全体')) continue
          for (const id of [value].flat()) {
            const { name } = roster[Number(id)]!
            expect(quote.replace(/\s/g, '')).toContain(name)
            expect(roster.filter((one) => one.name === name)).toHaveLength(1)
          }
        }
      }),
    )
  })
  it('同一人不会既出席又请假', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { present = [], absent = [] } = propose(text) as { present?: string[]; absent?: string[] }
        expect(present.filter((id) => absent.includes(id))).toEqual([])
      }),
    )
  })
})
