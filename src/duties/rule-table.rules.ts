/** The rulebook as a list for a spreadsheet. Pure. */
import type { RuleView } from './rulebook.schema.ts'

export const RULE_COLUMNS = [
  { head: '序号', share: 5 },
  { head: '主题', share: 12 },
  { head: '规定', share: 18 },
  { head: '要求', share: 30 },
  { head: '出处', share: 22 },
  { head: '本单位按此要求', share: 22 },
  { head: '状态', share: 8 },
  { head: '自', share: 11 },
] as const

/** Document, article, edition. */
export function citationWords({ document, article, edition }: RuleView['citation']): string {
  return `${document}${article === null ? '' : `第${article}条`}（${edition}）`
}

/** Whether it holds today: one that is stopped from a later day holds until then. */
export function ruleStateWords({ active, decided }: Pick<RuleView, 'active' | 'decided'>, today: string): string {
  if (active) return '已启用'
  return decided && decided.from > today ? `${decided.from}起停用` : '未启用'
}

export const ruleCells = (rules: readonly RuleView[], today: string): string[][] =>
  rules.map(({ theme, title, requirement, citation, words, active, decided }, index) => [
    String(index + 1),
    theme,
    title,
    requirement,
    citationWords(citation),
    words.join('\n'),
    ruleStateWords({ active, decided }, today),
    active ? (decided?.from ?? '') : '',
  ])
