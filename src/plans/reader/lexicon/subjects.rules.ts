/** How the names of organs, posts and groups of people end, and what may stand before them. */

export interface SubjectWord {
  readonly ending: string
  /** A person or group of persons, who cannot commend, decide or issue as an organ does. */
  readonly person: boolean
  readonly example: string
}

const organ = (ending: string, example: string): SubjectWord => ({ ending, person: false, example })
const person = (ending: string, example: string): SubjectWord => ({ ending, person: true, example })

export const SUBJECTS: readonly SubjectWord[] = [
  person('书记', '党支部书记'),
  person('委员', '支部纪检委员'),
  person('成员', '领导班子成员'),
  person('领导', '分管科技业务的局领导'),
  person('负责人|负责同志|负责干部', '处室主要负责人'),
  person(
    '主任|处长|科长|部长|局长|院长|校长|馆长|厅长|市长|县长|区长|镇长|乡长|园长|台长|董事长|总经理|所长|站长|队长|组长|班长|主席|会长|厂长|经理|社长',
    '办公室主任',
  ),
  person(
    '干部|党员|职工|员工|人员|青年|同志|教师|学生|干警|民警|官兵|教职工|师生|群众|团员|积极分子|培养人|联系人|工作者|代表|队员',
    '机关党员干部',
  ),
  person('专干|副职|正职|联络员|纪检员|组织员|辅导员|班主任|指导员|宣传员|讲师团|政委|教导员|导师|骨干', '支部联络员'),
  organ('班子|领导班子', '支部班子'),
  organ('党委会|党组会|党委办|党工委会', '院党委会'),
  organ('中心组|党组|党委|党工委|工委|纪委|纪工委|支委|委员会|总支|支部|党小组|小组|专班|支委会', '机关党委'),
  organ('党组织|组织|团委|团总支|团支部|工会|妇联|妇委会|群团|学会|协会|学生会', '基层党组织'),
  organ('部门|单位|处室|科室|部室|办公室|院系|学院|学校|企业|机关|公司|全局|全市|全校|全院|全处|各处|各科', '各处室'),
  organ('服务队|突击队|先锋队|工作队|宣讲团', '党员突击队'),
  organ(
    '党办|党建办|党群办|党政办|综合办|纪检组|监察组|监察处|监察室|人事处|人事科|组织部|宣传部|统战部|党群部|政治部|党校|团组织|群工部|组织处|宣传处|组织科|宣传科|学工部|学工处|保卫处|教务处|财务处|后勤处|科研处',
    '宣传部',
  ),
]

/** What a cell of an owner column may also end with; too general for running text. */
export const OWNER_ENDINGS: readonly SubjectWord[] = [
  organ('处|科|股|室|部|局|院|系|办|中心|站|所|队|组|委|馆', '人事科'),
]

/** How the proper names of bodies end: a clause that begins with one names who acts. */
export const NAMED_BODIES: readonly { readonly ending: string; readonly example: string }[] = [
  { ending: '党支部|党总支|支部|党小组', example: '监督检查党支部' },
  { ending: '处|科', example: '政策法规处' },
  { ending: '室|办', example: '督查室' },
  { ending: '中心|站|所|馆|院', example: '水文监测中心' },
  { ending: '大队|支队|中队|分队|总队', example: '勘测二大队' },
]
/** Words that end like a name and are places, or speak of several. */
export const NO_BODIES: readonly { readonly pattern: string; readonly example: string }[] = [
  { pattern: '^(?:各|每|本|全|所有|有关|相关|所属)', example: '各业务处' },
  { pattern: '(?:活动|会议|阅览|阅读|图书|展览|陈列|荣誉|接待|谈心|谈话|教|地下|实验)室$', example: '党员活动室' },
  { pattern: '(?:场|厕|住|托)所$|[好难长短用深益害坏多之到]处$|(?:文|理|工|学)科$', example: '公共场所' },
]

/** A clause behind the act that only says who answers for it; `who` is whoever does. */
export const TRAILING = [
  {
    pattern:
      '(?:具体)?由?(?<who>[^，；。、由]{2,16}?(?:、[^，；。、]{2,16}){0,3}?)(?:总牵头|牵头|具体负责|负责|承办|主办)(?:负责|落实|抓落实|组织实施|组织|实施|推进)?',
    example: '每季度组织一次测试，由机关党委负责',
  },
  {
    pattern: '(?:责任|牵头|承办|主办)(?:单位|部门|人|处室|科室)[:：为]?(?<who>[^，；。:：]{2,40})',
    example: '11月底前召开座谈会，责任单位：人事处',
  },
] as const

/** Before those who only help with a task, and before those who answer for it, in one cell of owners. */
export const HELPERS: readonly { readonly pattern: string; readonly example: string }[] = [
  {
    pattern: '(?:配合|协办|协助|协同|参与|参加)(?:单位|部门|科室|处室|人员?|领导)?[:：]',
    example: '牵头单位：办公室；配合单位：各支部',
  },
]
export const ANSWERING: readonly { readonly pattern: string; readonly example: string }[] = [
  {
    pattern: '(?:牵头|责任|主办|承办|负责)(?:单位|部门|科室|处室|人|领导|主体)?[:：]',
    example: '牵头：办公室',
  },
]

/** Forms of meeting and organisational life whose name tells who holds them. */
export const HELD_BY: readonly { readonly pattern: string; readonly subject: string; readonly example: string }[] = [
  { pattern: '(?:各?党?支部)?党员大会|(?:各?党)?支部大会', subject: '党支部', example: '支部党员大会' },
  { pattern: '支部委员会(?:会议)?|支委会', subject: '支部委员会', example: '支委会' },
  { pattern: '党小组会', subject: '党小组', example: '党小组会' },
  { pattern: '组织生活会|主题党日|党课|党日|民主评议', subject: '党组织', example: '主题党日' },
  { pattern: '党组(?:扩大)?会', subject: '党组', example: '党组会' },
  { pattern: '党委(?:扩大)?会(?!员)', subject: '党委', example: '党委会' },
]
