/** One way through every endpoint: grant, transaction, run, audit row, answer. */
import type { Actor } from './actor.ts'
import { requireGrant, requireOwnPassword, requireTokenAllows, scopeOf } from './actor.ts'
import { todayInBeijing } from './day.ts'
import { type Database, inScope, type Tx } from './db.ts'
import { type Command, type Endpoint, isPersonal, type OpenContext } from './endpoint.ts'
import type { Env } from './env.ts'
import { newId } from './id.ts'
import type { JobQueue } from './jobs.ts'
import { Refusal } from './refusal.ts'
import type { Touch } from './touch.schema.ts'

/** What the running system consists of. */
export interface System {
  readonly env: Env
  readonly db: Database
  readonly jobs: JobQueue
  /** Brings what is stored of standings up to date with what a command has changed, in its transaction. */
  settle(tx: Tx, bureau: string, touches: readonly Touch[]): Promise<void>
}

/** What is known of one request before its endpoint runs. */
export interface Request {
  readonly system: System
  readonly requestId: string
  readonly ip: string
  readonly actor: Actor | null
  readonly sessionToken: string | null
  setSession(token: string | null): void
}

/** Endpoints that a person whose first password must be changed can still reach. */
const BEFORE_PASSWORD_CHANGE = new Set(['session.me', 'session.signOut', 'session.changePassword'])

/** Runs an endpoint for a request. Throws Refusal, or whatever went wrong unexpectedly. */
export async function invoke(name: string, endpoint: Endpoint, input: unknown, request: Request): Promise<unknown> {
  const { actor, system, requestId, ip } = request
  try {
    requireTokenAllows(actor, { personally: isPersonal(endpoint), reading: endpoint.type === 'query' })
    requireGrant(actor, endpoint.grant)
    if (!BEFORE_PASSWORD_CHANGE.has(name) && endpoint.grant !== 'public') requireOwnPassword(actor)
  } catch (refusal) {
    if (actor)
      await auditRow(system.db.auth, name, request, actor, 'refused', null, { looked: endpoint.type === 'query' })
    throw refusal
  }
  const now = new Date()
  const base = { requestId, ip, now, today: todayInBeijing(now), env: system.env }
  if (endpoint.type === 'open') return endpoint.run({ ...base, ...openParts(name, request) }, input)
  if (!actor) throw new Refusal('UNAUTHORIZED', '请先登录。', { rule: 'signed-in' })
  const scope = scopeOf(actor)
  if (endpoint.type === 'query')
    return inScope(system.db.app, scope, (tx) => endpoint.run({ ...base, actor, tx }, input))
  return inScope(
    system.db.app,
    scope,
    (tx) => runCommand(name, endpoint, input, { ...base, actor, tx, jobs: system.jobs.within(tx, scope) }, request),
    true,
  )
}

type CommandParts = Omit<Parameters<Command<never, never>['run']>[0], 'audit' | 'touch'>

async function runCommand(
  name: string,
  endpoint: Endpoint & { type: 'command' },
  input: unknown,
  parts: CommandParts,
  request: Request,
) {
  const objects: { id: string | null; detail: Record<string, unknown> }[] = []
  const touches: Touch[] = []
  const result = await endpoint.run(
    {
      ...parts,
      audit: (id, detail = {}) => objects.push({ id, detail }),
      touch: (touch) => touches.push(touch),
    },
    input,
  )
  if (touches.length > 0) await request.system.settle(parts.tx, parts.actor.bureauId, touches)
  for (const { id, detail } of objects.length > 0 ? objects : [{ id: null, detail: {} }])
    await auditRow(parts.tx, name, request, parts.actor, 'done', id, detail)
  return result
}

function openParts(
  name: string,
  request: Request,
): Pick<OpenContext, 'db' | 'actor' | 'sessionToken' | 'setSession' | 'audit'> {
  return {
    db: request.system.db,
    actor: request.actor,
    sessionToken: request.sessionToken,
    setSession: request.setSession,
    audit: (bureauId, accountId, outcome, objectId) =>
      auditRow(request.system.db.auth, name, request, { bureauId, accountId }, outcome, objectId ?? null, {}),
  }
}

/** A row of the log; what no endpoint of the table does, as a download, notes itself. */
export async function auditRow(
  tx: Tx,
  endpoint: string,
  request: Pick<Request, 'actor' | 'requestId' | 'ip'>,
  who: { bureauId: string; accountId: string | null },
  outcome: string,
  objectId: string | null,
  detail: Record<string, unknown>,
): Promise<void> {
  await tx
    .insertInto('audit')
    .values({
      bureau_id: who.bureauId,
      id: newId(),
      account_id: who.accountId,
      token_id: request.actor?.token?.id ?? null,
      endpoint,
      object_id: objectId,
      outcome,
      detail: JSON.stringify(detail),
      request_id: request.requestId,
      ip: request.ip,
    })
    .execute()
}
