/** The page's way to the server: the endpoint table as typed functions. */
import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { Api } from '#app/api.ts'
import type { Client } from '#kernel/endpoint.ts'
import { BY_RESET, SESSION_END } from '#office/session.schema.ts'
import { heardReset, ownHeaders, sessionEnded, stateMoved, wasReset } from './session.ts'

/** What the page does by itself, in the middle of somebody's typing: its refusals are told by whoever has sent it. */
const UNATTENDED: ReadonlySet<string> = new Set(['notices.unread', 'records.saveDraft'])

const link = new RPCLink({
  url: () => `${window.location.origin}/api/rpc`,
  headers: ownHeaders,
  fetch: async (request, init) => {
    const response = await fetch(request, init)
    if (response.headers.get(SESSION_END) === BY_RESET) heardReset()
    return response
  },
  interceptors: [
    async ({ next, path }) => {
      try {
        return await next()
      } catch (error) {
        hearRefusal(error, path.join('.'))
        throw error
      }
    },
  ],
})

export const api = createORPCClient(link) as unknown as Client<Api>

/** What a refused or failed call says: a sentence to show, the field it concerns, a code to act on. */
export interface Problem {
  readonly code: string
  readonly message: string
  readonly field: string | null
  readonly rule: string | null
}

const NO_FIELD = { field: null, rule: null }

/** The rule by which a call without a session is refused. */
const ENDED = 'signed-in'

/** Whether it was refused for the end of the session: then the dialog of the shell says so (SessionEnded.tsx). */
export const hasEnded = ({ rule }: Problem): boolean => rule === ENDED

/** Whether it was refused because what it is about has changed; not for something that was filled in. */
const hasMoved = ({ code, field, rule }: Problem): boolean =>
  code === 'CONFLICT' && field === null && rule !== 'duplicate'

/** Whether nothing answered, for want of a network or of the server. */
export const isOffline = ({ code }: Pick<Problem, 'code'>): boolean => code === 'OFFLINE'

/** Turns whatever a call threw into a sentence for the user. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ORPCError) {
    const data = (error.data ?? {}) as { field?: string; rule?: string }
    // Still true once somebody has signed in again.
    const ended = wasReset()
      ? '您的密码已被重置，刚才没有办成。用新密码登录后请再办一次。'
      : '登录已过期，刚才没有办成。重新登录后请再办一次。'
    const message = data.rule === ENDED ? ended : error.message
    return { code: error.code, message, field: data.field ?? null, rule: data.rule ?? null }
  }
  // `fetch` throws a TypeError when nothing answered; anything else was an answer that is not ours, as of a proxy.
  if (error instanceof TypeError || !navigator.onLine) {
    return {
      ...NO_FIELD,
      code: 'OFFLINE',
      message: '网络连接中断，没有收到服务器的答复。您填写的内容还在，请检查网络后重试。',
    }
  }
  return {
    ...NO_FIELD,
    code: 'UNEXPECTED',
    message: '没有得到正确的答复。您填写的内容还在，请稍后重试；仍不行请联系系统管理员。',
  }
}

/** What queries were refused with: asking again is no answer to that, it would be refused again for ever. */
const ofQueries = new WeakSet<object>()

/** For the cache of queries, which hears of an error at once. */
export function noteQueryError(error: object): void {
  ofQueries.add(error)
}

/** Tells the page of refusals that concern more than whoever asked. */
export function hearRefusal(error: unknown, path: string): void {
  const problem = problemOf(error)
  if (hasEnded(problem) && !UNATTENDED.has(path)) sessionEnded.emit()
  if (!hasMoved(problem)) return
  // By then the cache of queries has said whether it was one of them.
  setTimeout(() => {
    if (!ofQueries.has(error as object)) stateMoved.emit()
  })
}
