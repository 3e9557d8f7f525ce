/** The system's own kinds of credit, by the words of the clause; the first row that is found wins. */
import type { CreditKindCode } from '#duties/kinds.schema.ts'

export interface KindRule {
  readonly pattern: string
  readonly kind: CreditKindCode
  readonly example: string
}

/** To sit in on what others hold, or to guide it, is not to hold it. */
const HELD = '(?<!(?:列席|出席|旁听|到会|督导|指导)[^，。；]{0,12})'

export const KIND_RULES: readonly KindRule[] = [
  { pattern: `${HELD}民主生活会`, kind: 'democratic_life', example: '召开民主生活会' },
  {
    pattern: `${HELD}(?:组织生活会|(?<!参[加与][^，。；]{0,12})组织生活(?!制度))`,
    kind: 'organisational_life',
    example: '召开1次组织生活会',
  },
  { pattern: '民主评议党员|党员(?:民主)?评议|评议党员', kind: 'member_review', example: '每年民主评议党员1次' },
  { pattern: `${HELD}党小组会`, kind: 'group_meeting', example: '每月召开党小组会' },
  { pattern: `${HELD}(?:党员大会|支部大会)`, kind: 'branch_assembly', example: '每季度召开党员大会' },
  { pattern: `${HELD}(?:支委会|支部委员会)`, kind: 'branch_committee', example: '每月召开支委会' },
  { pattern: '廉政谈话|廉洁谈话|任前谈话', kind: 'integrity_talk', example: '每年廉政谈话1次' },
  { pattern: '谈心|谈话', kind: 'heart_to_heart_talk', example: '每年谈心谈话1次' },
  { pattern: '党课', kind: 'lecture', example: '讲1次党课' },
  { pattern: '思想(?:状况|情况|动态)', kind: 'thought_analysis', example: '每季度分析党员思想状况' },
  { pattern: '党日|活动日', kind: 'party_day', example: '每月开展主题党日' },
  { pattern: '研讨', kind: 'discussion', example: '每季度研讨1次' },
  {
    pattern: '集中学习|集体学习|中心组学习|集中组织学习|学习日|理论学习',
    kind: 'study_session',
    example: '每月集中学习1次',
  },
  { pattern: '一线', kind: 'frontline', example: '每年深入一线不少于2个月' },
]
