/**
 * An endpoint is data: what it is for, which grant it asks, what goes in and out, and what it does.
 * Server, API page, permission matrix and audit all read the same table (app/api.ts).
 */
import type { z } from 'zod'
import type { Actor } from './actor.ts'
import type { Day } from './day.ts'
import type { Database, Tx } from './db.ts'
import type { Env } from './env.ts'
import type { Grant } from './grant.schema.ts'
import type { Jobs } from './jobs.ts'
import type { Touch } from './touch.schema.ts'

/** What every endpoint is given. */
interface Base {
  readonly requestId: string
  readonly ip: string
  /** The moment of the request and the day in Beijing: nothing asks the clock a second time. */
  readonly now: Date
  readonly today: Day
  readonly env: Env
}

/** Inside one transaction that sees the actor's scope. */
export interface Context extends Base {
  readonly actor: Actor
  readonly tx: Tx
}

export interface CommandContext extends Context {
  /** Enqueues a job in the same transaction. */
  readonly jobs: Jobs
  /** Names the object of the audit row, with details that hold no content of a record. Each object has its own row. */
  audit(objectId: string, detail?: Record<string, unknown>): void
  /** Says what was changed of what is owed or done; what is stored of it is brought up to date before the commit. */
  touch(touch: Touch): void
}

/** In whose name somebody is told something: a command's context; a job of the system gives `personId: null`. */
export interface Notifier {
  readonly tx: Tx
  readonly actor: Pick<Actor, 'bureauId' | 'personId'>
  readonly today: Day
}

/** Before anybody is signed in, or for accounts, which stand outside the bureau's data. */
export interface OpenContext extends Base {
  readonly db: Database
  readonly actor: Actor | null
  /** Token of the session cookie that came with the request. */
  readonly sessionToken: string | null
  setSession(token: string | null): void
  audit(bureauId: string, accountId: string | null, outcome: string, objectId?: string): Promise<void>
}

interface Shape<I extends z.ZodType, O extends z.ZodType> {
  /** One line for the API page. */
  readonly summary: string
  /** Only for the person itself, not for an access token. Whatever is `open` is so without saying it. */
  readonly personally?: true
  readonly input: I
  readonly output: O
}

type Run<C, I extends z.ZodType, O extends z.ZodType> = (context: C, input: z.output<I>) => Promise<z.input<O>>

export interface Query<I extends z.ZodType, O extends z.ZodType> extends Shape<I, O> {
  readonly type: 'query'
  readonly grant: Grant
  readonly run: Run<Context, I, O>
}
export interface Command<I extends z.ZodType, O extends z.ZodType> extends Shape<I, O> {
  readonly type: 'command'
  readonly grant: Grant
  readonly run: Run<CommandContext, I, O>
}
export interface Open<I extends z.ZodType, O extends z.ZodType> extends Shape<I, O> {
  readonly type: 'open'
  /** 'public' for whoever comes; a grant for accounts and sessions of the signed-in. */
  readonly grant: Grant | 'public'
  readonly run: Run<OpenContext, I, O>
}

export type Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> =
  | Query<I, O>
  | Command<I, O>
  | Open<I, O>

/** All endpoints: slice → verb → endpoint. */
export type EndpointTable = Readonly<Record<string, Readonly<Record<string, Endpoint>>>>

/** Reads inside one transaction; writes no audit row. */
export const query = <I extends z.ZodType, O extends z.ZodType>(spec: Omit<Query<I, O>, 'type'>): Query<I, O> => ({
  type: 'query',
  ...spec,
})

/** Changes something: one transaction, its audit row, its jobs inside. */
export const command = <I extends z.ZodType, O extends z.ZodType>(
  spec: Omit<Command<I, O>, 'type'>,
): Command<I, O> => ({
  type: 'command',
  ...spec,
})

/** Sign-in, set-up, accounts: works on the tables of the second database role. */
export const open = <I extends z.ZodType, O extends z.ZodType>(spec: Omit<Open<I, O>, 'type'>): Open<I, O> => ({
  type: 'open',
  ...spec,
})

/** Whether the person itself must be there, because an access token does not reach it. */
export const isPersonal = ({ type, personally }: Endpoint): boolean => type === 'open' || personally === true

/** The client's view of a table: the same names, as functions. */
export type Client<T> = {
  readonly [S in keyof T]: {
    readonly [V in keyof T[S]]: T[S][V] extends { input: infer I extends z.ZodType; output: infer O extends z.ZodType }
      ? (input: z.input<I>) => Promise<z.output<O>>
      : never
  }
}
