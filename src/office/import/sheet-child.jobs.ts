/** The process in which one workbook is read: bytes on standard input; on standard output a line for each row that is not blank. */
import { buffer } from 'node:stream/consumers'
import { streamXlsxRows } from 'hucre/xlsx'
import { secrecyMark } from '#documents/secrecy.rules.ts'
import type { SheetRow } from './column.schema.ts'
import { HEAD_ROWS } from './head.rules.ts'
import { LARGEST, LARGEST_ROW, MOST_ROWS, type Stopped } from './sheet.jobs.ts'

/** Columns after these are of no table here. */
const COLUMNS = 100
/** Rows are handed on together: a write for each would take longer than the reading. */
const TOGETHER = 1000

const textOf = (value: unknown): string =>
  value instanceof Date
    ? value.toISOString().slice(0, 10)
    : typeof value === 'boolean'
      ? value
        ? '是'
        : '否'
      : value === null || value === undefined || typeof value === 'object'
        ? ''
        : String(value)

async function refusal(bytes: Uint8Array): Promise<Stopped | null> {
  let lines: string[] = []
  let count = 0
  let size = 0
  let looked = ''
  for await (const { index, values } of streamXlsxRows(bytes)) {
    const cells = values.slice(0, COLUMNS).map(textOf)
    while (cells.at(-1)?.trim() === '') cells.pop()
    if (cells.length === 0) continue
    count += 1
    if (count > MOST_ROWS) return { refused: `超过${MOST_ROWS / 10_000}万行。请拆成几个文件，分次导入` }
    if (count <= HEAD_ROWS) {
      looked += `${cells.join('\n')}\n`
      const mark = secrecyMark(looked)
      if (mark) return { mark }
    }
    const line = JSON.stringify([index + 1, cells] satisfies [SheetRow['row'], SheetRow['cells']])
    if (line.length > LARGEST_ROW) return { refused: `第${index + 1}行的内容过长。请删去不需要的内容后重新上传` }
    size += line.length
    if (size > LARGEST) return { refused: '内容过多。请只留需要的列，或拆成几个文件，分次导入' }
    lines.push(line)
    if (lines.length < TOGETHER) continue
    process.stdout.write(`${lines.join('\n')}\n`)
    lines = []
  }
  if (count === 0) return { refused: '第一张工作表里没有内容。请把数据放在第一张工作表' }
  process.stdout.write(`${lines.join('\n')}\n`)
  return null
}

const stopped = await refusal(await buffer(process.stdin)).catch(
  (error: Error): Stopped => ({
    refused:
      error.constructor.name === 'EncryptedFileError'
        ? '设有打开密码。请去掉密码后重新上传'
        : '打不开，可能已损坏，或者不是 .xlsx 格式。请用表格软件另存为“Excel 工作簿（.xlsx）”后重新上传',
  }),
)
if (stopped) process.stdout.write(`\n${JSON.stringify(stopped)}\n`)
