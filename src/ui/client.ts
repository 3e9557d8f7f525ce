/** The page's way to the server: the endpoint table as typed functions. */
import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { Api } from '#app/api.ts'
import type { Client } from '#kernel/endpoint.ts'

const link = new RPCLink({
  url: () => `${window.location.origin}/api/rpc`,
  headers: () => ({ 'x-requested-with': 'jianxing' }),
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

/** Turns whatever a call threw into a sentence for the user. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ORPCError) {
    const data = (error.data ?? {}) as { field?: string; rule?: string }
    return { code: error.code, message: error.message, field: data.field ?? null, rule: data.rule ?? null }
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
