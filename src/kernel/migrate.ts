/** Migrations: the files of db/migrations in the order of their names, each in one transaction, forward only. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { getConstructionPlans } from 'pg-boss'

const folder = fileURLToPath(new URL('../../db/migrations/', import.meta.url))

/** Any number will do as long as every starter uses the same: two of them must not migrate at once. */
const LOCK = 7_429_351

/**
 * Brings the database up to date and returns the names of the migrations that were applied.
 * Throws when an applied file was changed afterwards, or when the database is newer than the program.
 */
export async function migrate(owner: pg.ClientConfig): Promise<string[]> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(
      'create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    )
    const applied = await appliedMigrations(client)
    const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
    for (const name of applied.keys()) {
      if (!files.includes(name)) throw new Error(`数据库比程序新：程序不认识 ${name}。请使用更新的程序版本。`)
    }
    const done: string[] = []
    for (const name of files) {
      const text = await readFile(`${folder}${name}`, 'utf8')
      const sha256 = createHash('sha256').update(text).digest('hex')
      const before = applied.get(name)
      if (before === sha256) continue
      if (before) throw new Error(`迁移文件 ${name} 在执行后被改动过。请恢复原文件，另写一个新的迁移。`)
      await apply(client, name, text, sha256)
      done.push(name)
    }
    await prepareQueue(client)
    return done
  } finally {
    await client.end()
  }
}

async function appliedMigrations(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')
  return new Map(rows.map((row) => [row.name, row.sha256]))
}

async function apply(client: pg.Client, name: string, text: string, sha256: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`迁移 ${name} 没有成功：${(error as Error).message}`, { cause: error })
  }
}

/** The queue's own schema; the application's role may use it and owns none of it. */
async function prepareQueue(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(`select from information_schema.schemata where schema_name = 'pgboss'`)
  if (!rowCount) await client.query(getConstructionPlans('pgboss'))
  // On every start: one that was cut off between the two would leave the queue closed for good.
  await client.query(`
    grant usage on schema pgboss to jianxing_app;
    grant select, insert, update, delete on all tables in schema pgboss to jianxing_app;
    grant usage on all sequences in schema pgboss to jianxing_app;
    grant execute on all functions in schema pgboss to jianxing_app;
  `)
}
