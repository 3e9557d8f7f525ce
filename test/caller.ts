/** Calls the server over HTTP as the page does. */
import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { Api } from '#app/api.ts'
import type { Client } from '#kernel/endpoint.ts'

/** What the page sends with everything that may change something. */
const OWN_PAGE = { 'x-requested-with': 'jianxing', 'sec-fetch-site': 'same-origin' }

/** The outcome of a call: what came back, or how it was refused. */
export interface Outcome {
  readonly status: number
  readonly body: unknown
}

export interface Refused {
  readonly code: string
  readonly status: number
  readonly message: string
  readonly field?: string
  readonly rule?: string
}

export interface Caller {
  /** Every verb as a typed function; a refusal is thrown. */
  readonly api: Client<Api>
  /** A call by its name, with whatever input; never throws. */
  post(name: string, input: unknown): Promise<Outcome>
  /** Any request with the caller's cookie and the headers of the page. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** Sends a file as the page does. */
  upload(purpose: string, name: string, content: string | Uint8Array): Promise<Response>
}

/** A caller with its own cookies; nobody until it signs in. */
export function anonymous(address: string): Caller {
  let cookie = ''
  const send = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    for (const [name, value] of Object.entries(OWN_PAGE)) if (!headers.has(name)) headers.set(name, value)
    if (cookie) headers.set('cookie', cookie)
    const response = await fetch(new URL(path, address), { ...init, headers })
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    return response
  }
  const link = new RPCLink({
    url: `${address}/api/rpc`,
    fetch: async (request) => {
      const body = await request.arrayBuffer()
      return send(request.url, { method: request.method, headers: request.headers, body })
    },
  })
  return {
    api: createORPCClient(link) as unknown as Client<Api>,
    fetch: send,
    post: async (name, input) => {
      const response = await send(`/api/${name.replace('.', '/')}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      })
      return { status: response.status, body: await response.json() }
    },
    upload: (purpose, name, content) => {
      const form = new FormData()
      form.append('purpose', purpose)
      form.append('file', new Blob([content as BlobPart]), name)
      return send('/api/files', { method: 'POST', body: form })
    },
  }
}

/** Signs in with a user name and password. */
export async function signedIn(address: string, username: string, password: string): Promise<Caller> {
  const caller = anonymous(address)
  await caller.api.session.signIn({ username, password })
  return caller
}

/** How a call was refused. Throws when it was not. */
export async function refusalOf(call: Promise<unknown>): Promise<Refused> {
  let answer: unknown
  try {
    answer = await call
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error
    const { field, rule } = (error.data ?? {}) as { field?: string; rule?: string }
    return { code: error.code, status: error.status, message: error.message, field, rule }
  }
  throw new Error(`was not refused: ${JSON.stringify(answer).slice(0, 200)}`)
}
