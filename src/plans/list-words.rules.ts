/** Which list the words for the other side of a talk mean: a table, the first that fits; each row with an example. */
import type { ListName } from '#duties/list.schema.ts'

interface Row {
  readonly words: RegExp
  readonly list: ListName
  readonly example: string
}

export const LIST_WORDS: readonly Row[] = [
  { words: /(?:分管|联系).*书记/, list: 'line-secretaries', example: '所分管领域的支部书记' },
  { words: /分管/, list: 'line-heads', example: '分管处室领导' },
  {
    words: /(?:党组成员|班子成员|局领导|党委委员).*(?:处室|科室|部门|单位)/,
    list: 'leaders-and-heads',
    example: '党组成员、处室主要负责人',
  },
  { words: /党组成员|班子成员|局领导|党委委员/, list: 'leaders', example: '班子成员之间' },
  { words: /支部书记/, list: 'secretaries', example: '各党支部书记' },
  { words: /支委|支部委员/, list: 'committee', example: '支部委员' },
  { words: /职工|干部|群众|同志|人员/, list: 'staff', example: '党员、职工' },
  { words: /党员/, list: 'members', example: '每名党员' },
]

/** The list that the words mean; null where they fit none. */
export const listFor = (counterparty: string | null): ListName | null =>
  (counterparty && LIST_WORDS.find(({ words }) => words.test(counterparty))?.list) || null
