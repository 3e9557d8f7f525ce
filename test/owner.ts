/** Looks into a test's database as its owner, who stands above row-level security. */
import pg from 'pg'
import type { TestDatabase } from './database.ts'

export async function ownerQuery(
  database: Pick<TestDatabase, 'owner'>,
  statement: string,
  values: readonly unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(database.owner)
  await client.connect()
  try {
    return (await client.query(statement, [...values])).rows
  } finally {
    await client.end()
  }
}
