/** Who asks: a browser with the cookie of its session, or a program with a person's access token. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '#kernel/actor.ts'
import { todayInBeijing } from '#kernel/day.ts'
import type { System } from '#kernel/invoke.ts'
import { Refusal } from '#kernel/refusal.ts'
import { resetAccountOf, signedIn, tokenHash } from '#office/access.store.ts'
import { BY_RESET, SESSION_END } from '#office/session.schema.ts'
import { actorByToken } from '#office/token.store.ts'

/** Calls a minute with one token: a program that needs more is asking the wrong way. */
const CALLS_PER_MINUTE = 300

/** What an open page asks by the clock, whether or not somebody sits before it. */
const UNATTENDED: ReadonlySet<string> = new Set(['/api/rpc/notices/unread', '/api/notices/unread'])

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null
    sessionToken: string | null
  }
}

/** Notes on every request of `api` who sent it, and turns away what no page of ours and no token has sent. */
export function identify(api: FastifyInstance, { db }: System, cookieName: string): void {
  const often = api.createRateLimit({
    max: CALLS_PER_MINUTE,
    timeWindow: '1 minute',
    keyGenerator: (request) => tokenHash(bearer(request) ?? '').toString('hex'),
  })
  api.decorateRequest('actor', null)
  api.decorateRequest('sessionToken', null)
  api.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    request.sessionToken = request.cookies[cookieName] ?? null
    const token = bearer(request)
    // A browser adds its cookie to a request by itself, and nobody else's page can make it add a token.
    const bySomebodyElse = request.sessionToken !== null || token === null
    if (bySomebodyElse && request.method !== 'GET' && request.method !== 'HEAD') requireOwnOrigin(request)
    if (token === null) {
      const attended = !UNATTENDED.has(request.url.split('?')[0]!)
      const session = request.sessionToken ? await signedIn(db, request.sessionToken, todayInBeijing(), attended) : null
      request.actor = session && isOfPage(request, session.actor) ? session.actor : null
      // Its own cookie proves whose page it is; nobody else is told anything of the account.
      if (request.sessionToken && !session) {
        const accountId = await resetAccountOf(db.auth, request.sessionToken)
        if (accountId && isOfPage(request, { accountId })) reply.header(SESSION_END, BY_RESET)
      }
      return
    }
    // Whatever session came along: the token acts.
    request.sessionToken = null
    const limit = await often(request)
    if (!limit.isAllowed && limit.isExceeded) {
      throw new Refusal('TOO_MANY_REQUESTS', `一个访问令牌每分钟最多调用${CALLS_PER_MINUTE}次，请稍候再试。`, {
        retryAfter: limit.ttlInSeconds,
      })
    }
    request.actor = await actorByToken(db, token, new Date())
    if (!request.actor) {
      reply.header('www-authenticate', 'Bearer')
      throw new Refusal('UNAUTHORIZED', '访问令牌不正确、已过期或已停用，请在系统的“我的账号”中重新生成。', {
        rule: 'token',
      })
    }
    if (request.url.startsWith('/api/rpc/')) {
      throw new Refusal('FORBIDDEN', '这个地址只供系统的页面使用，程序请调用 /api/<模块>/<动作>。', {
        rule: 'token-rpc',
      })
    }
  })
}

/**
 * Whether the page that sends belongs to the person of the session. Another person may have signed in in another tab:
 * then nobody is signed in for this page, which asks its own person to sign in again.
 */
function isOfPage({ headers }: FastifyRequest, { accountId }: Pick<Actor, 'accountId'>): boolean {
  const account = headers['x-account']
  return account === undefined || account === accountId
}

/** What follows `Bearer`; null where there is nothing of the kind, as with a proxy's own user name and password. */
function bearer({ headers }: FastifyRequest): string | null {
  return /^Bearer +(\S*) *$/i.exec(headers.authorization ?? '')?.[1] ?? null
}

/** Requests that change something must come from our own page: no other site can make a browser send them. */
function requireOwnOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  const own = site === undefined ? !origin || safeHost(origin) === request.headers.host : site === 'same-origin'
  if (!own || request.headers['x-requested-with'] === undefined) {
    throw new Refusal('FORBIDDEN', '请求来源不对，请从本系统的页面操作。', { rule: 'origin' })
  }
}

function safeHost(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
