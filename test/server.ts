/** The real server on a free port, with a database and a data folder of its own. */
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import { buildServer } from '#app/server.ts'
import { type RunningSystem, startSystem } from '#app/system.ts'
import { bureauIds, checkLedger } from '#duties/ledger.store.ts'
import { freshDatabase, type TestDatabase } from './database.ts'

export interface TestServer extends TestDatabase {
  readonly address: string
  readonly system: RunningSystem
}

/** Starts at the top of a test file or in a describe; ends after its tests. */
export async function startServer(): Promise<TestServer> {
  const database = await freshDatabase()
  const dataFolder = await mkdtemp(join(tmpdir(), 'jianxing-files-'))
  const publicUrl = 'http://127.0.0.1'
  const system = await startSystem({ port: 0, dataFolder, databaseUrl: database.url, publicUrl })
  const server = await buildServer(system, 'test')
  await server.listen({ port: 0, host: '127.0.0.1' })
  afterAll(async () => {
    await server.close()
    // Whatever the tests of the file have done: what is stored is what the engine finds.
    for (const bureau of await bureauIds(system.db)) {
      const { current, different } = await checkLedger(system.db, bureau)
      expect({ bureau, current, different }).toEqual({ bureau, current: true, different: [] })
    }
    await system.stop()
    await rm(dataFolder, { recursive: true, force: true })
  })
  return { ...database, system, address: `${publicUrl}:${(server.server.address() as AddressInfo).port}` }
}
