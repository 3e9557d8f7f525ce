/** Submitting a record over HTTP to the whole system, against the same rows written by hand in one transaction. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { buildServer } from '#app/server.ts'
import { startSystem } from '#app/system.ts'
import { formatDay, parseDay, todayInBeijing } from '#kernel/day.ts'
import { newId } from '#kernel/id.ts'
import { assemblyOf, makeBureau, PASSWORD, publishAssemblies } from '#test/builders.ts'
import { signedIn } from '#test/caller.ts'

const PARTICIPANTS = 20
const WARMING = 20
const ROUNDS = 100

/** The tables that a submitted record is written into, with the column that names it. */
const TABLES = {
  record: 'id',
  record_version: 'record_id',
  record_person: 'record_id',
  credit: 'record_id',
  audit: 'object_id',
}

const MEMBERS = `
  with made as (
    insert into person (bureau_id, id, name, pinyin, initials, body_id, from_day, party_member)
    select $1, gen_random_uuid(), '党员' || n, 'dangyuan' || n, 'dy' || n, $2, '2019-01-01', true
    from generate_series(1, $3::int) as n returning bureau_id, id, body_id, from_day
  ), stays as (
    insert into membership (bureau_id, id, person_id, body_id, from_day)
    select bureau_id, gen_random_uuid(), id, body_id, from_day from made
  )
  select id from made`

type Row = Readonly<Record<string, unknown>>

/** The rows of one record, each with its statement of one parameter for each column and row. */
async function rowsOf(client: pg.Client, record: string): Promise<{ table: string; rows: Row[] }[]> {
  const found = []
  for (const [table, column] of Object.entries(TABLES)) {
    const { rows } = await client.query(`select * from ${table} where ${column} = $1`, [record])
    found.push({ table, rows })
  }
  return found
}

/** Writes the rows anew under other ids, a statement for each table, as anybody would by hand. */
async function byHand(
  client: pg.Client,
  from: readonly { table: string; rows: Row[] }[],
  record: string,
): Promise<void> {
  const id = newId()
  const value = (table: string, column: string, given: unknown) => {
    if (given === record) return id
    if (column === 'id' && table !== 'record') return newId()
    return given !== null && typeof given === 'object' && !(given instanceof Date) && !Array.isArray(given)
      ? JSON.stringify(given)
      : given
  }
  await client.query('begin')
  for (const { table, rows } of from) {
    const columns = Object.keys(rows[0]!)
    const places = rows.map((_, r) => `(${columns.map((_, c) => `$${r * columns.length + c + 1}`)})`)
    const values = rows.flatMap((row) => columns.map((column) => value(table, column, row[column])))
    await client.query({ name: table, text: `insert into ${table} (${columns}) values ${places}`, values })
  }
  await client.query('commit')
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
const median = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!

const dataFolder = await mkdtemp(join(tmpdir(), 'jianxing-bench-'))
const system = await startSystem({ port: 0, dataFolder, databaseUrl: null, publicUrl: 'http://127.0.0.1' })
const server = await buildServer(system, 'bench')
const address = await server.listen({ port: 0, host: '127.0.0.1' })
const client = new pg.Client(system.db.owner)
await client.connect()
try {
  const today = formatDay(todayInBeijing())
  const year = Number(today.slice(0, 4))
  const bureau = await makeBureau(system)
  await publishAssemblies(system, bureau, year)
  const members = await client.query<{ id: string }>(MEMBERS, [bureau.id, bureau.bodies.first, PARTICIPANTS - 1])
  const secretary = await signedIn(address, bureau.username('secretary'), PASSWORD)
  const begin = parseDay(`${year}-01-01`)
  const span = todayInBeijing() - begin + 1
  const submit = async (n: number) => {
    const content = assemblyOf(bureau, formatDay(begin + (n % span)))
    const present = [content.host, ...members.rows.map(({ id }) => id)]
    const id = newId()
    const input = { id, kind: 'assembly', content: { ...content, present }, duplicateConfirmed: true }
    const { status, body } = await secretary.post('records.submit', input)
    if (status !== 200) throw new Error(JSON.stringify(body))
    return id
  }
  const template = await submit(0)
  const rows = await rowsOf(client, template)
  const times = { whole: [] as number[], hand: [] as number[] }
  // In turns, so that what else the machine does falls on both.
  for (let n = 0; n < WARMING + ROUNDS; n++) {
    const whole = await timed(() => submit(n))
    const hand = await timed(() => byHand(client, rows, template))
    if (n < WARMING) continue
    times.whole.push(whole)
    times.hand.push(hand)
  }
  const [whole, hand] = [median(times.whole), median(times.hand)]
  const written = rows.map(({ table, rows: { length } }) => `${table} ${length}`).join(', ')
  console.log(`an assembly with ${PARTICIPANTS} participants: ${written}; medians of ${ROUNDS}, in turns`)
  console.log('| way | ms | ratio |')
  console.log('|---|---|---|')
  console.log(`| the rows alone, by hand in one transaction | ${hand.toFixed(1)} | 1 |`)
  console.log(
    `| over HTTP: session, rules, walls, ledger, audit | ${whole.toFixed(1)} | ${(whole / hand).toFixed(1)} |`,
  )
} finally {
  await client.end()
  await server.close()
  await system.stop()
  await rm(dataFolder, { recursive: true, force: true })
}
