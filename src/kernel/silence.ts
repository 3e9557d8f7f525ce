/**
 * A database that neither answers nor closes its connections (a stopped process, a line that was cut without a word).
 * No socket reports that, so whoever waits too long lets another connection ask whether the server still answers.
 */
import pg from 'pg'
import { log } from './log.ts'

/** Steps in which is counted. A process that was busy itself counts the time as one step, and blames nobody. */
const STEP_MS = 250
/** For how long somebody has been at work before it is asked. */
const PATIENCE = 4
/** For how long an answer is waited for. With the patience it leaves room within the five seconds of a request. */
const SILENCE = 8
/** For how long one connection may be silent while the server answers others: longer than any statement is let run. */
const DEAD = 140

interface Work {
  /** Since it began, or since the server was asked. */
  steps: number
  /** What had been read of the connection, and for how many steps no more has come. */
  bytes: number
  quiet: number
}

/** The part of a driver's connection that tells whether it hears anything. */
interface Line {
  readonly connection: { readonly stream: { readonly bytesRead: number; destroy(error: Error): void } }
}
const streamOf = (client: pg.PoolClient) => (client as unknown as Line).connection.stream

/** Cuts off all who are at work on a server that has fallen silent: they fail at once, as if it had gone. */
export function watchSilence(pools: readonly pg.Pool[], config: pg.ClientConfig): { stop(): void } {
  const atWork = new Map<pg.PoolClient, Work>()
  for (const pool of pools) {
    pool.on('acquire', (client) => atWork.set(client, { steps: 0, bytes: streamOf(client).bytesRead, quiet: 0 }))
    pool.on('release', (_, client) => atWork.delete(client))
    pool.on('remove', (client) => atWork.delete(client))
  }
  const cut = (quiet: number) => {
    const silent = [...atWork].filter(([, work]) => work.quiet >= quiet).map(([client]) => client)
    if (silent.length === 0) return
    log.warn({ cut: silent.length }, 'database does not answer')
    // Without a word to the server, which would have to answer it.
    for (const client of silent)
      streamOf(client).destroy(new Error('Connection terminated: the server does not answer'))
  }
  let asked: { steps: number; settled: boolean } | null = null
  const step = () => {
    for (const [client, work] of atWork) {
      const { bytesRead } = streamOf(client)
      work.quiet = bytesRead === work.bytes ? work.quiet + 1 : 0
      work.bytes = bytesRead
      work.steps++
    }
    cut(DEAD)
    if (asked) {
      asked.steps++
      if (!asked.settled && asked.steps < SILENCE) return
      // Who heard something meanwhile has the better answer.
      if (!asked.settled) cut(asked.steps)
      asked = null
    } else if ([...atWork.values()].some(({ steps }) => steps >= PATIENCE)) {
      // Who goes on working is asked about again, not at every step.
      for (const work of atWork.values()) work.steps = 0
      const asking = { steps: 0, settled: false }
      asked = asking
      void ask(config, () => {
        asking.settled = true
      })
    }
  }
  const timer = setInterval(step, STEP_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

/** Any end of the attempt is an answer, a refusal too: silence is that nothing comes at all. */
async function ask(config: pg.ClientConfig, settle: () => void): Promise<void> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 2 * SILENCE * STEP_MS })
  client.on('error', () => {})
  await client.connect().then(settle, settle)
  await client.end().catch(() => {})
}
