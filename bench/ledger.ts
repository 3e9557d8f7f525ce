/** The ledger of 500 branches: reading it against the engine and hand-written SQL, settling one record against all. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { rebuildLedger, settleLedger } from '#duties/ledger.store.ts'
import { parseScenario } from '#duties/scenario.schema.ts'
import { byEngine, loadStandings } from '#duties/standings.store.ts'
import { formatDay, parseDay } from '#kernel/day.ts'
import { inScope, openDatabase } from '#kernel/db.ts'
import { migrate } from '#kernel/migrate.ts'
import { startEmbedded } from '#kernel/postgres.ts'
import { everything } from '#test/builders.ts'
import { writeScenario } from '#test/scenarios.ts'

const BRANCHES = 500
const DUTIES = 24
const RECORDS = 50_000
const EVERY = ['month', 'quarter', 'half-year', 'year'] as const

const scenario = parseScenario({
  year: 2020,
  calendar: 'cn',
  bodies: Array.from({ length: BRANCHES }, (_, i) => ({ id: `b${i}`, kind: 'branch', from: '2019-01-01', to: null })),
  posts: [{ id: 'p0', role: 'secretary', body: 'b0', holders: [] }],
  duties: Array.from({ length: DUTIES }, (_, i) => ({
    id: `d${i}`,
    owes: { bodies: 'branch' },
    kind: `kind${i}`,
    inForce: { from: '2020-01-01', to: '2020-12-31' },
    cadence: { every: EVERY[i % EVERY.length], times: 1 },
  })),
})

/** Records spread over branches, kinds and days, each with one credit. */
const RECORDS_SQL = `
  with made as (
    select n, gen_random_uuid() as id, b.id as subject, date '2020-01-01' + (n * 7) % 330 as held
    from generate_series(0, $2::int - 1) as n
    join (select id, row_number() over (order by id) - 1 as place from body where bureau_id = $1) b on b.place = n % $3::int
  ), entered as (
    insert into record (bureau_id, id, kind, title, subject_id, state, held_on, entered_on, version, entered_by, version_by)
    select $1, id, 'plain', '纪实', subject, 'submitted', held, held + n % 9, 1, id, id from made
  )
  insert into credit (bureau_id, id, record_id, class, entered_by, kind, tags, quantity, subject_id, subject_is_post,
    people, held_on, entered_on, known_from)
  select $1, gen_random_uuid(), id, 0, gen_random_uuid(), 'kind' || (n * 13) % $4::int, '{}', 1, subject, false, '{}', held,
    held + n % 9, held + n % 9 from made`

/** The same question as anybody would write it for a monthly duty: counted, without any of the contract's rules. */
const BY_HAND = `
  select d.id, b.id, p.start, count(c.id)
  from duty d cross join body b
  cross join generate_series('2020-01-01'::date, '2020-12-01'::date, interval '1 month') as p(start)
  left join credit c on c.bureau_id = d.bureau_id and c.subject_id = b.id and c.kind = d.definition->>'kind'
    and c.held_on >= p.start and c.held_on < p.start + interval '1 month' and c.entered_on <= $2
  where d.bureau_id = $1 and b.bureau_id = $1
  group by 1, 2, 3`

/** The best of three, in milliseconds. */
async function best(work: () => Promise<unknown>): Promise<number> {
  let ms = Number.POSITIVE_INFINITY
  for (let i = 0; i < 3; i++) {
    const start = performance.now()
    await work()
    ms = Math.min(ms, performance.now() - start)
  }
  return ms
}

const folder = await mkdtemp(join(tmpdir(), 'jianxing-bench-'))
const server = await startEmbedded(folder, { fast: true })
const owner = { ...server.owner, database: 'postgres' }
await migrate(owner)
const db = openDatabase(owner, 2)
const client = new pg.Client(owner)
await client.connect()
try {
  const bureau = await writeScenario(db, scenario, [])
  await client.query(RECORDS_SQL, [bureau.id, RECORDS, BRANCHES, DUTIES])
  const { rows } = await rebuildLedger(db, bureau.id)
  await client.query('analyze')
  const as = { ...everything(bureau), account: null }
  const today = parseDay('2020-12-01')
  const query = { from: '2020-01-01', to: '2020-12-31', asOf: formatDay(today), known: formatDay(today) }
  const ledger = await best(() => inScope(db.app, as, (tx) => loadStandings(tx, bureau.id, query, today)))
  const engine = await best(() => inScope(db.app, as, (tx) => byEngine(tx, bureau.id, query)))
  const hand = await best(() => client.query(BY_HAND, [bureau.id, query.asOf]))
  const touch = { subjects: [bureau.idOf('b7')], days: { from: '2020-05-01', to: '2020-05-31' } }
  const one = await best(() => inScope(db.app, as, (tx) => settleLedger(tx, bureau.id, [touch])))
  const all = await best(() => rebuildLedger(db, bureau.id))
  console.log(`${BRANCHES} branches × ${DUTIES} duties, ${rows} occurrences, ${RECORDS} records`)
  console.log(`standings of the year: ledger ${ledger.toFixed(0)} ms`)
  console.log(`  the engine over all records ${engine.toFixed(0)} ms (${(engine / ledger).toFixed(1)} ×)`)
  console.log(`  counting by hand in SQL ${hand.toFixed(0)} ms (${(hand / ledger).toFixed(1)} ×)`)
  console.log(
    `settling one record ${one.toFixed(0)} ms, the whole ledger ${all.toFixed(0)} ms (${(all / one).toFixed(0)} ×)`,
  )
} finally {
  await client.end()
  await db.close()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
