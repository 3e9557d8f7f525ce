/** 100,000 people from the upload to the roster: how long, and how much memory the server takes at most. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { writeXlsxStream } from 'hucre/xlsx'
import { startSystem } from '#app/system.ts'
import { rebuildLedger } from '#duties/ledger.store.ts'
import { inScope } from '#kernel/db.ts'
import { store } from '#kernel/files.ts'
import { newId } from '#kernel/id.ts'
import { everything, makeBureau, publishAssemblies } from '#test/builders.ts'

const PEOPLE = Number(process.argv[3] ?? 100_000)
const BRANCHES = 500

function* table() {
  yield ['姓名', '是否党员', '所在党组织', '到党组织日期', '所在处室', '备注']
  for (let i = 0; i < PEOPLE; i++)
    yield [
      `王${i.toString(36)}䶮`,
      i % 7 ? '是' : '群众',
      `第${i % BRANCHES}党支部`,
      '2024年3月5日',
      '法规处',
      `备注${i}`,
    ]
}

/** The most that the process has taken so far, in megabytes. */
const peak = async () =>
  Number(/^VmHWM:\s+(\d+)/m.exec(await readFile('/proc/self/status', 'utf8').catch(() => ''))?.[1] ?? 0) / 1024

const folder = await mkdtemp(join(tmpdir(), 'jianxing-bench-'))
const system = await startSystem({ port: 0, dataFolder: folder, databaseUrl: null, publicUrl: 'http://localhost' })
try {
  const bureau = await makeBureau(system, 'bench')
  await publishAssemblies(system, bureau, 2026)
  const scope = { ...everything(bureau), account: bureau.accounts.officer }
  const branches = Array.from({ length: BRANCHES }, (_, i) => ({
    ...{ bureau_id: bureau.id, id: newId(), kind: 'branch', name: `第${i}党支部`, from_day: '2020-01-01' },
    parent_id: bureau.bodies.bureau,
  }))
  await inScope(system.db.app, scope, (tx) => tx.insertInto('body').values(branches).execute())
  await rebuildLedger(system.db, bureau.id)

  /** Uploads, waits until it is read, confirms, waits until it is written. */
  const run = async (confirm: boolean) => {
    const [fileId, id, account] = [newId(), newId(), bureau.accounts.officer]
    const bytes = Readable.fromWeb(writeXlsxStream(table(), { name: '人员' }) as never)
    const stored = await store(folder, bureau.id, fileId, bytes, 50_000_000)
    const start = performance.now()
    await inScope(system.db.app, scope, async (tx) => {
      const file = { bureau_id: bureau.id, id: fileId, name: '名册.xlsx', media_type: '', uploaded_by: account }
      await tx
        .insertInto('file')
        .values({ ...file, size: stored!.size, sha256: stored!.sha256, purpose: 'import' })
        .execute()
      const by = { created_by: account, created_by_name: '' }
      await tx
        .insertInto('import')
        .values({
          bureau_id: bureau.id,
          id,
          kind: 'people',
          file_id: fileId,
          file_name: '名册.xlsx',
          state: 'reading',
          ...by,
        })
        .execute()
      await system.jobs.within(tx, scope).enqueue('import-reading', id)
    })
    const until = async (over: string) => {
      for (;;) {
        const { state, found, written, problem } = await inScope(system.db.app, scope, (tx) =>
          tx.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
        )
        if (state === over) return { seconds: (performance.now() - start) / 1000, found, written }
        if (state === 'failed') throw new Error(problem ?? 'failed')
        await setTimeout(100)
      }
    }
    const read = await until('review')
    console.log(
      `found in ${read.seconds.toFixed(1)} s: ${JSON.stringify(read.found)}, peak ${(await peak()).toFixed(0)} MB`,
    )
    if (!confirm) return
    await inScope(system.db.app, scope, async (tx) => {
      await tx.updateTable('import').set({ state: 'writing' }).where('id', '=', id).execute()
      await system.jobs.within(tx, scope).enqueue('import-writing', id)
    })
    const written = await until('done')
    console.log(
      `written after ${written.seconds.toFixed(1)} s: ${JSON.stringify(written.written)}, peak ${(await peak()).toFixed(0)} MB`,
    )
  }
  console.log(`before: ${(await peak()).toFixed(0)} MB`)
  await run(true)
  console.log('again, the same table:')
  await run(false)
} finally {
  await system.stop()
  await rm(folder, { recursive: true, force: true })
}
