/** The log as a table in words, for screen and spreadsheet. Pure. */
import type { LogRow } from './log.schema.ts'

export const LOG_COLUMNS = [
  { head: '序号', share: 5 },
  { head: '时间', share: 15, align: 'center' },
  { head: '操作人', share: 20 },
  { head: '操作', share: 16 },
  { head: '结果', share: 13 },
  { head: '对象', share: 21 },
  { head: '来源地址', share: 10 },
] as const

/**
 * The cells of every row, in the order of the columns.
 * @param before rows on the pages before
 */
export const logCells = (rows: readonly LogRow[], before = 0): string[][] =>
  rows.map((row, index) => [
    String(before + index + 1),
    momentWords(row.at),
    whoWords(row),
    row.action,
    row.outcome,
    row.object,
    row.ip ?? '',
  ])

const BEIJING = 8 * 3600_000

/** 2026-03-05 09:30:15, in Beijing: what follows within a minute is told apart. */
const momentWords = (at: string): string =>
  new Date(new Date(at).getTime() + BEIJING).toISOString().slice(0, 19).replace('T', ' ')

function whoWords({ who, byToken, onServer }: LogRow): string {
  if (who === null) return onServer ? '（服务器命令行）' : '（未登录）'
  return `${who.name}（${who.username}）${byToken ? '，用访问令牌' : ''}`
}
