/** The rows of an uploaded workbook, read in a confined process: whoever made the file is unknown. */
import { fileURLToPath } from 'node:url'
import { secrecyRefusal } from '#documents/secrecy.rules.ts'
import { LimitReached, type Limits, runConfined } from '#kernel/confined.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { SheetRow } from './column.schema.ts'

export const MOST_ROWS = 200_000
/** Characters of a row, all its cells together. */
export const LARGEST_ROW = 20_000
/** Characters of the whole table. */
export const LARGEST = 60_000_000
const LIMITS: Limits = { seconds: 120, megabytes: 512 }
const CHILD = fileURLToPath(new URL('./sheet-child.jobs.ts', import.meta.url))

/** Why the process stopped reading: a sentence without full stop, or the mark of secrecy that the table bears. */
export type Stopped = { readonly refused: string } | { readonly mark: string }

/** Rows that are not blank, taken from the text one by one: all at once they would be several times as large. */
export interface Sheet {
  rows(): Generator<SheetRow>
}

/** Throws Refusal with a sentence for the user where the file cannot be read. */
export async function readSheet(fileName: string, bytes: Uint8Array): Promise<Sheet> {
  const refuse = (reason: string) =>
    new Refusal('UNPROCESSABLE_CONTENT', `“${fileName}”：${reason}。`, { rule: 'unreadable' })
  const out = await runConfined(CHILD, [], bytes, LIMITS).catch((error) => {
    if (!(error instanceof LimitReached)) throw error
    throw refuse('过大或过于复杂，不能读取。请只留需要的列，或拆成几个文件')
  })
  const last = out.subarray(out.lastIndexOf(10, out.length - 2) + 1).toString()
  if (last.startsWith('{')) {
    const stopped = JSON.parse(last) as Stopped
    throw 'mark' in stopped ? secrecyRefusal(fileName, stopped.mark) : refuse(stopped.refused)
  }
  return { rows: () => rowsOf(out) }
}

function* rowsOf(out: Buffer): Generator<SheetRow> {
  for (let start = 0; start < out.length; ) {
    const end = out.indexOf(10, start)
    const stop = end < 0 ? out.length : end
    if (stop > start) {
      const [row, cells] = JSON.parse(out.toString('utf8', start, stop)) as [number, string[]]
      yield { row, cells }
    }
    start = stop + 1
  }
}
