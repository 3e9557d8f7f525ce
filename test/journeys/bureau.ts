/**
 * Once for each run: the data of the demonstration bureau, which every journey gets as a copy of its own.
 * What one journey does can therefore not be what another one finds.
 */
import { rm } from 'node:fs/promises'
import type { FreshAccount } from '#office/access.schema.ts'
import { type Served, serve } from './serve.ts'

interface Run {
  /** The data folder of a server that has stopped. */
  readonly data: string
  readonly accounts: readonly FreshAccount[]
}

/** Workers are other processes: what they must know travels in the environment. */
const KEY = 'JIANXING_JOURNEY'

function run(): Run {
  return JSON.parse(process.env[KEY] ?? '')
}

/** A server of the demonstration bureau as it was on its first day. */
export function serveBureau(): Promise<Served> {
  return serve(run().data)
}

/** An account of the demonstration bureau. */
export function accountOf(username: string): FreshAccount {
  const account = run().accounts.find((one) => one.username === username)
  if (!account) throw new Error(`the demonstration has no account ${username}`)
  return account
}

async function start(): Promise<() => Promise<void>> {
  const server = await serve()
  const { accounts } = JSON.parse(await server.run('demo', '--json')) as Pick<Run, 'accounts'>
  const data = await server.end()
  process.env[KEY] = JSON.stringify({ data, accounts } satisfies Run)
  return () => rm(data, { recursive: true, force: true })
}

// biome-ignore lint/style/noDefaultExport: Playwright reads the default export.
export default start
