/** A register as a list for a spreadsheet: its items, and when each step was done. Pure. */
import type { RegisterView } from './register.schema.ts'

export const registerColumns = ({ steps }: Pick<RegisterView, 'steps'>) => [
  { head: '序号', share: 5 },
  { head: '事项', share: 28 },
  { head: '负责单位（岗位）', share: 18 },
  { head: '开始', share: 13 },
  { head: '结束', share: 13 },
  ...steps.map(({ title }) => ({ head: title, share: 13 })),
  { head: '登记', share: 16 },
]

export function registerCells({ items, steps }: Pick<RegisterView, 'items' | 'steps'>): string[][] {
  return items.map((item, index) => [
    String(index + 1),
    item.name,
    item.subject.name,
    item.from,
    item.to ?? '',
    ...steps.map(({ kind }) => item.done[kind] ?? '未办'),
    `${item.enteredBy} ${item.enteredOn}`,
  ])
}
