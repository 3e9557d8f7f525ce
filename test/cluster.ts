/** Once for each run of the tests: a server and a migrated template, of which every test file gets a copy. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '#kernel/migrate.ts'
import { type Server, startEmbedded } from '#kernel/postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server, with the database for administration. */
    databaseServer: string
    /** Name of the migrated template. */
    databaseTemplate: string
  }
}

/** Whom the tests sign in as on another PostgreSQL than the embedded one. */
const LOGIN = 'office'

/** A connection address with another database in it. */
export function withDatabase(address: string, database: string): string {
  const url = new URL(address)
  url.pathname = `/${database}`
  return url.href
}

/** Runs one statement beside all transactions, as CREATE DATABASE asks. */
export async function administer(address: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/**
 * The address that TEST_DATABASE_URL names (its user must be allowed to create databases and roles), or that of a server
 * of our own: the embedded one, or the programs in the folder TEST_POSTGRES.
 */
async function findServer(folder: string): Promise<{ address: string; server: Server | null }> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { address: given, server: null }
  const programs = process.env.TEST_POSTGRES
  const server = await startEmbedded(folder, { fast: true, programs })
  const address = (user: string) =>
    `postgres://${user}@localhost/postgres?host=${encodeURIComponent(String(server.owner.host))}`
  if (!programs) return { address: address('jianxing'), server }
  // On a server of others our login is no superuser.
  await administer(address('jianxing'), `create role ${LOGIN} login createdb createrole`)
  return { address: address(LOGIN), server }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'jianxing-test-'))
  const { address, server } = await findServer(folder)
  const template = `jianxing_template_${randomBytes(5).toString('hex')}`
  await administer(address, `create database ${template}`)
  await migrate({ connectionString: withDatabase(address, template) })
  project.provide('databaseServer', address)
  project.provide('databaseTemplate', template)
  return async () => {
    await administer(address, `drop database if exists ${template} with (force)`)
    await server?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
