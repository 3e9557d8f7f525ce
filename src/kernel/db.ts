/** Connections: an owner for migrations, and two roles that own nothing for everything else. */
import { CompiledQuery, type Kysely, Kysely as KyselyClass, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from '#db/types.ts'
import type { Env } from './env.ts'
import { log } from './log.ts'
import { type Server, startEmbedded } from './postgres.ts'
import { isAway, Refusal } from './refusal.ts'
import { watchSilence } from './silence.ts'

// A date is a date: pg would make midnight of the machine's zone of it. Counts and sums fit a double.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

/** A Kysely bound to one open transaction. */
export type Tx = Kysely<DB>

export interface Database {
  /** Behind row-level security: use it through `inScope` only. */
  readonly app: Kysely<DB>
  /** Accounts, sessions, set-up links. */
  readonly auth: Kysely<DB>
  /** Settings of a connection as the owner, for migrations and the job queue's schema. */
  readonly owner: pg.ClientConfig
  /** Settings of a connection as the application's role. */
  readonly appConfig: pg.PoolConfig
  close(): Promise<void>
}

export type Role = 'jianxing_app' | 'jianxing_auth'

/** Which database the settings name: the server at DATABASE_URL, or the embedded one, started where needed. */
export async function findServer(env: Env): Promise<Server> {
  if (!env.databaseUrl) return startEmbedded(env.dataFolder)
  return { owner: { connectionString: env.databaseUrl }, started: false, stop: async () => {} }
}

/**
 * Settings for a connection in one of the two roles. On the private socket of the embedded server the role
 * signs in itself; on a server the login of DATABASE_URL takes the role on when it connects.
 */
export function asRole(owner: pg.ClientConfig, role: Role): pg.PoolConfig {
  // Citus hands SET LOCAL on to the shards; plain PostgreSQL takes the unknown setting as it is.
  const citus = '-c citus.propagate_set_commands=local'
  const common = { application_name: 'jianxing', connectionTimeoutMillis: 4000, statement_timeout: 30_000 }
  return owner.connectionString
    ? { ...owner, ...common, options: `${citus} -c role=${role}` }
    : { ...owner, ...common, user: role, options: citus }
}

/** Opens the pools. `max` bounds the connections of the application's pool. */
export function openDatabase(owner: pg.ClientConfig, max = 8): Database {
  const pools = [
    new pg.Pool({ ...asRole(owner, 'jianxing_app'), max }),
    new pg.Pool({ ...asRole(owner, 'jianxing_auth'), max: 3 }),
  ] as const
  // Without listeners, on the pool for idle connections and on each for its use, one restart of the server would end the process.
  for (const pool of pools) {
    pool.on('error', lost)
    pool.on('connect', (client) => client.on('error', lost))
  }
  const silence = watchSilence(pools, asRole(owner, 'jianxing_app'))
  const [app, auth] = pools.map((pool) => new KyselyClass<DB>({ dialect: new PostgresDialect({ pool }) })) as [
    Kysely<DB>,
    Kysely<DB>,
  ]
  return {
    app,
    auth,
    owner,
    appConfig: asRole(owner, 'jianxing_app'),
    close: async () => {
      // Until the pools are closed: what hangs would keep them open.
      await Promise.all([app.destroy(), auth.destroy()]).finally(() => silence.stop())
    },
  }
}

const lost = (error: Error) => log.warn({ error: error.message }, 'connection lost')

/** What a transaction may see and write: read by the policies through app_bureau(), app_scope() and their like. */
export interface Scope {
  readonly bureau: string
  readonly account: string | null
  readonly person: string | null
  /** 'all', or the ids of the bodies and posts in sight. */
  readonly subjects: 'all' | readonly string[]
  /** 'all', or the ids of the bodies and posts that may be recorded for. */
  readonly writes: 'all' | readonly string[]
  /** True for whoever keeps the roster: sees all people, whatever else is in sight, and changes the office tables. */
  readonly roster: boolean
  /** Highest class of confidentiality: 0 ordinary, 1 talks, 2 discipline. */
  readonly confidentiality: 0 | 1 | 2
  /** True for whoever edits or publishes plans. */
  readonly plans: boolean
  /** True for whoever reads the audit. */
  readonly audit: boolean
  /** The access token that acts; absent or null: a person. */
  readonly token?: string | null
  /** True where nothing may be written at all. */
  readonly readOnly?: boolean
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** SET LOCAL takes no parameters, so nothing but a checked id is ever written into the statement. */
function literal(id: string): string {
  if (!UUID.test(id)) throw new Error(`not an id: ${id}`)
  return id
}

const list = (ids: 'all' | readonly string[]): string => (ids === 'all' ? 'all' : ids.map(literal).join(','))

function openingStatement(scope: Scope): string {
  return [
    scope.readOnly ? 'begin read only' : 'begin',
    `set local app.bureau = '${literal(scope.bureau)}'`,
    `set local app.account = '${scope.account ? literal(scope.account) : ''}'`,
    `set local app.person = '${scope.person ? literal(scope.person) : ''}'`,
    `set local app.scope = '${list(scope.subjects)}'`,
    `set local app.writes = '${list(scope.writes)}'`,
    `set local app.roster = '${scope.roster ? 'yes' : ''}'`,
    `set local app.class = '${scope.confidentiality}'`,
    `set local app.plans = '${scope.plans ? 'yes' : ''}'`,
    `set local app.audit = '${scope.audit ? 'yes' : ''}'`,
    `set local app.token = '${scope.token ? literal(scope.token) : ''}'`,
  ].join(';')
}

/**
 * Where a statement failed and `work` went on all the same, COMMIT rolls back and answers without an error. Any other
 * statement is refused then, so one goes before it: nothing is reported as saved that was not.
 */
const COMMIT = CompiledQuery.raw('select 1;commit')

/**
 * Runs `work` in one transaction that sees and writes what `scope` allows. BEGIN and the settings travel in one packet.
 * A throw rolls everything back. `saving`: somebody waits to hear that it was saved.
 */
export async function inScope<T>(
  db: Kysely<DB>,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
  saving = false,
): Promise<T> {
  return db.connection().execute(async (tx) => {
    await tx.executeQuery(CompiledQuery.raw(openingStatement(scope)))
    let result: T
    try {
      result = await work(tx)
    } catch (error) {
      await tx.executeQuery(CompiledQuery.raw('rollback')).catch(() => {})
      throw error
    }
    await commit(tx, saving)
    return result
  })
}

/** @throws Refusal where the connection was lost on the way: then nobody knows whether it was saved */
async function commit(tx: Tx, saving: boolean): Promise<void> {
  try {
    await tx.executeQuery(COMMIT)
  } catch (error) {
    await tx.executeQuery(CompiledQuery.raw('rollback')).catch(() => {})
    if (!saving || !isAway(error)) throw error
    const message = '数据库在保存时断开了，不能确定是否已经保存。请稍等几秒，刷新页面看一看；没有保存的，再提交一次。'
    throw new Refusal('SERVICE_UNAVAILABLE', message, { rule: 'uncertain', retryAfter: 5 })
  }
}

/** The bodies and posts that the transaction sees. */
export async function subjectsInSight(tx: Tx): Promise<'all' | readonly string[]> {
  const scope = await setting(tx, 'app.scope')
  return scope === 'all' ? 'all' : scope.split(',').filter((id) => id !== '')
}

async function setting(tx: Tx, name: string): Promise<string> {
  const { rows } = await tx.executeQuery<{ value: string }>(
    CompiledQuery.raw(`select coalesce(current_setting('${name}', true), '') as value`),
  )
  return rows[0]!.value
}

/**
 * Lets the last step of a command see its whole bureau and write what follows from everybody's data, then puts the
 * actor's scope back. Not for anything that is shown.
 */
export async function seeingAll<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const before = await subjectsInSight(tx)
  await tx.executeQuery(CompiledQuery.raw(`set local app.scope = 'all';set local app.ledger = 'yes'`))
  const result = await work()
  await tx.executeQuery(CompiledQuery.raw(`set local app.scope = '${list(before)}';set local app.ledger = ''`))
  return result
}

/**
 * Lets the engine count: it reads the credits of talks too, of the subjects in sight, and the whole roster, so that a
 * number is the same for whoever asks. Who is named in what it reads is told only to those who answer for it.
 */
export async function counting<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const before = await setting(tx, 'app.counts')
  if (before === 'yes') return work()
  await tx.executeQuery(CompiledQuery.raw(`set local app.counts = 'yes'`))
  const result = await work()
  await tx.executeQuery(CompiledQuery.raw(`set local app.counts = ''`))
  return result
}
