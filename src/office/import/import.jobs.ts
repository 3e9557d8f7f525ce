/** The two long works of an import: finding what each row comes to, and writing what was confirmed. */
import { buffer } from 'node:stream/consumers'
import { isSecrecy } from '#documents/secrecy.rules.ts'
import { todayInBeijing } from '#kernel/day.ts'
import { type Database, inScope, type Scope, type Tx } from '#kernel/db.ts'
import { readStored, removeStored } from '#kernel/files.ts'
import type { JobContext, JobKind, RecurringKind } from '#kernel/jobs.ts'
import { Refusal } from '#kernel/refusal.ts'
import { lockTree } from '#office/office.store.ts'
import type { KeyedRow, SheetRow } from './column.schema.ts'
import type { Seen } from './finding.rules.ts'
import { findHead, HEAD_ROWS, type Head, keyed } from './head.rules.ts'
import type { Counts } from './import.schema.ts'
import {
  changeImport,
  closeRows,
  type ImportHead,
  importHead,
  NO_COUNTS,
  nextRows,
  outstanding,
  removeRows,
  silentImports,
  stageRows,
} from './import.store.ts'
import type { Importer, ImportKind, ImportKinds } from './kind.api.ts'
import { readSheet, type Sheet } from './sheet.jobs.ts'

/** Rows of one transaction. */
const BATCH = 1000
/** What an import may take: two hundred thousand rows on an old machine. */
const EXPIRES = 4 * 3600
/** Days after which what is left of an import is taken away. */
const KEPT_DAYS = 7

/** What the ledger has to do with an import, which is too large to be settled row by row. */
export interface LedgerKeeping {
  /** Lets the engine answer in the ledger's place from this transaction on. */
  suspend(tx: Tx, bureau: string): Promise<unknown>
  /** Writes the ledger anew. */
  rebuild(tx: Tx, bureau: string): Promise<unknown>
}

const importerOf = ({ scope, objectId }: JobContext, tx: Tx, head: ImportHead): Importer => ({
  tx,
  scope,
  bureau: scope.bureau,
  name: head.byName,
  today: todayInBeijing(),
  importId: objectId,
  fileName: head.fileName,
})

/** The job that reads a table and stages its rows. It begins anew each time, so that it may be cut off anywhere. */
export const importReading = (kinds: ImportKinds): JobKind => ({
  kind: 'import-reading',
  expireInSeconds: EXPIRES,
  failed,
  run: async (context) => {
    const { objectId: id, scope, dataFolder } = context
    const head = await context.within((tx) => importHead(tx, scope.bureau, id))
    // Thrown away, or read already by a run that could not say so.
    if (head?.state !== 'reading') return
    await context.progress(0, 0, '正在打开文件')
    const sheet = await readSheet(head.fileName, await buffer(readStored(dataFolder, scope.bureau, head.fileId))).catch(
      async (error) => {
        if (isSecrecy(error)) await withhold(context, head.fileId)
        throw error
      },
    )
    const kind = kinds[head.kind]
    const { total, tableHead } = openTable(sheet, kind)
    await context.within((tx) => removeRows(tx, scope.bureau, id))
    const seen: Seen = new Map()
    const found = { ...NO_COUNTS, remarked: 0 }
    let done = 0
    for (const rows of together(sheet, tableHead, kind.together)) {
      await context.progress(done, total, `正在核对第${rows[0]!.row}行起的内容，共${total}行`)
      await context.within(async (tx) => {
        const judged = await kind.judge(importerOf(context, tx, head), rows, seen)
        for (let i = 0; i < judged.length; i += BATCH)
          await stageRows(tx, scope.bureau, { id, kind: head.kind }, done + i + 1, judged.slice(i, i + BATCH), rows)
        for (const { action, changes } of judged) {
          found[action] += 1
          if (changes.some(({ remark }) => remark)) found.remarked += 1
        }
      })
      done += rows.length
    }
    await context.within(async (tx) => {
      await changeImport(tx, scope.bureau, id, { state: 'review', found })
      // Where nothing is to be written, nobody is asked.
      if (found.create + found.update === 0) await finish(tx, scope.bureau, id)
      await removeFile(tx, scope.bureau, head.fileId)
    })
    await removeStored(dataFolder, scope.bureau, head.fileId)
    await context.progress(total, total, `核对完成，共${total}行`)
  },
})

/** A table that bears a mark of secrecy is kept nowhere. */
async function withhold({ within, scope, dataFolder }: JobContext, fileId: string): Promise<void> {
  await removeStored(dataFolder, scope.bureau, fileId)
  await within((tx) => removeFile(tx, scope.bureau, fileId))
}

function openTable(sheet: Sheet, { columns, together: most }: ImportKind): { total: number; tableHead: Head } {
  const first: SheetRow[] = []
  for (const row of sheet.rows()) {
    first.push(row)
    if (first.length === HEAD_ROWS) break
  }
  const tableHead = findHead(first, columns)
  if ('problem' in tableHead) throw new Refusal('UNPROCESSABLE_CONTENT', tableHead.problem, { rule: 'head' })
  let total = 0
  for (const row of sheet.rows()) if (keyed(row, tableHead)) total += 1
  if (total === 0)
    throw new Refusal('UNPROCESSABLE_CONTENT', '表头下面没有数据。示例行不算，请填好后重新上传。', { rule: 'empty' })
  if (total > most && most > BATCH)
    throw new Refusal('UNPROCESSABLE_CONTENT', `这类表最多${most}行，请核对是否选错了要导入的内容。`, { rule: 'rows' })
  return { total, tableHead }
}

/** Rows as many together as are to be judged together. */
function* together(sheet: Sheet, head: Head, most: number): Generator<KeyedRow[]> {
  let rows: KeyedRow[] = []
  for (const row of sheet.rows()) {
    const one = keyed(row, head)
    if (one) rows.push(one)
    if (rows.length < most) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}

/**
 * The job that writes what was confirmed, a thousand rows in a transaction that also moves the position: cut off
 * anywhere it goes on from there, and two at once follow one another. The ledger is written anew at the end.
 */
export const importWriting = (kinds: ImportKinds, ledger: LedgerKeeping): JobKind => ({
  kind: 'import-writing',
  expireInSeconds: EXPIRES,
  failed: async (context, problem) => {
    await failed(context, problem)
    await context.within((tx) => ledger.rebuild(tx, context.scope.bureau))
  },
  run: async (context) => {
    const { objectId: id, scope } = context
    for (;;) {
      const now = await context.within((tx) => writeBatch(context, tx, kinds, ledger))
      if (!now) return
      const { written, found, finished } = now
      const total = found.create + found.update
      await context.progress(
        written.create + written.update + written.problem,
        total,
        finished ? '正在更新应办账' : '正在写入',
      )
      if (!finished) continue
      refuseLoss(now)
      await context.within(async (tx) => {
        await ledger.rebuild(tx, scope.bureau)
        await finish(tx, scope.bureau, id)
      })
      await context.progress(total, total, '写入完成')
      return
    }
  },
})

/** Of a finished import nothing is left but what was not written. */
async function finish(tx: Tx, bureau: string, id: string): Promise<void> {
  await closeRows(tx, bureau, id, 2 ** 31 - 1, new Map())
  await changeImport(tx, bureau, id, { state: 'done', finished_at: new Date() })
}

interface Progress {
  readonly written: Counts
  readonly found: Counts
  readonly finished: boolean
}

/** An import is done when each row that was confirmed has been written or says why it was not. */
function refuseLoss(now: Progress): void {
  const lost = outstanding(now)
  if (lost === 0) return
  const { create, update } = now.found
  throw new Refusal('CONFLICT', `确认了${create + update}行，其中${lost}行没有写入，核对结果已不在。请重新上传。`, {
    rule: 'lost',
  })
}

/** Null where there is nothing to be written any more. */
async function writeBatch(
  context: JobContext,
  tx: Tx,
  kinds: ImportKinds,
  ledger: LedgerKeeping,
): Promise<Progress | null> {
  const { objectId: id, scope } = context
  const head = await importHead(tx, scope.bureau, id, true)
  if (head?.state !== 'writing') return null
  const rows = await nextRows(tx, scope.bureau, id, head.position, BATCH)
  const last = rows.at(-1)
  if (!last) return { written: head.written, found: head.found, finished: true }
  // Two imports follow one another, and nobody moves a body meanwhile: what a row is found by holds until it is written.
  await lockTree({ tx, actor: { bureauId: scope.bureau } })
  await ledger.suspend(tx, scope.bureau)
  const refused = await kinds[head.kind].write(importerOf(context, tx, head), rows)
  const done = (action: 'create' | 'update') =>
    rows.filter((row) => row.action === action && !refused.has(row.place)).length
  const written: Counts = {
    create: head.written.create + done('create'),
    update: head.written.update + done('update'),
    same: head.written.same,
    problem: head.written.problem + refused.size,
  }
  await closeRows(tx, scope.bureau, id, last.place, refused)
  await changeImport(tx, scope.bureau, id, { position: last.place, written })
  return { written, found: head.found, finished: false }
}

async function failed({ within, scope, objectId }: JobContext, problem: string): Promise<void> {
  await within(async (tx) => {
    const head = await importHead(tx, scope.bureau, objectId, true)
    if (head?.state !== 'reading' && head?.state !== 'writing') return
    await changeImport(tx, scope.bureau, objectId, { state: 'failed', problem })
  })
}

async function removeFile(tx: Tx, bureau: string, fileId: string): Promise<void> {
  await tx.deleteFrom('file').where('bureau_id', '=', bureau).where('id', '=', fileId).execute()
}

/** Every night: what an import has left after a week, staged rows and uploaded tables, is taken away. */
export const importCleaning = (dataFolder: string): RecurringKind => ({
  kind: 'import-cleaning',
  cron: '10 3 * * *',
  run: (db) => cleanImports(db, dataFolder, new Date(Date.now() - KEPT_DAYS * 86_400_000)),
})

/** Takes away what is left of imports whose job has said nothing since a moment. One that is being written goes on. */
export async function cleanImports(db: Database, dataFolder: string, before: Date): Promise<void> {
  const bureaus = await db.auth.selectFrom('bureau').select('bureau_id').execute()
  for (const { bureau_id: bureau } of bureaus) {
    const scope: Scope = {
      ...{ bureau, account: null, person: null, subjects: 'all' as const, writes: [], roster: true },
      ...{ confidentiality: 0 as const, plans: false, audit: false },
    }
    const old = await inScope(db.app, scope, (tx) => silentImports(tx, bureau, before))
    for (const { id, fileId, createdBy } of old) {
      const cleaned = await inScope(db.app, { ...scope, account: createdBy }, (tx) =>
        cleanImport(tx, bureau, id, before),
      )
      if (cleaned) await removeStored(dataFolder, bureau, fileId)
    }
  }
}

/** False where it was gone on with since it was looked for. */
async function cleanImport(tx: Tx, bureau: string, id: string, before: Date): Promise<boolean> {
  const head = await importHead(tx, bureau, id, true)
  if (!head || !(await silentImports(tx, bureau, before, id)).length) return false
  await removeRows(tx, bureau, id)
  await removeFile(tx, bureau, head.fileId)
  const cleared = '核对结果已清除。请重新上传。'
  if (head.state === 'reading' || head.state === 'review')
    await changeImport(tx, bureau, id, { state: 'failed', problem: `超过${KEPT_DAYS}天没有确认，${cleared}` })
  if (head.state === 'writing')
    await changeImport(tx, bureau, id, { state: 'failed', problem: `写入中断超过${KEPT_DAYS}天，${cleared}` })
  return true
}
