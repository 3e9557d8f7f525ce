/** Words of frequency. `pattern` is a regular expression over folded text without spaces; the longest match wins. */
import type { PlanCadence } from '#plans/commitment.schema.ts'

export interface PeriodWord {
  readonly pattern: string
  readonly every: PlanCadence['type']
  /** The wording fixes a slot or a series of its own and is kept in `rule`. */
  readonly rule?: true
  /** Says only that the plan year is meant; no anchor without a number. */
  readonly weak?: true
  /** Stands before a noun (季度自查); an anchor only where an act follows. */
  readonly adjective?: true
  /** Times that the wording itself fixes. */
  readonly times?: number
  /** The wording lists the slots, and each of them is once: 每周一、周四. */
  readonly lists?: true
  readonly example: string
}

const DAY = '[一二三四五六日天](?![次个期场篇堂节课讲至到两遍轮回-])'
const NTH = '[一二三四五1-5]'

/** The month after the one that the work was done in. */
export const NEXT_MONTH = '(?:次|下|翌|下一)个?月(?:份)?'

export const PERIODS: readonly PeriodWord[] = [
  { pattern: '每周|每星期|每个星期|逐周|每一周', every: 'weekly', example: '每周集中学习1次' },
  {
    pattern: `(?:每周|每星期|每个星期)${DAY}(?:上午|下午|晚上|晚)?`,
    every: 'weekly',
    rule: true,
    example: '每周三下午集中学习',
  },
  {
    pattern: `(?:每周|每星期|每个星期)${DAY}(?:[、和及](?:每?周|星期)?${DAY})+(?:上午|下午|晚上|晚)?`,
    every: 'weekly',
    rule: true,
    lists: true,
    example: '每周一、周四集中学习',
  },
  { pattern: '周(?=例会|碰头会|调度会|自查)', every: 'weekly', adjective: true, example: '召开周例会' },
  { pattern: '每月份?|每个月|逐月|按月|每一个月', every: 'monthly', example: '每月召开1次支委会' },
  {
    pattern: `${NEXT_MONTH}的?(?:\\d{1,2}[日号](?:之?前|以前)|(?:[初底]|[上中下]旬)(?:之?前|以前)?)|(?<=[于在])(?:次|翌)月`,
    every: 'monthly',
    rule: true,
    example: '检查情况于次月10日前通报',
  },
  { pattern: '月度|每月度', every: 'monthly', adjective: true, example: '开展月度自查' },
  { pattern: '月(?=例会|调度会|碰头会)', every: 'monthly', adjective: true, example: '召开月例会' },
  {
    pattern: '每个?月(?:上旬|中旬|下旬|初|底|末)(?:之?前)?',
    every: 'monthly',
    rule: true,
    example: '每月下旬报送1篇信息',
  },
  {
    pattern: '每个?月的?\\d{1,2}[日号](?:前后|左右|之?前|以前)?',
    every: 'monthly',
    rule: true,
    example: '每月25日前报送1次情况',
  },
  {
    pattern: '每个?月\\d{1,2}[日号]?(?:[、和及]\\d{1,2}[日号])+(?:之?前|以前)?',
    every: 'monthly',
    rule: true,
    lists: true,
    example: '每月5日、20日集中学习',
  },
  {
    pattern: `每个?月(?:的)?(?:第${NTH}个?(?:周|星期)(?:的?(?:周|星期)?${DAY})?|最后1?一?个?(?:周|星期)(?:的?(?:周|星期)?${DAY})?)(?:上午|下午)?`,
    every: 'rule',
    rule: true,
    example: '每月第二周星期三为支部活动日',
  },
  {
    pattern: `每个?月(?:的)?(?:第${NTH}个|最后[一1]?个)工作日`,
    every: 'monthly',
    rule: true,
    example: '每月第一个工作日更新公开栏',
  },
  {
    pattern: '每(?:两|二|2)个?月|每隔1个月|每隔一个月|隔月|两个?月(?=[一1]次)',
    every: 'bimonthly',
    example: '每两个月召开1次例会',
  },
  {
    pattern: '(?:每?逢|每)?[双单]月(?!刊)(?:\\d{1,2}[日号])?(?:之?前)?',
    every: 'bimonthly',
    rule: true,
    example: '逢双月召开1次例会',
  },
  {
    pattern:
      '每个?季度?|逐季|按季度?|每一季度|每一个季度|每(?:三|3)个月|(?<![一二三四第])季度?(?=[一1]次)|三个月(?=[一1]次)',
    every: 'quarterly',
    example: '每季度讲1次党课',
  },
  {
    pattern:
      '(?:每个?季度?|(?<![一二三四第1-4])季度?)(?:的)?(?:[初末](?:月)?|首月|尾月|第[一二三123]个?月|最后[一1]?个?月)(?:的)?(?:[初底末]|[上中下]旬|\\d{1,2}[日号])?(?:之?前|以前)?',
    every: 'quarterly',
    rule: true,
    example: '每季度末报送1次小结',
  },
  { pattern: '季度', every: 'quarterly', adjective: true, example: '开展季度自查' },
  {
    pattern:
      '(?:每个?半年度?)(?:的)?(?:末(?:月)?|尾月|首月|第[一二三四五六1-6]个?月|最后[一1]?个?月)(?:的)?(?:[初底末]|[上中下]旬|\\d{1,2}[日号])?(?:之?前|以前)?',
    every: 'semiannual',
    rule: true,
    example: '每半年末月20日前报送1次总结',
  },
  { pattern: '每半年度?|每个半年|每(?:六|6)个月|半年(?=[一1两二2]次)', every: 'semiannual', example: '每半年研究1次' },
  { pattern: '半年度?', every: 'semiannual', adjective: true, example: '半年听取1次汇报' },
  {
    pattern:
      '每年度?|每个年度|每一年|每一年度|一年(?=不少于|至少|内?开展|不低于|[一二两三四五六1-9])|(?<![半每全\\d一两二三四五六七八九十往今去前近百多])年(?=[一1]次)',
    every: 'annual',
    example: '每年讲1次党课',
  },
  {
    pattern: '全年|年内|本年度|本年内|一年内|年度内|全年度|一年中',
    every: 'annual',
    weak: true,
    example: '全年开展4次活动',
  },
  { pattern: '年度', every: 'annual', adjective: true, weak: true, example: '开展年度考核' },
  {
    pattern: '每个?学期(?:期?[初末中])?|每学年|[一1]?学期(?=[一1两二2]次)',
    every: 'rule',
    rule: true,
    example: '每学期开展2次家访',
  },
  {
    pattern:
      '每半个?月|每(?:两|二|2)个?(?:周|星期)|每?双周|每旬|半个?月(?=[一1]次)|(?<!第)[两二2]周(?=(?:开展|组织|召开|进行)?(?:至少)?[一1]次)',
    every: 'rule',
    rule: true,
    example: '每半月召开1次碰头会',
  },
  { pattern: '每(?:个|一)?工作日|每日|每天|逐日', every: 'rule', rule: true, example: '每个工作日更新台账' },
  { pattern: '每(?:四|五|4|5)个月', every: 'rule', rule: true, example: '每四个月轮换1次' },
  {
    pattern: '冬夏[两二]季|春秋[两二]季|夏冬[两二]季|寒暑[两二]季',
    every: 'n-per-year',
    rule: true,
    times: 2,
    example: '纳入春秋两季集中培训',
  },
  {
    pattern: '一周(?=[一两二12]次)|(?<![两二每双第一\\d])周(?=[一1]次)|周均',
    every: 'weekly',
    example: '例会一周一次',
  },
  {
    pattern: '(?:一个?|(?<![两二每双单半个第一\\d]))月(?=[一两二12]次)|月均',
    every: 'monthly',
    example: '例会一月一次',
  },
  { pattern: '一个?季度?(?=[一两二12]次)|季均', every: 'quarterly', example: '党课一季一次' },
  { pattern: '年均|年人均', every: 'annual', example: '年均走访3次' },
]
