/** Long work: a row of our own tells its progress, pg-boss carries it and tries again when it fails. */
import { CompiledQuery, type Kysely } from 'kysely'
import type pg from 'pg'
import { fromKysely, PgBoss } from 'pg-boss'
import type { DB } from '#db/types.ts'
import { type Database, inScope, type Scope, type Tx } from './db.ts'
import { newId } from './id.ts'
import { log } from './log.ts'
import { asRefusal } from './refusal.ts'

/** What travels in the queue: the job's row and the scope that it may work in, nothing of its content. */
interface Message {
  readonly jobId: string
  readonly objectId: string
  readonly scope: Scope
}

export interface JobContext {
  readonly objectId: string
  readonly scope: Scope
  readonly dataFolder: string
  /** Opens a transaction in the scope of whoever asked for the job. */
  within<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Says how far the work is; shown to the user. */
  progress(done: number, total: number, message: string): Promise<void>
}

export interface JobKind {
  readonly kind: string
  /** How long one try may take, in seconds; ten minutes where nothing is said. */
  readonly expireInSeconds?: number
  run(context: JobContext): Promise<void>
  /**
   * What happens to the object when the last try has failed; `problem` is a sentence for the user. A try that ran out
   * of time may have succeeded: an object that waits no more is left as it is.
   */
  failed(context: JobContext, problem: string): Promise<void>
}

/** Work of the system itself, by the clock. It is seen by nobody while it goes well. */
export interface RecurringKind {
  readonly kind: string
  /** Five fields, Beijing time. */
  readonly cron: string
  run(db: Database): Promise<void>
}

/** Enqueues inside the transaction of a command. */
export interface Jobs {
  enqueue(kind: string, objectId: string): Promise<string>
}

/** Tries after the first one; a refusal is final and is not tried again. */
const RETRIES = 2
/** Seconds after which a worker that says nothing counts as gone. */
const HEARTBEAT = 60
/** Longer than the server lets any statement run: what is heard of by then was not done. */
const SILENT_MS = 35_000
/** New work is announced; another try, and work that was given up, is found by looking. */
const POLLING = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 } as const

export class JobQueue {
  readonly #boss: PgBoss
  readonly #db: Database
  readonly #dataFolder: string

  /** @param patience milliseconds after which a statement of the queue that hears nothing is given up with its connection */
  constructor(db: Database, dataFolder: string, patience: number = SILENT_MS) {
    this.#db = db
    this.#dataFolder = dataFolder
    this.#boss = new PgBoss({
      ...({ ...db.appConfig, query_timeout: patience } satisfies pg.PoolConfig),
      max: 3,
      migrate: false,
      createSchema: false,
      useListenNotify: true,
    })
    this.#boss.on('error', (error) => log.warn({ error: error.message }, 'job queue'))
  }

  async start(kinds: readonly JobKind[], recurring: readonly RecurringKind[]): Promise<void> {
    await this.#boss.start()
    for (const { kind, cron, run } of recurring) {
      await this.#boss.createQueue(kind, { retryLimit: RETRIES, retryDelay: 600, expireInSeconds: 3600 })
      await this.#boss.schedule(kind, cron, null, { tz: 'Asia/Shanghai' })
      await this.#boss.work(kind, { pollingIntervalSeconds: 60 }, () => run(this.#db))
    }
    for (const kind of kinds) {
      const abandoned = abandonedOf(kind)
      await this.#boss.createQueue(abandoned, { notify: true, retryLimit: RETRIES, retryDelay: 2 })
      const options = {
        notify: true,
        retryLimit: RETRIES,
        retryDelay: 2,
        expireInSeconds: kind.expireInSeconds ?? 600,
        // A process that was killed is missed within a minute or two, however long its work may take.
        heartbeatSeconds: HEARTBEAT,
        deadLetter: abandoned,
      }
      await this.#boss.createQueue(kind.kind, options)
      // A queue of an earlier version is there already and keeps its options.
      await this.#boss.updateQueue(kind.kind, options)
      await this.#boss.work<Message>(abandoned, POLLING, async ([job]) => {
        if (job && (await this.#isOpen(job.data))) await this.#giveUp(kind, job.data)
      })
      await this.#boss.work<Message>(kind.kind, { ...POLLING, includeMetadata: true }, async ([job]) => {
        if (job) await this.#run(kind, job.data, job.retryCount >= RETRIES)
      })
    }
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: 10_000 })
  }

  /** The means of a command to enqueue in its own transaction. */
  within(tx: Tx, scope: Scope): Jobs {
    return {
      enqueue: async (kind, objectId) => {
        const jobId = newId()
        await tx
          .insertInto('job')
          .values({
            bureau_id: scope.bureau,
            id: jobId,
            kind,
            object_id: objectId,
            state: 'queued',
            created_by: scope.account!,
          })
          .execute()
        const message: Message = { jobId, objectId, scope }
        await this.#boss.send(kind, message, { db: adapter(tx) })
        return jobId
      },
    }
  }

  async #run(kind: JobKind, message: Message, lastTry: boolean): Promise<void> {
    const context = this.#context(message)
    try {
      // One that was given up, or has been done by a try that could not say so, is over.
      if (!(await setState(this.#db.app, message, 'running', ''))) return
      await kind.run(context)
      await setState(this.#db.app, message, 'done', '')
    } catch (error) {
      const refusal = asRefusal(error)
      const final = lastTry || (refusal !== null && refusal.code !== 'SERVICE_UNAVAILABLE')
      log[refusal ? 'info' : 'error']({ job: message.jobId, error: (error as Error).message }, 'job failed')
      if (!final) {
        await setState(this.#db.app, message, 'queued', '暂时没有成功，系统会自动重试。').catch(() => {})
        throw error
      }
      await this.#giveUp(kind, message, refusal?.message)
    }
  }

  /** Whether nobody has said how the work ended: a try that was out of time may have ended well all the same. */
  async #isOpen({ jobId, scope }: Message): Promise<boolean> {
    return inScope(this.#db.app, scope, async (tx) => {
      const job = await tx
        .selectFrom('job')
        .select('state')
        .where('bureau_id', '=', scope.bureau)
        .where('id', '=', jobId)
        .executeTakeFirst()
      return job !== undefined && (OPEN as readonly string[]).includes(job.state)
    })
  }

  /** Tells the object that nothing more is tried. Also where the last try ended without a word: killed, or out of time. */
  async #giveUp(kind: JobKind, message: Message, reason?: string): Promise<void> {
    const problem = reason ?? `处理没有成功，请联系系统管理员并告知编号 ${message.jobId}。`
    await kind.failed(this.#context(message), problem)
    await setState(this.#db.app, message, 'failed', problem)
  }

  #context({ jobId, objectId, scope }: Message): JobContext {
    return {
      objectId,
      scope,
      dataFolder: this.#dataFolder,
      within: (work) => inScope(this.#db.app, scope, work),
      progress: (done, total, message) =>
        inScope(this.#db.app, scope, async (tx) => {
          await tx
            .updateTable('job')
            .set({ done, total, message, updated_at: new Date() })
            .where('bureau_id', '=', scope.bureau)
            .where('id', '=', jobId)
            .execute()
        }),
    }
  }
}

/** The queue of those of a kind whose last try ended without a word. */
const abandonedOf = ({ kind }: JobKind) => `${kind}-abandoned`

const adapter = (tx: Kysely<DB>) =>
  fromKysely({ executeQuery: (query) => tx.executeQuery(CompiledQuery.raw(query.sql, [...query.parameters])) as never })

/** States that another one can follow. */
const OPEN = ['queued', 'running'] as const

/** False where the job is over already: how it ended stays. */
function setState(db: Kysely<DB>, { jobId, scope }: Message, state: string, message: string): Promise<boolean> {
  return inScope(db, scope, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('job')
      .set({ state, message, updated_at: new Date() })
      .where('bureau_id', '=', scope.bureau)
      .where('id', '=', jobId)
      .where('state', 'in', OPEN)
      .executeTakeFirstOrThrow()
    return numUpdatedRows > 0n
  })
}
