/** Where the table begins in a sheet and which column is which, in whatever order and under whatever usual names. Pure. */
import { cellText } from './cell.rules.ts'
import type { Column, KeyedRow, SheetRow } from './column.schema.ts'

/** Rows in which the head is looked for: titles and remarks may stand above it. */
export const HEAD_ROWS = 20
/** What the first cell of an example begins with. */
export const EXAMPLE = '（示例）'

export interface Head {
  readonly row: number
  /** Key by index of the column; columns that nobody asked for have none. */
  readonly keys: ReadonlyMap<number, string>
}

/** The head, or why there is none, as a sentence for the user. */
export function findHead(rows: readonly SheetRow[], columns: readonly Column[]): Head | { readonly problem: string } {
  const heads = rows.slice(0, HEAD_ROWS).map(({ row, cells }) => ({ row, keys: keysOf(cells, columns) }))
  const best = heads.reduce<Head | null>((a, b) => (b.keys.size > (a?.keys.size ?? 0) ? b : a), null)
  const found = new Set(best?.keys.values())
  const missing = columns.filter(({ key, required }) => required && !found.has(key)).map(({ head }) => `“${head}”`)
  if (best && missing.length === 0) return best
  return {
    problem: best
      ? `第${best.row}行像是表头，但缺少${missing.join('、')}这${missing.length === 1 ? '一列' : '几列'}。请按模板补上后重新上传。`
      : `第一张工作表的前${HEAD_ROWS}行里没有找到表头。请下载模板，把数据填进去后再上传。`,
  }
}

/** Heads are compared without spaces, stars and what stands in brackets. */
const plain = (text: string) => cellText(text).replace(/[（(【[].*?[)）】\]]|[\s*＊:：]/g, '')

function keysOf(cells: readonly string[], columns: readonly Column[]): Map<number, string> {
  const byHead = new Map(columns.flatMap(({ key, head, synonyms }) => [head, ...synonyms].map((h) => [plain(h), key])))
  const keys = new Map<number, string>()
  cells.forEach((cell, index) => {
    const key = byHead.get(plain(cell))
    // Of two columns with one head the first is meant.
    if (key && ![...keys.values()].includes(key)) keys.set(index, key)
  })
  return keys
}

/** The row with its cells by column; null for blank rows, for what stands above the head, and for the template's example. */
export function keyed({ row, cells }: SheetRow, head: Head): KeyedRow | null {
  if (row <= head.row) return null
  const texts = [...head.keys].map(([index, key]) => [key, cellText(cells[index] ?? '')] as const)
  if (texts.every(([, text]) => text === '') || texts.some(([, text]) => text.startsWith(EXAMPLE))) return null
  return { row, cells: Object.fromEntries(texts) }
}
