/** What changed since a day, as a list for a spreadsheet. Pure. */
import { CHANGE_KINDS } from './changes.rules.ts'
import type { ChangeView } from './changes.schema.ts'
import { STANDING_LABELS } from './standing.schema.ts'

export const CHANGE_COLUMNS = [
  { head: '序号', share: 5 },
  { head: '单位或岗位', share: 18 },
  { head: '责任事项', share: 26 },
  { head: '开始', share: 11 },
  { head: '期限', share: 11 },
  { head: '变化', share: 13 },
  { head: '原来', share: 10 },
  { head: '现在', share: 10 },
  { head: '期限、要求怎样变', share: 20 },
] as const

export const changeCells = (changes: readonly ChangeView[]): string[][] =>
  changes.map(({ subject, title, start, due, kind, before, after, turns }, index) => [
    String(index + 1),
    subject.name,
    title,
    start,
    due,
    CHANGE_KINDS[kind],
    before ? STANDING_LABELS[before] : '',
    after ? STANDING_LABELS[after] : '不再应办',
    turns.join('；'),
  ])
