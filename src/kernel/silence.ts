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

/** Cuts off all who are at work on a server that has fallen silent: they fail at once, as if it had gone. */
export function watchSilence(pools: readonly pg.Pool[], config: pg.ClientConfig): { stop(): void } {
  const atWork = new Map<pg.PoolClient, number>()
  for (const pool of pools) {
    pool.on('acquire', (client) => atWork.set(client, 0))
    pool.on('release', (_, client) => atWork.delete(client))
    pool.on('remove', (client) => atWork.delete(client))
  }
  let asked: { steps: number; answered: boolean } | null = null
  const step = () => {
    for (const [client, steps] of atWork) atWork.set(client, steps + 1)
    if (asked) {
      asked.steps++
      if (asked.answered) asked = null
      else if (asked.steps >= SILENCE) {
        asked = null
        log.warn({ cut: atWork.size }, 'database does not answer')
        for (const client of atWork.keys()) cut(client)
      }
      return
    }
    if (![...atWork.values()].some((steps) => steps >= PATIENCE)) return
    const asking = { steps: 0, answered: false }
    asked = asking
    void answers(config).then((answered) => {
      asking.answered = answered
    })
    // Who goes on working is asked about again, not at every step.
    for (const client of atWork.keys()) atWork.set(client, 0)
  }
  const timer = setInterval(step, STEP_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

/** Without a word to the server, which would have to answer it. */
function cut(client: pg.PoolClient): void {
  const { connection } = client as unknown as { connection: { stream: { destroy(error?: Error): void } } }
  connection.stream.destroy(new Error('Connection terminated: the server does not answer'))
}

/** A refusal in the server's own words is an answer too. */
async function answers(config: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 2 * SILENCE * STEP_MS })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch (error) {
    return error instanceof pg.DatabaseError
  } finally {
    await client.end().catch(() => {})
  }
}
