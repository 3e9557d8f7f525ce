/** Which people a promise means, one by one: tables of words, the first row that fits; each row with an example. */
import type { Owes } from '#duties/duty.schema.ts'
import { isTalk } from '#duties/kinds.schema.ts'
import type { ListName } from '#duties/list.schema.ts'
import { BRANCH_COMMITTEE, type PostRole } from '#office/office.schema.ts'
import type { Commitment } from './commitment.schema.ts'
import type { OfficeNames } from './reader/subject.rules.ts'

interface Row {
  readonly words: RegExp
  readonly list: ListName
  readonly example: string
}

/** The other side of a talk. */
export const LIST_WORDS: readonly Row[] = [
  {
    words: /(?:分管|联系).*(?:负责|领导|处长|科长).*书记/,
    list: 'line-heads-and-secretaries',
    example: '分管部门主要负责人和支部书记',
  },
  { words: /(?:分管|联系).*书记/, list: 'line-secretaries', example: '所分管领域的支部书记' },
  { words: /(?:处级|中层)[^、与和]{0,6}以上/, list: 'leaders-and-heads', example: '处级以上干部' },
  { words: /处级|中层/, list: 'heads', example: '处级干部' },
  { words: /[厅局]级/, list: 'leaders', example: '局级领导干部' },
  { words: /分管(?:的)?(?:局领导|领导|副?局长)/, list: 'line-leaders', example: '分管局领导' },
  { words: /分管/, list: 'line-heads', example: '分管处室领导' },
  {
    words: /(?:党组成员|班子成员|局领导|党委委员).*(?:处室|科室|部门|单位)/,
    list: 'leaders-and-heads',
    example: '党组成员、处室主要负责人',
  },
  { words: /支委|支部委员|支部班子/, list: 'committee', example: '支部班子成员' },
  { words: /(?:党组|班子)(?:其他)?成员|局领导|党委委员/, list: 'leaders', example: '班子其他成员' },
  { words: /纪检(?:委员|干部|员)/, list: 'discipline-officers', example: '各支部纪检委员' },
  { words: /支部书记|支书/, list: 'secretaries', example: '各党支部书记' },
  { words: /(?:处室|科室|部门|单位).*(?:负责|领导)|处长|科长/, list: 'heads', example: '各处室负责人' },
  { words: /党外|非党/, list: 'others', example: '党外干部' },
  { words: /^[^、和与及]*党员(?:干部|同志)?$/, list: 'members', example: '每名党员' },
  { words: /职工|干部|干警|群众|同志|人员/, list: 'staff', example: '党员、职工' },
  { words: /党员/, list: 'members', example: '党员和入党积极分子' },
]

/** Groups that are part of a list and no list of their own: the office knows nobody as one of them. */
const PART_OF = /科级|新|拟|提拔|任前|退休|困难|处分|重点岗位|关键岗位|青年|年轻|转岗|违纪|苗头|问题|当事|涉|家属|下级/

/** The list that the words for the other side mean; null where they fit none. */
export const listFor = (counterparty: string | null): ListName | null =>
  (counterparty && !PART_OF.test(counterparty) && LIST_WORDS.find(({ words }) => words.test(counterparty))?.list) ||
  null

interface Pair extends Row {
  /** Both sides owe; absent: whoever the sentence names. */
  readonly roles?: readonly PostRole[]
}

const LEADERS = ['leading_group_secretary', 'bureau_leader'] as const

/** Sentences of talks among people of one kind, where no side is the subject. */
export const PAIR_WORDS: readonly Pair[] = [
  {
    words: /支部[^，。；]*(?:委员|成员)(?:和|与|同)党员/,
    list: 'members',
    example: '支部书记与支部班子成员之间、班子成员与党员之间每年谈心1次',
  },
  {
    words: /支部(?:书记|委员|班子)[^，。；]*班子成员(?:之间|相互)|支部班子(?:成员)?(?:之间|相互)/,
    list: 'committee',
    roles: BRANCH_COMMITTEE,
    example: '支部书记与班子成员之间、班子成员之间每年谈心1次',
  },
  {
    words: /(?:班子|党组)成员之间.*(?:分管|处室|科室|部门)/,
    list: 'leaders-and-line-heads',
    roles: LEADERS,
    example: '班子成员之间、班子成员与分管处室负责人之间每年谈心1次',
  },
  { words: /(?:班子|党组)成员(?:之间|相互)/, list: 'leaders', roles: LEADERS, example: '党组成员之间每年谈心1次' },
  { words: /委员(?:和|与)党员/, list: 'members', example: '支部委员之间、委员和党员之间每年谈心1次' },
  {
    words: /(?:支委|支部委员)(?:之间|相互)/,
    list: 'committee',
    roles: BRANCH_COMMITTEE,
    example: '支部委员之间每年谈心1次',
  },
]

/** The row of talks among people of one kind; null for other sentences. */
export const pairFor = ({ kind, quote }: Pick<Commitment, 'kind' | 'quote'>): Pair | null =>
  (isTalk(kind) && PAIR_WORDS.find(({ words }) => words.test(quote))) || null

/** 书记与委员、委员与党员: who begins each of the talks after the first, as the other side of the sentence was read. */
export const furtherSides = ({ kind, counterparty }: Pick<Commitment, 'kind' | 'counterparty'>): string[] =>
  isTalk(kind)
    ? [...(counterparty ?? '').matchAll(/、([^、与和同]{2,14})(?:与|和|同(?!志))[^、]{2,}/g)].map(([, who]) => who!)
    : []

/** Those of the roles that the bureau has posts of. */
export const rolesThere = (roles: readonly PostRole[], office: OfficeNames): Owes[] =>
  roles.filter((role) => office.posts.some((post) => post.role === role)).map((role) => ({ posts: role }))

const EVERYBODY =
  /^(?:全体|每名|每位|全局|各)?(?:党员(?:干部)?|(?:党员、?)?干部职工|职工|党员(?:、|和)职工)(?:每人|人均)?$/
const EACH = /每(?:名|位|个)?(党员|职工|干部)|(党员|职工|干部)(?:每人|人均)/
/** Amounts that one person reaches: hours of study are a person's, films shown are not. */
const PERSONAL = /^(?:学时|课时|学分|小时)/
const COVERAGE = /覆盖(?:率|面)|参(?:学|训|加|与|会)率|培训率|达标率/

/** The people of whom each is to reach something, where the words say each; null for what a body does as a whole. */
function eachOf({ subject, quote, target }: Commitment, owes: readonly Owes[]): ListName | null {
  const named = EACH.exec(quote)
  const who = named?.[1] ?? named?.[2] ?? (subject && EVERYBODY.test(subject) ? subject : null)
  const said = named !== null || (target && (PERSONAL.test(target.unit) || COVERAGE.test(target.metric)))
  if (!who || !said || PART_OF.test(who)) return null
  // 处级干部每人联系2家企业: they hold the posts that owe it, and each post owes its own.
  const posts = owes.length > 0 && owes.every((one) => 'posts' in one || 'post' in one)
  if (posts && subject?.includes(who)) return null
  return /职工|干部/.test(who) && !/^[^、和]*党员干部$/.test(who) ? 'staff' : 'members'
}

/** Kinds and roles of which a bureau has one: theirs is the whole bureau. */
const WHOLE: ReadonlySet<string> = new Set([
  ...['bureau', 'leading_group', 'bureau_committee', 'discipline_committee', 'leading_group_secretary'],
  ...['committee_secretary', 'committee_officer', 'discipline_secretary'],
])
const WIDENED: Partial<Record<ListName, ListName>> = { members: 'all-members', staff: 'all-staff' }

/** The list of a commitment, as far as its words tell: of a talk's other side, or of those who are each to reach something. */
export function listOf(commitment: Commitment, owes: readonly Owes[]): ListName | null {
  const list = isTalk(commitment.kind)
    ? (pairFor(commitment)?.list ?? listFor(commitment.counterparty))
    : eachOf(commitment, owes)
  const whole = owes.every((one) => WHOLE.has('bodies' in one ? one.bodies : 'posts' in one ? one.posts : ''))
  return list && whole && owes.length > 0 ? (WIDENED[list] ?? list) : list
}
