import { describe, expect, it } from 'vitest'
import { parseDay } from '#kernel/day.ts'
import { builtInYears, CHINESE_CALENDAR, isOffDay } from './calendar.rules.ts'
import { boundsOf, calendarWith, faultOf, missingHolidays, nextYear, untickedWords } from './holiday.rules.ts'
import type { Arrangement } from './holiday.schema.ts'
import { doubtsIn, readNotice } from './holiday-text.rules.ts'

const NOTICE = `国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
各省、自治区、直辖市人民政府：
经国务院批准，现将2027年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。
二、春节：2月5日（农历除夕、周五）至11日（农历正月初六、周四）放假调休，共7天。1月30日（周六）、2月14日（周日）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假，共1天。
六、中秋节：9月15日（周三）放假，共1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。`
const YEAR: Arrangement = readNotice(NOTICE, 2026)!
const changed = (name: string, part: object): Arrangement => ({
  ...YEAR,
  holidays: YEAR.holidays.map((one) => (one.name === name ? { ...one, ...part } : one)),
})

describe('粘贴的通知', () => {
  it('年份、文号、放假、调休上班都读得出来', () => {
    expect(YEAR).toMatchObject({ year: 2027, notice: '国办发明电〔2026〕9号' })
    expect(YEAR.holidays.map(({ name, from, to }) => `${name} ${from} ${to}`)).toEqual([
      '元旦 2027-01-01 2027-01-03',
      '春节 2027-02-05 2027-02-11',
      '清明节 2027-04-03 2027-04-05',
      '劳动节 2027-05-01 2027-05-05',
      '端午节 2027-06-09 2027-06-09',
      '中秋节 2027-09-15 2027-09-15',
      '国庆节 2027-10-01 2027-10-07',
    ])
    expect(YEAR.work.map((day) => day.slice(5))).toEqual(['01-30', '02-14', '04-25', '05-08', '09-26', '10-09'])
    expect([faultOf(YEAR, builtInYears()), missingHolidays(YEAR.holidays)]).toEqual([null, []])
  })

  it('两节连放、上年开始的元旦、同月的第二个上班日', () => {
    const text =
      '元旦：2022年12月31日至2023年1月2日放假调休，共3天。国庆节、中秋节：9月29日至10月6日放假，10月7日、8日上班。'
    expect(readNotice(text, 2023)).toMatchObject({
      holidays: [
        { name: '元旦', from: '2022-12-31', to: '2023-01-02' },
        { name: '国庆节、中秋节', from: '2023-09-29', to: '2023-10-06' },
      ],
      work: ['2023-10-07', '2023-10-08'],
    })
  })

  it('星期、天数写错的指出来；写对的不提', () => {
    expect(doubtsIn(NOTICE, YEAR)).toEqual([])
    const wrong = NOTICE.replace('1月30日（周六）', '1月30日（周五）').replace('至5日（周三）', '至6日（星期四）')
    expect(doubtsIn(wrong, readNotice(wrong, 2026)!)).toEqual([
      { name: '春节', words: '1月30日写的是周五，日历上是周六' },
      { name: '劳动节', words: '写的是共5天，从第一天到最后一天是6天' },
    ])
  })

  it.each([
    [{ missing: ['中秋节'] }, '请先确认没有写明的节日'],
    [{ doubts: 1 }, '请先核对原文并勾选'],
    [{ missing: ['中秋节'], incomplete: true, doubts: 1 }, '请先核对原文并勾选'],
    [{ doubts: 1, checked: true }, null],
    [{}, null],
  ])('%j：勾选以后才能保存', (part, words) => {
    const said = untickedWords({ missing: [], incomplete: false, doubts: 0, checked: false, ...part })
    expect(said).toEqual(words && expect.stringContaining(words))
  })

  it('不是通知的读不出来', () => {
    expect(readNotice('关于开展春节前廉洁提醒的通知：请各支部认真落实，2月1日前完成。', 2027)).toBeNull()
  })
})

describe('录入的检查', () => {
  it.each<[string, Arrangement, string]>([
    ['最后一天在前', changed('春节', { to: '2027-02-04' }), '春节的最后一天早于第一天'],
    ['年份不对', changed('春节', { from: '2026-02-05', to: '2026-02-11' }), '春节的日期不在2027年'],
    ['下一年的日子', changed('国庆节', { to: '2028-01-01' }), '国庆节的日期不在2027年'],
    ['上年的春节', changed('春节', { from: '2026-12-26', to: '2026-12-28' }), '春节的日期不在2027年'],
    ['太长', changed('春节', { to: '2027-03-11' }), '春节超过12天'],
    ['元旦不含1月1日', changed('元旦', { from: '2027-01-02' }), '元旦的假期里没有2027-01-01'],
    [
      '不会有的日子',
      changed('清明节', { from: '2027-02-12', to: '2027-02-13' }),
      '清明节应在2027-03-28至2027-04-12之间',
    ],
    ['重叠', changed('中秋节', { from: '2027-10-07', to: '2027-10-08' }), '中秋节与国庆节的日期有重叠'],
    ['同一节日两段', { ...YEAR, holidays: [...YEAR.holidays, YEAR.holidays[1]!] }, '“春节”写了两次'],
    ['上班日是周一', { ...YEAR, work: ['2027-02-22'] }, '2027-02-22本来就是工作日'],
    ['上班日在假期里', { ...YEAR, work: ['2027-02-06'] }, '上班日2027-02-06在春节的假期里'],
    ['上班日重复', { ...YEAR, work: ['2027-02-14', '2027-02-14'] }, '上班日2027-02-14写了两次'],
  ])('%s', (_, arrangement, words) => {
    expect(faultOf(arrangement, builtInYears())?.message).toContain(words)
  })

  it('名称是语言自带的词也能检查', () => {
    expect(faultOf(changed('春节', { name: 'constructor' }), [])).toBeNull()
  })

  it('自带的各年都通得过', () => {
    for (const year of builtInYears()) {
      expect([year.year, faultOf(year, builtInYears())]).toEqual([year.year, null])
    }
  })

  it('伸到别的年度的日子，和那一年的安排相互对照', () => {
    const before = {
      year: 2026,
      holidays: [{ name: '年末', from: '2026-12-25', to: '2026-12-27' }],
      work: ['2026-12-31'],
    }
    const fault = (part: Partial<Arrangement>) => faultOf({ ...YEAR, ...part }, [before])
    expect(fault({ work: ['2026-12-26'] })).toEqual({
      field: 'work',
      message: '上班日2026-12-26按2026年的安排是年末假期，请核对',
    })
    expect(fault(changed('元旦', { from: '2026-12-31' }))?.message).toBe(
      '元旦的2026-12-31，按2026年的安排要上班，请核对',
    )
    const twice = faultOf(changed('元旦', { from: '2026-12-27' }), [{ ...before, work: [] }])
    expect(twice?.message).toBe('元旦与2026年安排的年末的日期有重叠，请核对')
    // Its own earlier entry is what it corrects.
    expect(faultOf({ ...YEAR, work: [] }, [{ ...YEAR, year: 2027 }])).toBeNull()
  })

  it('各个节日能选的日子', () => {
    expect(boundsOf('元旦', 2027)).toEqual({ min: '2026-12-25', max: '2027-01-10' })
    expect(boundsOf('国庆节、中秋节', 2028)).toEqual({ min: '2028-09-01', max: '2028-10-15' })
    expect(boundsOf('其他', 2027)).toEqual({ min: '2026-12-25', max: '2027-12-31' })
  })

  it('缺少的法定节日', () => {
    const joint = [{ name: '国庆节、中秋节' }, { name: '元旦' }]
    expect(missingHolidays(joint)).toEqual(['春节', '清明节', '劳动节', '端午节'])
  })
})

describe('录入后的日历', () => {
  it('放假的周五休息，调休的周日上班，年度算已公布；自带的年度不受录入影响', () => {
    const calendar = calendarWith([YEAR, { ...YEAR, year: 2026, work: [] }])
    expect([nextYear(CHINESE_CALENDAR), nextYear(calendar)]).toEqual([2027, 2028])
    expect(isOffDay(calendar, parseDay('2027-02-05'))).toBe(true)
    expect(isOffDay(calendar, parseDay('2027-02-14'))).toBe(false)
    expect(calendar.holidays.filter(({ from }) => from > parseDay('2026-12-31'))).toHaveLength(7)
    expect(calendar.holidays.slice(0, -7)).toEqual(CHINESE_CALENDAR.holidays)
  })
})
