/** Words that look like a number, a period or a date and are none: they are blotted out before anything is read. */

export interface Lookalike {
  readonly pattern: string
  readonly why: string
  readonly example: string
}

const N = '[一二两三四五六七八九十百\\d]{1,4}'

export const LOOKALIKES: readonly Lookalike[] = [
  {
    pattern: `第${N}(?:次|届|期|批|轮|场|讲|篇|章|条|款|个|名|节|课|堂|部|项|类|种)`,
    why: '序数',
    example: '第六次党代会精神',
  },
  { pattern: `${N}届(?:${N}[次中]全会)?|${N}[次中]全会`, why: '届次', example: '十二届三次全会' },
  { pattern: '\\d{4}年度?(?![一二三四上下第\\d])', why: '年份', example: '2030年度工作要点' },
  { pattern: '上(?:一)?年度?|去年|往年|前年|次年|来年|下(?:一)?年度', why: '往年或来年', example: '上年度整改情况' },
  { pattern: `${N}分之${N}(?:以上)?|半数以上|过半数`, why: '比例门槛', example: '三分之二以上党员到会' },
  {
    pattern: `(?:连续|累计|超过|逾期|满|近|未满|不满)(?:${N})(?:个?月|天|年|次|个工作日)(?:以上)?`,
    why: '期间条件',
    example: '连续3个月不参加',
  },
  {
    pattern: `每(?:少|缺|迟|漏|多|增|有|发现|出现|扣)(?:${N})?(?:次|个|项|人|例|件|篇|分|条)?`,
    why: '逐次计算',
    example: '每缺1次予以提醒',
  },
  {
    pattern: '一次性|一一对应|再一次|又一次|这一次|每一次|同一次|一次次|一次函数|逐一',
    why: '固定说法',
    example: '一次性告知',
  },
  { pattern: `${N}个?(?:五年|年规划|年计划|年行动|周年|年来|年期)`, why: '跨年', example: '三年行动' },
  {
    pattern: `[“”]?${N}会一课|${N}学一做|一岗双责|一支部一品牌|一支一品|${N}重一大`,
    why: '固定名称',
    example: '落实三会一课',
  },
  { pattern: `(?:支部|党委|党组|之)${N}个?方面`, why: '泛指', example: '之三个方面' },
  { pattern: `${N}个?(?:工作日|月|天|小时)(?:之?内|以内)`, why: '办理时限', example: '3个工作日内反馈' },
  { pattern: '月月|年年|天天|周周', why: '固定说法', example: '关爱月月行' },
  { pattern: `近${N}年|今后${N}年|${N}年内|每${N}年`, why: '跨年', example: '今后三年' },
  { pattern: '一年一度|百年|半年来|几次|多次|数次|若干次', why: '泛指', example: '多次研究' },
  {
    pattern: `每(?:次|场|期|轮|堂|讲|节)[^，。；()、\\d]{0,10}(?:不少于|不低于|至少|不超过|控制在)?${N}个?(?:小时|学时|课时|天|人|条|分钟|名|半天|篇|项)`,
    why: '每次的要求',
    example: '每次不少于2小时',
  },
  { pattern: '上(?:个?季度|个月|月份|个半年|周)', why: '上一期间', example: '报告上季度情况' },
  { pattern: '(?:前|后)\\d{1,2}%', why: '排名', example: '排名后5%' },
  {
    pattern: `(?<=对(?:所属|下属|所辖|直属)?)${N}[家个名](?=[^，。；、]{0,24}(?:考核|检查|督查|督导|评议|巡察|走访))`,
    why: '对象的数目',
    example: '完成对8家单位的考核',
  },
]
