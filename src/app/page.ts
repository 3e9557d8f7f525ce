/** The built page: hashed assets for ever, the entry document anew with a nonce for every request. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync } from 'fastify'
import { Refusal } from '#kernel/refusal.ts'

const root = fileURLToPath(new URL('../../dist/web/', import.meta.url))

/** Pages for whoever is not signed in. */
const OPEN = ['/sign-in', '/setup']

/**
 * @param cookieName whoever comes without this cookie is led to sign in at once: the page need not ask and be refused
 */
export function pageRoutes(cookieName: string): FastifyPluginAsync {
  return async (server) => {
    if (!existsSync(`${root}index.html`)) {
      server.get('/*', async () => {
        throw new Refusal('NOT_FOUND', '页面还没有构建，请先运行 npm run build。')
      })
      return
    }
    const document = readFileSync(`${root}index.html`, 'utf8')
    await server.register(fastifyStatic, {
      root: `${root}assets/`,
      prefix: '/assets/',
      immutable: true,
      maxAge: '365d',
      index: false,
      preCompressed: true,
    })
    server.get('/*', async (request, reply) => {
      if (request.url.startsWith('/assets/') || request.url.startsWith('/api/'))
        throw new Refusal('NOT_FOUND', '没有这个地址。')
      const [path = '/'] = request.url.split('?')
      if (!request.cookies[cookieName] && !OPEN.includes(path)) {
        return reply.redirect(request.url === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(request.url)}`)
      }
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(document.replaceAll('__CSP_NONCE__', reply.cspNonce.style))
    })
  }
}
