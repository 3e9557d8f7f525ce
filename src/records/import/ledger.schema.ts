/** Last year's ledger as a table: what was done, by whom, when, who was there. */
import type { Terms } from '#duties/duty.schema.ts'
import type { Column } from '#office/import/column.schema.ts'
import type { NamedBody } from '#office/import/place.rules.ts'
import { GENERAL_KINDS } from '#records/plain/plain.schema.ts'
import type { Common } from '#records/record.rules.ts'
import { RECORD_KINDS, type RecordKind } from '#records/record.schema.ts'

/** Talks are entered by whoever talked, and by nobody else. */
const { talk: _, plain, ...FORMS } = RECORD_KINDS

/** All that a row can be, as the template lists it: every form and every kind that there is but talks. */
export const LEDGER_KINDS = { ...FORMS, ...GENERAL_KINDS, plain } as const
export type LedgerKind = keyof typeof LEDGER_KINDS

export const LEDGER_COLUMNS: readonly Column[] = [
  {
    key: 'unit',
    head: '单位',
    synonyms: [
      '所在支部',
      '所属党支部',
      '支部',
      '党支部',
      '党支部名称',
      '登记单位',
      '单位名称',
      '单位（岗位）',
      '责任单位',
    ],
    required: true,
    explain: '必填，填党支部等组织的名称，重名时写明路径；岗位写“组织/岗位”。',
    example: '第一党支部',
  },
  {
    key: 'kind',
    head: '类型',
    synonyms: ['类别', '活动类型', '会议类型', '形式', '纪实种类'],
    required: true,
    explain: '必填，从下拉列表中选择；列表中没有的，选“一般纪实”并填“对应任务”。谈心谈话由谈话人本人登记，不能导入。',
    example: RECORD_KINDS.assembly,
    choices: Object.values(LEDGER_KINDS),
  },
  {
    key: 'heldOn',
    head: '开展日期',
    synonyms: ['日期', '时间', '开展时间', '活动日期', '活动时间', '会议日期', '会议时间', '召开日期', '召开时间'],
    required: true,
    explain: '必填，实际开展的日期。登记日期一律是导入当天：超过截止日的按逾期补录计，不会算作按时。',
    example: '2025-03-05',
  },
  {
    key: 'topic',
    head: '主题',
    synonyms: ['议题', '会议议题', '活动主题', '题目', '党课题目', '标题', '会议主题', '名称'],
    required: true,
    explain: '必填。同一单位同一天、类型和主题都相同的，认作同一条，不重复登记。',
    example: '学习讨论年度工作要点',
  },
  {
    key: 'place',
    head: '地点',
    synonyms: ['会议地点', '活动地点'],
    required: false,
    explain: '不填的记为“台账未载明”。',
    example: '三楼会议室',
  },
  {
    key: 'host',
    head: '主持人',
    synonyms: ['主讲人', '授课人', '组织者', '主持', '主持（主讲）人'],
    required: false,
    explain:
      '会议的主持人、党课的主讲人、活动的组织者，一人，须在名册中。党员大会、支委会、主题党日、党课必填，其余可不填。',
    example: '张三',
  },
  {
    key: 'present',
    head: '参加人员',
    synonyms: ['参会人员', '参会党员', '参会委员', '出席人员', '到会人员', '参加人', '出席'],
    required: false,
    explain: '写姓名，用顿号分开；全支部都到的写“全体”（请假的另填）。不能只写人数。同名的写“姓名（组织）”。',
    example: '全体',
  },
  {
    key: 'absent',
    head: '请假人员',
    synonyms: ['缺席人员', '请假', '缺席', '请假（缺席）人员'],
    required: false,
    explain: '写姓名，用顿号分开。没有的不填。',
    example: '李四',
  },
  {
    key: 'also',
    head: '同时开展',
    synonyms: ['会上同时开展', '合并开展'],
    required: false,
    explain:
      '同一次会议、活动上一并开展的，如“党课、集中学习”，用顿号分开。组织生活会上一并民主评议党员的，类型填“组织生活会”，这里填“民主评议党员”。',
    example: '集中学习',
  },
  {
    key: 'studyHours',
    head: '学时',
    synonyms: ['学习学时', '集中学习学时'],
    required: false,
    explain: '开展集中学习的学时，不填按1计。',
    example: '2',
  },
  {
    key: 'duties',
    head: '对应任务',
    synonyms: ['责任事项', '对应责任事项', '任务', '工作任务'],
    required: false,
    explain: '类型是“一般纪实”的必填：系统中当天有效的责任事项的名称，多个用顿号分开。',
    example: '',
  },
  {
    key: 'quantity',
    head: '数量',
    synonyms: ['次数'],
    required: false,
    explain: '集中学习以外没有固定表单的（如一般纪实、深入一线）的数量，不填按1计。',
    example: '',
  },
  {
    key: 'label',
    head: '归属年度',
    synonyms: ['所属年度', '年度'],
    required: false,
    explain: '在今年一季度补开的上年度组织生活会等，填上一年度，如“2025”。不填的按开展日期的年度。',
    example: '',
  },
  {
    key: 'note',
    head: '内容',
    synonyms: ['会议内容', '主要内容', '活动内容', '备注', '会议内容和决议', '决议', '主要内容和成效'],
    required: false,
    explain: '不超过4000字。请勿填写涉密内容。',
    example: '',
  },
]

/** Somebody of the bureau, with all stays. */
export interface LedgerPerson {
  readonly id: string
  readonly name: string
  readonly member: boolean
  readonly from: string
  readonly to: string | null
  readonly stays: readonly { readonly bodyId: string; readonly from: string; readonly to: string | null }[]
}

/** A post that records can speak for. */
export interface LedgerPost {
  readonly id: string
  readonly name: string
  readonly bodyId: string
  readonly role: string
}

/** A record that there is already. */
export interface LedgerTwin {
  readonly id: string
  readonly subjectId: string
  readonly heldOn: string
  readonly kind: string
  readonly title: string
}

export interface LedgerFacts {
  readonly bodies: readonly NamedBody[]
  readonly posts: readonly LedgerPost[]
  /** Those who bear a name of the rows, and everybody of the units that write 全体. */
  readonly people: readonly LedgerPerson[]
  readonly records: readonly LedgerTwin[]
  readonly duties: (title: string, day: string) => readonly Terms[]
  /** Why nothing may be entered for a unit and a day any more; null where it may. */
  readonly closed: (subjectId: string, heldOn: string) => string | null
  readonly today: number
  readonly makeId: () => string
}

/** What is written of a row. */
export interface LedgerValue {
  readonly kind: RecordKind
  readonly content: Common
  readonly subjectIsPost: boolean
}
