/**
 * A database that neither answers nor closes its connections (a stopped process, a line that was cut without a word).
 * No socket reports that, so whoever waits too long lets another connection ask whether the server still answers: one
 * that stands ready for it, and a new one where that says nothing. Where new ones hang, as before a full pgbouncer, the
 * first still answers.
 */
import pg from 'pg'
import { log } from './log.ts'

/** Steps in which is counted. A process that was busy itself counts the time as one step, and blames nobody. */
const STEP_MS = 250
/** For how long somebody has been at work before it is asked. */
const PATIENCE = 4
/** For how long an answer is waited for. With the patience it leaves room within the five seconds of a request. */
const SILENCE = 8
/** After which a new connection asks beside the one that stands ready. */
const DOUBT = 2
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
  readonly connection: { readonly stream: { readonly bytesRead: number; destroy(error?: Error): void; unref(): void } }
}
const streamOf = (client: pg.ClientBase) => (client as unknown as Line).connection.stream

/** Cuts off all who are at work on a server that has fallen silent: they fail at once, as if it had gone. */
export function watchSilence(pools: readonly pg.Pool[], config: pg.ClientConfig): { stop(): void } {
  const atWork = new Map<pg.PoolClient, Work>()
  const asker = new Asker(config)
  for (const pool of pools) {
    // The server has just let somebody in: the best moment for the one that asks.
    pool.on('connect', () => asker.stand())
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
  let asked: Asked | null = null
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
      if (!asked.settled && asked.steps === DOUBT) asker.askAnew(asked)
      if (!asked.settled && asked.steps < SILENCE) return
      // Who heard something meanwhile has the better answer.
      if (!asked.settled) cut(asked.steps)
      asked = null
    } else if ([...atWork.values()].some(({ steps }) => steps >= PATIENCE)) {
      // Who goes on working is asked about again, not at every step.
      for (const work of atWork.values()) work.steps = 0
      asked = { steps: 0, settled: false }
      asker.ask(asked)
    }
  }
  const timer = setInterval(step, STEP_MS)
  timer.unref()
  return {
    stop: () => {
      clearInterval(timer)
      asker.stop()
    },
  }
}

interface Asked {
  steps: number
  settled: boolean
}

/** Asks the server whether it answers. Any end of an attempt is an answer, a refusal too: silence is that nothing comes. */
class Asker {
  readonly #config: pg.ClientConfig
  /** Stands ready from the first connection of a pool on; null before, and after it was lost. */
  #ready: pg.Client | null = null
  /** The attempt under way. */
  #opening: Promise<boolean> | null = null
  #stopped = false

  constructor(config: pg.ClientConfig) {
    this.#config = config
  }

  /** Sees to it that a connection stands ready, without waiting for it. */
  stand(): void {
    if (this.#ready === null) this.#open()
  }

  ask(asked: Asked): void {
    const ready = this.#ready
    if (ready === null) {
      this.askAnew(asked)
      return
    }
    const settle = () => {
      asked.settled = true
    }
    ready.query('select 1').then(settle, () => {
      // It has gone meanwhile: only a new one can tell.
      this.#drop(ready)
      if (!asked.settled) this.askAnew(asked)
    })
  }

  /** Lets a new connection ask, which stands ready from then on where the old one has said nothing. */
  askAnew(asked: Asked): void {
    void this.#open().then((answered) => {
      if (answered) asked.settled = true
    })
  }

  stop(): void {
    this.#stopped = true
    if (this.#ready) this.#drop(this.#ready)
  }

  /** One attempt at a time; whether the server answered it, be it with a refusal. */
  #open(): Promise<boolean> {
    this.#opening ??= this.#attempt().finally(() => {
      this.#opening = null
    })
    return this.#opening
  }

  async #attempt(): Promise<boolean> {
    const client = new pg.Client({ ...this.#config, connectionTimeoutMillis: SILENCE * STEP_MS })
    client.on('error', () => this.#drop(client))
    try {
      await client.connect()
    } catch (error) {
      streamOf(client).destroy()
      return !(error as Error).message.includes('timeout')
    }
    if (this.#stopped) streamOf(client).destroy()
    else this.#take(client)
    return true
  }

  #take(client: pg.Client): void {
    if (this.#ready) this.#drop(this.#ready)
    this.#ready = client
    // It alone keeps no process alive.
    streamOf(client).unref()
  }

  /** Without a word to the server, which would have to answer it. */
  #drop(client: pg.Client): void {
    if (this.#ready === client) this.#ready = null
    streamOf(client).destroy()
  }
}
