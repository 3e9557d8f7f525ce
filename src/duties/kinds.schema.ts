/**
 * What a duty can ask for and a record can prove: the kinds of credit.
 * A duty names one of them as its `kind`; every record says which of them it earns.
 * `recordType` is the coarse type that plan documents are annotated with.
 */
export const RECORD_TYPES = {
  meeting: '会议',
  study: '学习',
  lecture: '党课报告',
  talk: '谈心谈话',
  'analysis-report': '分析研判',
  survey: '调研调查',
  test: '测试',
  training: '培训',
  activity: '活动',
  visit: '走访联系',
  inspection: '检查督查',
  report: '报告通报',
  plan: '计划方案',
  'list/ledger': '清单台账',
  commendation: '评选表彰',
  assessment: '述职考核',
  publicity: '宣传',
  other: '其他',
} as const

export type RecordType = keyof typeof RECORD_TYPES

export interface CreditKind {
  readonly label: string
  readonly recordType: RecordType
}

/** Kinds with a meaning of their own; every other promise takes the general kind of its record type. */
export const SPECIFIC_KINDS = {
  branch_assembly: { label: '支部党员大会', recordType: 'meeting' },
  branch_committee: { label: '支部委员会', recordType: 'meeting' },
  group_meeting: { label: '党小组会', recordType: 'meeting' },
  organisational_life: { label: '组织生活会', recordType: 'meeting' },
  democratic_life: { label: '民主生活会', recordType: 'meeting' },
  lecture: { label: '党课', recordType: 'lecture' },
  party_day: { label: '主题党日', recordType: 'activity' },
  study_session: { label: '集中学习', recordType: 'study' },
  discussion: { label: '研讨交流', recordType: 'study' },
  heart_to_heart_talk: { label: '谈心谈话', recordType: 'talk' },
  integrity_talk: { label: '廉政谈话', recordType: 'talk' },
  thought_analysis: { label: '思想状况分析', recordType: 'analysis-report' },
  member_review: { label: '民主评议党员', recordType: 'assessment' },
  frontline: { label: '深入一线', recordType: 'visit' },
} as const satisfies Record<string, CreditKind>

const general = Object.fromEntries(
  Object.entries({ ...RECORD_TYPES, other: '其他工作' }).map(([type, label]) => [
    `general_${type}`,
    { label, recordType: type as RecordType },
  ]),
) as { [T in RecordType as `general_${T}`]: CreditKind }

export const CREDIT_KINDS = { ...SPECIFIC_KINDS, ...general }

export type CreditKindCode = keyof typeof CREDIT_KINDS
export type SpecificKind = keyof typeof SPECIFIC_KINDS

/** The Chinese name of a kind of credit; the code itself where an older version of the system knew it and this one does not. */
export function creditKindLabel(code: string): string {
  return Object.hasOwn(CREDIT_KINDS, code) ? CREDIT_KINDS[code as CreditKindCode].label : code
}

/** The kind of whatever fits no other: its name alone tells nobody what to enter. */
export const OTHER_KIND = 'general_other' satisfies CreditKindCode

/** What an entry for a duty is called: by its kind, of the other things by the duty itself. */
export const entryLabel = ({ kind, title }: { readonly kind: string; readonly title: string }): string =>
  kind === OTHER_KIND ? title : creditKindLabel(kind)

/** Whether what a duty asks for, or a record proves, is a talk of one with another. */
export const isTalk = (code: string): boolean =>
  Object.hasOwn(CREDIT_KINDS, code) && CREDIT_KINDS[code as CreditKindCode].recordType === 'talk'
