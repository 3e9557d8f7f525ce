/** The closed list of nameable one-offs that need no date (tier 2 of the guideline). */
import type { RecordType } from '#duties/kinds.schema.ts'

export interface OneOffRule {
  readonly pattern: string
  readonly type: RecordType | null
  readonly why: string
  readonly example: string
}

const MAKE = '(?:制定|制订|(?<!新)修订|编制|起草|出台|拟定|拟订|修改完善|修订完善)'
const PAPER = '(?:计划|方案|要点|清单|细则|办法|手册|规划|制度|规则|工作指引|指导意见|实施意见|一方案|条例|目录)'
const EVENT =
  '(?:会议?|比赛|竞赛|大赛|论坛|讲坛|讲座|培训班|运动会|展览|展演|仪式|晚会|沙龙|报告会|文化节|组织生活|演讲)'

export const ONE_OFFS: readonly OneOffRule[] = [
  {
    pattern: `${MAKE}[^，；]*(?:${PAPER}(?!中|的|等?要求|规定|精神|部署|安排)|《[^》]+》)`,
    type: null,
    why: '制定或修订文件',
    example: '制定年度学习计划',
  },
  {
    pattern: `(?:印发|形成)[^，；]*(?:计划|方案|要点|责任清单|细则|办法|一方案)`,
    type: null,
    why: '印发文件',
    example: '印发实施方案',
  },
  {
    pattern: `对[^，；]*(?:细则|办法|制度|方案|手册)[^，；]{0,6}进行[^，；]*(?:修订|完善|修改|梳理)`,
    type: 'other',
    why: '修订文件',
    example: '对考勤办法进行修订',
  },
  {
    pattern: `(?:召开|举办|举行|承办)[^，；]*${EVENT}(?:[”》])?(?:暨[^，；]*)?$`,
    type: null,
    why: '具名会议或活动',
    example: '举办演讲比赛',
  },
  {
    pattern: '(?:召开|举办|举行|承办)(?:好)?[“《][^”》]+[”》]',
    type: null,
    why: '具名会议或活动',
    example: '举办“读书讲坛”',
  },
  {
    pattern: '开展[^，；、]*(?:教育|调研|宣传|服务|活动|安全|学习|实践|竞赛)(?:月|周)(?:活动)?',
    type: null,
    why: '具名活动',
    example: '开展普法宣传周活动',
  },
  {
    pattern: '(?:签订|签署)[^，；]*(?:责任书|承诺书|责任状)',
    type: 'other',
    why: '签订责任书或承诺书',
    example: '签订廉政承诺书',
  },
  {
    pattern: '(?:开展|组织|做好|进行)[^，；、等]*(?:民主评议|述职评议|评选表彰)(?!考核等|等)',
    type: null,
    why: '年度评议或表彰',
    example: '开展民主评议党员工作',
  },
  {
    pattern: '(?:设立|选配|配备)[^，；]*(?:委员|纪检员|联络员|组织员|专干)$',
    type: 'other',
    why: '在组织中设岗',
    example: '在各支部设立联络员',
  },
  {
    pattern: '(?:建立|成立|组建)[^，；]*(?:责任人队伍|领导小组|工作专班|工作小组)$',
    type: null,
    why: '成立队伍或小组',
    example: '成立工作专班',
  },
  {
    pattern: '对[^，；]*(?:廉政|廉洁)?风险点[^，；]*(?:排查|梳理)',
    type: 'inspection',
    why: '一次性排查',
    example: '对岗位风险点进行排查',
  },
  {
    pattern: '^对(?:所有|全部|重点|每个|每一)[^，；]*项目[^，；]*(?:实行|开展|进行)',
    type: null,
    why: '逐项目开展',
    example: '对重点项目开展廉政提醒',
  },
  {
    pattern: '完成[^，；]*(?:上墙|挂牌|换届(?:选举)?|改选)$',
    type: null,
    why: '一次性完成事项',
    example: '完成支部换届',
  },
]

/** What makes a one-off out of none: compliance, other people's acts, references to a text. */
export const NOT_ONE_OFF =
  '^贯彻|严格执行|严格落实|贯彻执行|参加|参与|如下|以下|本(?:计划|方案|要点|办法|细则|清单|制度)|配合|纳入|等制度|等基本制度|探索|积极支持|落实[^，；]*(?:办法|制度|规定)$|等活动$|整改措施|整改方案|整改清单'
