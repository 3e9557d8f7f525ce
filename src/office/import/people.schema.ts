/** People of a table: its columns, what is known of those with the same names, and what is written. */
import type { KnownPerson } from '#office/roster.schema.ts'
import type { Column } from './column.schema.ts'
import type { NamedBody } from './place.rules.ts'

export const PEOPLE_COLUMNS: readonly Column[] = [
  {
    key: 'name',
    head: '姓名',
    synonyms: ['名字', '党员姓名', '人员姓名'],
    required: true,
    explain: '必填，不超过40字。生僻字照实填写。',
    example: '张三',
  },
  {
    key: 'member',
    head: '是否党员',
    synonyms: ['党员', '政治面貌', '是否中共党员'],
    required: true,
    explain:
      '填“正式党员”“预备党员”或“否”；“是”按正式党员；“群众”等按“否”，名册中记为“其他”；“入党申请人”“入党积极分子”“发展对象”“共青团员”“民主党派”“无党派人士”也只记为“其他”，核对时逐行提示。预备党员没有表决权。新增人员必填；已有人员不填表示不变，填“是”不改变预备期。',
    example: '正式党员',
    choices: ['正式党员', '预备党员', '否'],
  },
  {
    key: 'party',
    head: '所在党组织',
    synonyms: ['所在支部', '所在党支部', '所属党支部', '所属支部', '党支部', '支部', '所属党组织', '党组织'],
    required: false,
    explain: '填党支部的名称，重名时写明路径，如“机关党委/第一党支部”。与“所在处室”至少填一个；已有人员不填表示不变。',
    example: '第一党支部',
  },
  {
    key: 'partyFrom',
    head: '到党组织日期',
    synonyms: ['加入本支部日期', '到支部日期', '转入日期', '起始日期', '到本组织日期'],
    required: false,
    explain:
      '到所在党组织的日期。不填的：新增按今年1月1日，调动按今天，没有调动的不变。导入上年度台账前，请填真实日期。',
    example: '2024-07-01',
  },
  {
    key: 'work',
    head: '所在处室',
    synonyms: ['处室', '部门', '所在部门', '工作部门', '所在科室', '科室'],
    required: false,
    explain: '填处室（区局）的名称。没有单列处室的可不填。',
    example: '办公室',
  },
  {
    key: 'workFrom',
    head: '到处室日期',
    synonyms: ['到部门日期', '到岗日期'],
    required: false,
    explain: '到所在处室的日期，不填的规则同“到党组织日期”。',
    example: '2024-07-01',
  },
  {
    key: 'posts',
    head: '现任岗位',
    synonyms: ['岗位', '职务', '现任职务', '党内职务'],
    required: false,
    explain:
      '填已有岗位的名称，多个用顿号分开；不在本人所在组织的写路径，如“机关党委/专职干部”。已在任的不重复任命；不填表示不变。',
    example: '第一党支部书记',
  },
  {
    key: 'postFrom',
    head: '任职日期',
    synonyms: ['任职时间', '任现职日期'],
    required: false,
    explain: '新任命从哪一天起，前任任期到前一天为止。不填的按今天。已在任的不改任职日期。',
    example: '2025-03-01',
  },
  {
    key: 'before',
    head: '原所在组织',
    synonyms: ['原支部', '原所在支部', '调出组织', '转出支部'],
    required: false,
    explain: '调动时填：名册中的同一个人原来所在的党支部或处室。系统不会自己猜同名的是不是一个人。',
    example: '',
  },
  {
    key: 'namesake',
    head: '同名说明',
    synonyms: ['同名', '重名说明'],
    required: false,
    explain: '名册中已有同名的人、而这一行是另一个人时，选“另一人”。同一支部里同名的，请再填处室以便区分。',
    example: '',
    choices: ['另一人'],
  },
]

interface Membership {
  readonly member: boolean
  readonly probationary: boolean
}

/** A post and who holds it. */
export interface HeldPost {
  readonly id: string
  readonly name: string
  readonly bodyId: string
  readonly holding: {
    readonly id: string
    readonly personId: string
    readonly personName: string
    readonly from: string
  } | null
  /** The last day of the latest holding that has ended. */
  readonly lastEnd: string | null
}

export interface PeopleFacts {
  readonly bodies: readonly NamedBody[]
  readonly posts: readonly HeldPost[]
  /** Everybody on the roster who bears one of the names of the rows. */
  readonly people: readonly KnownPerson[]
  readonly today: string
  readonly makeId: () => string
}

/** What is written of a person; what is not named stays as it is. */
export interface PersonValue {
  readonly name: string
  /** What a new person begins with; null for somebody known. */
  readonly fresh: ({ readonly bodyId: string; readonly from: string } & Membership) | null
  /** People of the same name who were known when the row was judged: anybody else has come since. */
  readonly namesakes: readonly string[]
  /** What becomes of the membership; null where it stays. */
  readonly membership: Membership | null
  /** Where the person stands from now on, where that changes. */
  readonly bodyId: string | null
  readonly begin: readonly { readonly bodyId: string; readonly from: string; readonly ends: string | null }[]
  readonly redate: readonly { readonly stay: string; readonly from: string }[]
  readonly hold: readonly { readonly post: string; readonly from: string; readonly ends: string | null }[]
}
