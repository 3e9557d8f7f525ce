/** The web server: the page, its endpoints, files, health. */
import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify'
import { handlersOf, openApiOf, routerOf, wireError } from '#kernel/contract.ts'
import type { Request, System } from '#kernel/invoke.ts'
import { log } from '#kernel/log.ts'
import { Refusal } from '#kernel/refusal.ts'
import { setOfficeWording } from '#kernel/wording.ts'
import { endpoints, SLICE_NAMES } from './api.ts'
import { countedAddress } from './counted-address.ts'
import { exportRoutes } from './exports.ts'
import { feedRoutes } from './feed.ts'
import { FIELD_NAMES } from './field-names.ts'
import { fileRoutes } from './files.ts'
import { identify } from './identify.ts'
import { importFileRoutes } from './import-files.ts'
import { recordKinds } from './kinds.ts'
import { pageRoutes } from './page.ts'
import { paperRoutes } from './papers.ts'

/** Calls a minute from one address: a whole bureau may stand behind one. The page's own files are not counted. */
const CALLS_PER_MINUTE = 12_000
const LARGEST_JSON = 2 * 1024 * 1024

/** Builds the server over a running system; the caller listens and closes. */
export async function buildServer(system: System, version: string): Promise<FastifyInstance> {
  setOfficeWording()
  const secure = system.env.publicUrl.startsWith('https:')
  const cookieName = secure ? '__Host-sid' : 'sid'
  const server = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    // Stopping does not wait for browsers that keep a connection.
    forceCloseConnections: true,
    trustProxy: 'loopback',
    genReqId: () => randomBytes(6).toString('hex'),
    routerOptions: { maxParamLength: 200 },
  })
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  await server.register(helmet, {
    // Ant Design writes its styles at run time: they bear the nonce that the page is given.
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    crossOriginOpenerPolicy: secure,
    originAgentCluster: secure,
  })
  await server.register(cookie)
  await server.register(rateLimit, {
    max: CALLS_PER_MINUTE,
    allowList: ({ method }) => method === 'GET' || method === 'HEAD',
    timeWindow: '1 minute',
    keyGenerator: ({ ip }) => countedAddress(ip),
    errorResponseBuilder: () =>
      new Refusal('TOO_MANY_REQUESTS', '操作过于频繁，请稍候一分钟再试。', { retryAfter: 60 }),
  })
  server.setErrorHandler((error, request, reply) => {
    const wire = wireError(asKnown(error), request.id)
    const retryAfter = (wire.data as { retryAfter?: number } | undefined)?.retryAfter
    if (retryAfter) reply.header('retry-after', String(retryAfter))
    return reply.status(wire.status).send(wire.toJSON())
  })
  server.get('/healthz', async () => ({ status: 'ok' }))
  server.get('/readyz', async () => {
    await system.db.app.selectNoFrom((eb) => eb.val(1).as('one')).execute()
    return { status: 'ready' }
  })

  await server.register(async (api) => {
    identify(api, system, cookieName)
    api.addHook('onRequest', async (request) => {
      const sends = request.method !== 'GET' && request.method !== 'HEAD'
      if (sends && !request.url.startsWith('/api/files')) requireSmallBody(request)
    })
    const router = routerOf(endpoints)
    const handlers = handlersOf(router)
    const document = await openApiOf(router, version, system.env.publicUrl, {
      slices: SLICE_NAMES,
      fields: FIELD_NAMES,
      contents: Object.fromEntries(Object.entries(recordKinds).map(([kind, { schema }]) => [kind, schema])),
    })
    api.get('/api/openapi.json', async ({ actor }) => {
      // What the system can do is told to those who use it, not to whoever comes.
      if (!actor) throw new Refusal('UNAUTHORIZED', '请先登录。', { rule: 'signed-in' })
      return document
    })
    await api.register(fileRoutes(system))
    await api.register(exportRoutes(system))
    await api.register(paperRoutes(system))
    await api.register(importFileRoutes(system))
    await api.register(async (rpc) => {
      // The handlers read the body themselves.
      rpc.removeAllContentTypeParsers()
      rpc.addContentTypeParser('*', (_request, _payload, done) => done(null))
      rpc.all('/api/*', async (request, reply) => {
        const context = {
          header: (name: string, value: string) => void reply.header(name, value),
          request: {
            system,
            requestId: request.id,
            ip: request.ip,
            actor: request.actor,
            sessionToken: request.sessionToken,
            setSession: (token: string | null) =>
              void reply.setCookie(cookieName, token ?? '', {
                httpOnly: true,
                secure,
                sameSite: 'lax',
                path: '/',
                ...(token ? {} : { maxAge: 0 }),
              }),
          } satisfies Request,
        }
        const rpcCall = request.url.startsWith('/api/rpc/')
        const handler = rpcCall ? handlers.rpc : handlers.rest
        const { matched } = await handler.handle(request, reply, { prefix: rpcCall ? '/api/rpc' : '/api', context })
        if (!matched) throw new Refusal('NOT_FOUND', '没有这个接口。')
      })
    })
  })
  await server.register(feedRoutes(system))
  await server.register(pageRoutes(cookieName))
  return server
}

/** Fastify's own errors in our words. */
function asKnown(error: unknown): unknown {
  const { code, statusCode } = (error ?? {}) as { code?: string; statusCode?: number }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refusal('PAYLOAD_TOO_LARGE', '提交的内容过大，请精简后再试。')
  if (statusCode && statusCode >= 400 && statusCode < 500 && !(error instanceof Refusal)) {
    return new Refusal('BAD_REQUEST', '请求的格式不对，请刷新页面后重试。')
  }
  return error
}

/** Endpoints read their body whole, so its size is known and bounded before; uploads are streams of their own. */
function requireSmallBody(request: FastifyRequest): void {
  const length = Number(request.headers['content-length'] ?? (request.headers['transfer-encoding'] ? Number.NaN : 0))
  if (Number.isNaN(length) || length > LARGEST_JSON) {
    throw new Refusal('PAYLOAD_TOO_LARGE', '提交的内容过大，请精简后再试。')
  }
}
