/** The endpoint table as oRPC sees it: one handler for the page, one for the documented addresses, one OpenAPI page. */
import { OpenAPIGenerator } from '@orpc/openapi'
import { OpenAPIHandler } from '@orpc/openapi/fastify'
import { type AnyRouter, ORPCError, os } from '@orpc/server'
import { RPCHandler } from '@orpc/server/fastify'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import type { z } from 'zod'
import { type Endpoint, type EndpointTable, isPersonal } from './endpoint.ts'
import { invoke, type Request } from './invoke.ts'
import { log } from './log.ts'
import { asRefusal } from './refusal.ts'

type OrpcContext = {
  request: Request
  /** Sets a header of the answer. */
  header(name: string, value: string): void
}

const base = os.$context<OrpcContext>()

/** Every endpoint is POST /api/<slice>/<verb> with one JSON object in and one out. */
export function routerOf(table: EndpointTable): AnyRouter {
  const slices = Object.entries(table).map(([slice, verbs]) => [
    slice,
    Object.fromEntries(
      Object.entries(verbs).map(([verb, endpoint]) => [
        verb,
        base
          .route({
            ...{ method: 'POST', path: `/${slice}/${verb}`, summary: endpoint.summary, tags: [slice] },
            spec: (operation) => ({ ...operation, ...askedOf(endpoint) }),
          })
          .input(endpoint.input)
          .output(endpoint.output)
          .handler(({ input, context }) => invoke(`${slice}.${verb}`, endpoint, input, context.request)),
      ]),
    ),
  ])
  return Object.fromEntries(slices)
}

/** What an endpoint asks of its caller, beside OpenAPI's own words in `x-` ones. */
const askedOf = (endpoint: Endpoint) => ({
  'x-grant': endpoint.grant,
  'x-changes': endpoint.type !== 'query',
  // The person itself: no token reaches it.
  'x-personal': isPersonal(endpoint),
  security: isPersonal(endpoint) ? [] : [{ token: [] }],
})

/** The two handlers, with errors in one shape. */
export function handlersOf(router: AnyRouter) {
  const interceptors = [
    async ({ next, context }: { next: () => Promise<unknown>; context: OrpcContext }) => {
      try {
        return await next()
      } catch (error) {
        const wire = wireError(error, context.request.requestId)
        const retryAfter = (wire.data as { retryAfter?: number } | undefined)?.retryAfter
        if (retryAfter) context.header('retry-after', String(retryAfter))
        throw wire
      }
    },
  ]
  return {
    rpc: new RPCHandler<OrpcContext>(router as never, { interceptors: interceptors as never }),
    rest: new OpenAPIHandler<OrpcContext>(router as never, { interceptors: interceptors as never }),
  }
}

/** What the table itself does not say: names of its slices and fields, and the shapes of what travels as `content`. */
export interface Naming {
  readonly slices: Readonly<Record<string, string>>
  readonly fields: Readonly<Record<string, string>>
  readonly contents: Readonly<Record<string, z.ZodType>>
}

/** The OpenAPI 3.1 document of the table. */
export async function openApiOf(router: AnyRouter, version: string, url: string, naming: Naming) {
  const converter = new ZodToJsonSchemaConverter()
  const schemas = Object.entries(naming.contents).map(([name, schema]) => [
    name,
    converter.convert(schema, { strategy: 'input' })[1],
  ])
  const document = await new OpenAPIGenerator({ schemaConverters: [converter] }).generate(router, {
    info: { title: '践行 Jianxing', version },
    servers: [{ url: `${url}/api` }],
    tags: Object.entries(naming.slices).map(([name, description]) => ({ name, description })),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: '个人访问令牌' } },
      schemas: Object.fromEntries(schemas),
    },
  })
  nameFields(document, naming.fields)
  return document
}

/** Gives every field without a title of its own the one that its name has everywhere. */
function nameFields(node: unknown, names: Naming['fields']): void {
  if (typeof node !== 'object' || node === null) return
  const { properties } = node as { properties?: Record<string, { title?: string }> }
  for (const [name, schema] of Object.entries(properties ?? {})) {
    if (typeof schema === 'object' && Object.hasOwn(names, name)) schema.title ??= names[name]
  }
  for (const child of Object.values(node)) nameFields(child, names)
}

/** What the client is told: a refusal as it is, a failed check as its first sentence, anything else by its number only. */
export function wireError(error: unknown, requestId: string): ORPCError<string, unknown> {
  const issue = firstIssue(error)
  if (issue)
    return new ORPCError('BAD_REQUEST', {
      status: 400,
      message: issue.message,
      data: { field: issue.path, rule: 'input', requestId },
    })
  const refusal = asRefusal(error)
  if (refusal) {
    return new ORPCError(refusal.code, {
      status: refusal.status,
      message: refusal.message,
      data: { ...refusal.detail, requestId },
    })
  }
  if ((error instanceof ORPCError && error.status < 500) || error instanceof SyntaxError) {
    return new ORPCError('BAD_REQUEST', {
      status: 400,
      message: '请求的格式不对，请刷新页面后重试。',
      data: { requestId },
    })
  }
  log.error(
    {
      requestId,
      error: error instanceof Error ? { message: error.message, stack: error.stack, cause: error.cause } : error,
    },
    'unexpected',
  )
  return new ORPCError('INTERNAL_SERVER_ERROR', {
    status: 500,
    message: `系统出了意外，本次操作没有保存。请稍后重试；如仍不行，请把编号 ${requestId} 告诉系统管理员。`,
    data: { requestId },
  })
}

function firstIssue(error: unknown): { message: string; path: string } | null {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST') return null
  const issues = (error.data as { issues?: { message: string; path?: PropertyKey[] }[] } | undefined)?.issues
  const issue = issues?.[0]
  return issue ? { message: issue.message, path: (issue.path ?? []).map(String).join('.') } : null
}
