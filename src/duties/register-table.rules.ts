/** A register as a list for a spreadsheet: its items, and when each step was done. Pure. */
import type { Terms } from './duty.schema.ts'
import type { RegisterItemView, RegisterView } from './register.schema.ts'

/** Whether a duty counts the items of its register by their end; else from their beginning on. */
export const countsByEnd = ({ measure, cadence }: Pick<Terms, 'measure' | 'cadence'>): boolean =>
  measure === 'ratio' || (cadence.every === 'items' && typeof cadence.within !== 'number')

/** Why an item is in no number of a step yet; null where it is. */
export const uncountedWords = (
  { to }: Pick<RegisterItemView, 'to'>,
  { byEnd }: Pick<RegisterView['steps'][number], 'byEnd'>,
): string | null => (byEnd && to === null ? '没有结束日期，暂不计入' : null)

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
    ...steps.map((step) => {
      const uncounted = uncountedWords(item, step)
      return `${item.done[step.kind] ?? '未办'}${uncounted ? `（${uncounted}）` : ''}`
    }),
    `${item.enteredBy} ${item.enteredOn}`,
  ])
}
