/** The log in the database: rows through the role that row-level security binds, names of accounts through the other. */
import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import type { Tx } from '#kernel/db.ts'
import { ON_SERVER } from './admins.store.ts'
import type { LogQuery, LogRow } from './log.schema.ts'
import { actionWords, objectWords, outcomeWords, type Told } from './log-words.rules.ts'

interface Asked extends LogQuery {
  readonly bureau: string
  readonly limit: number
  readonly offset: number
}

export interface LogAccount {
  readonly id: string
  readonly name: string
  readonly username: string
}

/** The accounts of a bureau, in the order of their user names. */
export async function logAccounts(auth: Kysely<DB>, bureau: string): Promise<LogAccount[]> {
  return auth
    .selectFrom('account')
    .select(['id', 'display_name as name', 'username'])
    .where('bureau_id', '=', bureau)
    .orderBy('username')
    .execute()
}

/** A day begins at midnight in Beijing. */
const midnight = (day: string, after: number) =>
  sql<Date>`(${day}::date + ${after}::int)::timestamp at time zone 'Asia/Shanghai'`

/** Some rows, the newest first, and how many there are in all. Details stay in the table: they may say more. What is read of them stands in `Told`. */
export async function readLog(
  tx: Tx,
  accounts: readonly LogAccount[],
  { bureau, from, to, accountId, part, limit, offset }: Asked,
): Promise<{ rows: LogRow[]; total: number }> {
  const wanted = tx
    .selectFrom('audit')
    .where('bureau_id', '=', bureau)
    .$if(from !== undefined, (q) => q.where('at', '>=', midnight(from!, 0)))
    .$if(to !== undefined, (q) => q.where('at', '<', midnight(to!, 1)))
    .$if(accountId !== undefined, (q) => q.where('account_id', '=', accountId!))
    .$if(part !== undefined, (q) => q.where('endpoint', 'like', `${part}.%`))
  const { total } = await wanted.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await wanted
    .select(['id', 'at', 'account_id', 'token_id', 'endpoint', 'object_id', 'outcome', 'ip', 'request_id'])
    .select(sql<boolean>`coalesce((detail ->> 'looked')::boolean, false)`.as('looked'))
    .select([told('through'), told('year'), told('kind'), told('rule'), told('sort'), told('restored')])
    .select([told('withdrawn'), told('title'), told('plan'), told('reopened'), told('corrects')])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  const byId = new Map(accounts.map((account) => [account.id, account]))
  const names = new Map(accounts.map(({ id, name, username }) => [id, `${name}（${username}）`]))
  for (const { id, name } of await officeNames(tx, bureau)) names.set(id, name)
  return {
    total,
    rows: rows.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      who: whoOf(byId.get(row.account_id ?? '')),
      byToken: row.token_id !== null,
      onServer: row.request_id === ON_SERVER,
      action: actionWords(row.endpoint, row.looked, row),
      outcome: outcomeWords(row.outcome),
      object: objectWords(row.endpoint, { id: row.object_id, name: names.get(row.object_id ?? ''), told: row, bureau }),
      ip: row.ip,
    })),
  }
}

const told = <K extends keyof Told>(key: K) => sql<string | null>`detail ->> ${sql.lit(key)}`.as(key)

const whoOf = (account: LogAccount | undefined) => (account ? { name: account.name, username: account.username } : null)

/** What bodies and posts are called: that the whole bureau knows. */
async function officeNames(tx: Tx, bureau: string): Promise<{ id: string; name: string }[]> {
  const bodies = await tx.selectFrom('body').select(['id', 'name']).where('bureau_id', '=', bureau).execute()
  const posts = await tx.selectFrom('post').select(['id', 'name']).where('bureau_id', '=', bureau).execute()
  return [...bodies, ...posts]
}
