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
      ...{ heldOn: '2026-11-20', place: '会议室', host: '0', present: ['1', '2'], decisions: '同意。' },
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
