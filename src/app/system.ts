/** Starts what the system consists of: database, migrations, job queue; and stops it again. */
import { mkdir } from 'node:fs/promises'
import { nightlyLedgerCheck } from '#duties/ledger.jobs.ts'
import { rebuildStaleLedgers, rebuildWithin, settleLedger } from '#duties/ledger.store.ts'
import { suspendLedger } from '#duties/ledger-suspension.store.ts'
import { rulebookRoll } from '#duties/rulebook.jobs.ts'
import { type Database, findServer, openDatabase } from '#kernel/db.ts'
import { type Env, readEnv } from '#kernel/env.ts'
import type { System } from '#kernel/invoke.ts'
import { JobQueue } from '#kernel/jobs.ts'
import { migrate } from '#kernel/migrate.ts'
import { noticeEnd } from '#notices/notice.jobs.ts'
import { importCleaning, importReading, importWriting } from '#office/import/import.jobs.ts'
import { spellNames } from '#office/name-order.store.ts'
import { sessionEnd } from '#office/session.jobs.ts'
import { planReading } from '#plans/plan.jobs.ts'
import { planCleaning } from '#plans/plan-cleaning.jobs.ts'
import { importKinds } from './imports.ts'

/** Every kind of long work that the worker carries. */
export const jobKinds = [
  planReading,
  importReading(importKinds),
  importWriting(importKinds, { suspend: suspendLedger, rebuild: rebuildWithin }),
]

export interface OpenedDatabase {
  readonly db: Database
  /** Names of the migrations that were applied just now. */
  readonly migrated: readonly string[]
  close(): Promise<void>
}

/** The migrated database that the settings name. */
export async function openMigrated(env: Env): Promise<OpenedDatabase> {
  const server = await findServer(env)
  try {
    const migrated = await migrate(server.owner)
    const db = openDatabase(server.owner)
    return {
      db,
      migrated,
      close: async () => {
        await db.close()
        await server.stop()
      },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Some work of the command line on the database that the settings name, which is closed in any case. */
export async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const opened = await openMigrated(readEnv())
  try {
    return await work(opened.db)
  } finally {
    await opened.close()
  }
}

export interface RunningSystem extends System {
  stop(): Promise<void>
}

/** The whole system without its web server: database, queue and worker. */
export async function startSystem(env: Env): Promise<RunningSystem> {
  await mkdir(env.dataFolder, { recursive: true })
  const opened = await openMigrated(env)
  const jobs = new JobQueue(opened.db, env.dataFolder)
  try {
    await spellNames(opened.db)
    await rebuildStaleLedgers(opened.db)
    await jobs.start(jobKinds, [
      nightlyLedgerCheck,
      rulebookRoll,
      noticeEnd,
      sessionEnd,
      importCleaning(env.dataFolder),
      planCleaning(env.dataFolder),
    ])
  } catch (error) {
    await opened.close()
    throw error
  }
  return {
    env,
    db: opened.db,
    jobs,
    settle: settleLedger,
    stop: async () => {
      await jobs.stop()
      await opened.close()
    },
  }
}
