/** The lists of people that a duty can be measured against. What they hold is drawn from the roster, never typed. */
import { BRANCH_COMMITTEE, type PostRole } from '#office/office.schema.ts'

/**
 * Whoever belongs to the subject's body (of a post: the body it stands in) or to the bureau, or whoever holds a post:
 * anywhere, in the bodies that the subject answers for, in its own body, or over it, answering for its body.
 */
export type ListPart =
  | { readonly belongs: 'members' | 'others' | 'everybody'; readonly within: 'bureau' | 'body' }
  | { readonly holds: readonly PostRole[]; readonly within: 'bureau' | 'line' | 'body' | 'above' }

export interface ListDefinition {
  readonly label: string
  readonly parts: readonly ListPart[]
}

const LEADERS: readonly PostRole[] = ['leading_group_secretary', 'bureau_leader']

export const LISTS = {
  members: { label: '本单位党员', parts: [{ belongs: 'members', within: 'body' }] },
  staff: { label: '本单位党员、职工', parts: [{ belongs: 'everybody', within: 'body' }] },
  others: { label: '本单位非党员职工', parts: [{ belongs: 'others', within: 'body' }] },
  committee: { label: '本支部委员', parts: [{ holds: BRANCH_COMMITTEE, within: 'body' }] },
  leaders: { label: '党组成员', parts: [{ holds: LEADERS, within: 'bureau' }] },
  heads: { label: '处室负责人', parts: [{ holds: ['division_head'], within: 'bureau' }] },
  'leaders-and-heads': {
    label: '党组成员、处室负责人',
    parts: [{ holds: [...LEADERS, 'division_head'], within: 'bureau' }],
  },
  'leaders-and-line-heads': {
    label: '党组成员、分管单位负责人',
    parts: [
      { holds: LEADERS, within: 'bureau' },
      { holds: ['division_head'], within: 'line' },
    ],
  },
  'line-heads': { label: '分管单位负责人', parts: [{ holds: ['division_head'], within: 'line' }] },
  'line-secretaries': { label: '分管范围的支部书记', parts: [{ holds: ['branch_secretary'], within: 'line' }] },
  'line-heads-and-secretaries': {
    label: '分管单位负责人、支部书记',
    parts: [{ holds: ['division_head', 'branch_secretary'], within: 'line' }],
  },
  'line-leaders': { label: '分管本单位的局领导', parts: [{ holds: LEADERS, within: 'above' }] },
  secretaries: { label: '各党支部书记', parts: [{ holds: ['branch_secretary'], within: 'bureau' }] },
  'discipline-officers': {
    label: '各党支部纪检委员',
    parts: [{ holds: ['branch_discipline_officer'], within: 'bureau' }],
  },
  'all-members': { label: '全局党员', parts: [{ belongs: 'members', within: 'bureau' }] },
  'all-staff': { label: '全局党员、职工', parts: [{ belongs: 'everybody', within: 'bureau' }] },
} as const satisfies Record<string, ListDefinition>
export type ListName = keyof typeof LISTS

export const isListName = (name: string | null | undefined): name is ListName =>
  typeof name === 'string' && Object.hasOwn(LISTS, name)

/** The Chinese name of a list; the code itself where this version does not know it. */
export const listLabel = (name: string): string => (isListName(name) ? LISTS[name].label : name)
