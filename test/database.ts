/** A database of its own for a test file. */
import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { afterAll, inject } from 'vitest'
import { type Database, openDatabase } from '#kernel/db.ts'
import { administer, withDatabase } from './cluster.ts'

export interface TestDatabase {
  /** Address for DATABASE_URL. */
  readonly url: string
  /** Settings for a connection as the owner, who stands above row-level security. */
  readonly owner: pg.ClientConfig
  readonly db: Database
}

/** Copies the migrated template; call it at the top of a test file or in a describe. Dropped after its tests. */
export async function freshDatabase(): Promise<TestDatabase> {
  const server = inject('databaseServer')
  const name = `jianxing_${randomBytes(6).toString('hex')}`
  await administer(server, `create database ${name} template ${inject('databaseTemplate')}`)
  const url = withDatabase(server, name)
  const owner = { connectionString: url }
  const db = openDatabase(owner, 4)
  afterAll(async () => {
    await db.close()
    await administer(server, `drop database if exists ${name} with (force)`)
  })
  return { url, owner, db }
}
