/** Days and parts of the year that plans name. Windows are `MM-DD`; conventions are those of the annotation guideline. */
import type { PlanWindow } from '#plans/commitment.schema.ts'

/** The year after the plan's, with a day in it (次年1月20日前). */
export const NEXT_YEAR = '次年|翌年|来年|第二年|下一?年'

export interface NamedDate {
  readonly pattern: string
  /** null: no fixed day in the calendar of every year. */
  readonly window: PlanWindow | null
  /** A festival of one day: 前后, 前, 期间 widen it. */
  readonly festival?: true
  readonly example: string
}

const day = (at: string): PlanWindow => ({ from: at, to: at })

/** Who may stand right before a bare 节前 or 节后. */
const SAID_OF =
  '支部|党委|纪委|党组|党小组|处室|单位|部门|机关|工会|书记|委员|负责人|党员|干部|职工|人员|公司|中心|学院|社区|街道|[各本][馆院校处科室局]'

export const NAMED_DATES: readonly NamedDate[] = [
  { pattern: '(?:第|前)?[一1]季度', window: { from: '01-01', to: '03-31' }, example: '一季度完成换届' },
  { pattern: '(?:第)?[二2]季度', window: { from: '04-01', to: '06-30' }, example: '第二季度召开会议' },
  { pattern: '(?:第)?[三3]季度', window: { from: '07-01', to: '09-30' }, example: '三季度开展检查' },
  { pattern: '(?:第)?[四4]季度', window: { from: '10-01', to: '12-31' }, example: '四季度组织考核' },
  { pattern: '上半年', window: { from: '01-01', to: '06-30' }, example: '上半年开展自查' },
  { pattern: '下半年', window: { from: '07-01', to: '12-31' }, example: '下半年组织培训' },
  { pattern: '年初', window: { from: '01-01', to: '03-31' }, example: '年初签订责任书' },
  { pattern: '年中', window: { from: '06-01', to: '07-31' }, example: '年中召开推进会' },
  { pattern: '(?:每年)?(?:年底|年末|年终|岁末)', window: { from: '12-01', to: '12-31' }, example: '年底组织述职' },
  {
    pattern: '(?:[“"]?三八[”"]?|3·8|3\\.8)(?:国际)?(?:劳动)?(?:妇女)?节?|妇女节',
    window: day('03-08'),
    festival: true,
    example: '“三八”节开展座谈',
  },
  {
    pattern: '[“"]五一[”"](?:国际)?(?:劳动)?节?|五一(?:国际)?(?:劳动节|节|(?=前|期间|、|小?长?假))|劳动节',
    window: day('05-01'),
    festival: true,
    example: '五一劳动节表彰先进',
  },
  {
    pattern: '(?:[“"]?五四[”"]?|5·4)(?:青年)?节?|青年节',
    window: day('05-04'),
    festival: true,
    example: '“五四”期间开展活动',
  },
  {
    pattern: '[“"]六一[”"](?:国际)?(?:儿童)?节?|六一(?:国际)?(?:儿童节|节|(?=前|期间))|儿童节',
    window: day('06-01'),
    festival: true,
    example: '六一儿童节看望儿童',
  },
  {
    pattern: '[“"]?七·?一[”"]?(?:建党)?节?(?![个次周星])|7·1|7\\.1|建党节',
    window: day('07-01'),
    festival: true,
    example: '“七一”前后走访党员',
  },
  {
    pattern: '[“"]?八·?一[”"]?(?:建军)?节?(?![个次周星])|建军节',
    window: day('08-01'),
    festival: true,
    example: '“八一”建军节开展慰问',
  },
  { pattern: '教师节', window: day('09-10'), festival: true, example: '教师节表彰教师' },
  {
    pattern: '[“"]十一[”"](?:国庆节)?|十一(?:国庆节|(?=期间|前后|小?长?假))|国庆节?',
    window: day('10-01'),
    festival: true,
    example: '国庆节开展升旗仪式',
  },
  { pattern: '元旦', window: day('01-01'), festival: true, example: '元旦期间慰问职工' },
  { pattern: '[“"]?一二·?九[”"]?|12·9', window: day('12-09'), festival: true, example: '“一二·九”合唱比赛' },
  { pattern: '烈士纪念日', window: day('09-30'), festival: true, example: '烈士纪念日献花' },
  { pattern: '国家宪法日|宪法日', window: day('12-04'), festival: true, example: '国家宪法日开展宣传' },
  { pattern: '国家公祭日', window: day('12-13'), festival: true, example: '国家公祭日举行仪式' },
  {
    pattern: '春节|元宵节?|清明节?|端午节?|中秋节?|重阳节?|腊八节?',
    window: null,
    festival: true,
    example: '春节走访老党员',
  },
  {
    pattern:
      '[“"]?[两双]节[”"]?|(?:重大|重要|传统|法定|主要|各个?)?节假日|(?:重大|重要|传统|法定|主要)节日|(?:重要|关键|敏感|重大)(?:时间)?节点',
    window: null,
    festival: true,
    example: '重大节假日发送提醒',
  },
  {
    // Festivals that were named before, or all of them: whatever else ends with 节 (环节, 读书节) is none.
    pattern: `(?<=^|[，；。、:(在于等并逢]|${SAID_OF})(?:节日?(?=[前后])|节(?:日?期间|中)|收假(?=后)|放假(?=前)|假期(?=结束后|[前后]))`,
    window: null,
    festival: true,
    example: '节后3个工作日内报告情况',
  },
  { pattern: '春运|暑运|(?:客流|出行|生产|旅游|业务|用电|用水)高峰期?', window: null, example: '春运期间值守' },
  { pattern: '(?:寒暑假|寒假|暑假|暑期)', window: null, example: '暑期组织社会实践' },
  { pattern: '开学(?:初|季|第一课)?|学期(?:初|末|中)|学年末', window: null, example: '学期末组织考核' },
  { pattern: '(?<=每年)[底末]', window: { from: '12-01', to: '12-31' }, example: '每年底组织述职' },
  { pattern: '(?<=每年)初', window: { from: '01-01', to: '03-31' }, example: '每年初签订责任书' },
]
