/** Bodies and posts to choose from, in two groups. */
import type { SubjectChoice } from '#office/choice.schema.ts'
import { BODY_KINDS, BRANCH_COMMITTEE, POST_ROLES } from '#office/office.schema.ts'

const LABELS: Readonly<Record<string, string>> = { ...BODY_KINDS, ...POST_ROLES }

/** What offices call the whole sort as well, beside its own label. */
const ALSO: Readonly<Record<string, string>> = {
  ...Object.fromEntries(BRANCH_COMMITTEE.map((role) => [role, '支部委员 支委'])),
  leading_group_secretary: '局领导 党组成员 领导班子',
  bureau_leader: '领导班子 班子成员',
  branch: '各党支部 支部',
  division: '各处室 部门',
  division_head: '各处室负责人 部门负责人 处长',
  branch_secretary: '各党支部书记 支书 支部委员 支委',
}

interface Searched {
  readonly name: string
  readonly kind: string
  readonly holders: readonly string[]
}

/** What a choice is found by: its name, whoever holds it, and its sort, so that 局领导 offers all of them. */
export const wordsOf = ({ name, kind, holders }: Searched): string =>
  [name, ...holders, LABELS[kind] ?? '', ALSO[kind] ?? ''].join(' ')

/** A post with the name of its holder: whoever was sought by that name sees why it is offered. */
const labelOf = ({ name, holders }: SubjectChoice): string =>
  holders.length > 0 ? `${name}（${holders.join('、')}）` : name

/** By which field of an option a picker finds it, and what it says where there is none. */
export const SUBJECT_SEARCH = { optionFilterProp: 'words' } as const
export const NO_SUBJECT = '没有找到；可换单位、岗位的名称或任职人姓名再找'

/** @param everything what it is called to choose none of them; null where one must be chosen */
export function subjectOptions(subjects: readonly SubjectChoice[], everything: string | null) {
  const group = (post: boolean) =>
    subjects
      .filter((one) => one.post === post)
      .map((one) => ({ value: one.id, label: labelOf(one), words: wordsOf(one) }))
  return [
    ...(everything === null ? [] : [{ value: '', label: everything, words: everything, options: undefined }]),
    { label: '单位', options: group(false) },
    { label: '岗位', options: group(true) },
  ].filter(({ options }) => options === undefined || options.length > 0)
}
