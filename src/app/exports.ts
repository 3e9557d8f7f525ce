/** Lists as Word and Excel files: what the actor sees on the page, no more. */
import type { FastifyPluginAsync } from 'fastify'
import { tableDocx } from '#documents/table-docx.ts'
import { tableXlsx } from '#documents/table-xlsx.ts'
import { requireGrant, requireOwnPassword, scopeOf } from '#kernel/actor.ts'
import { todayInBeijing } from '#kernel/day.ts'
import { inScope } from '#kernel/db.ts'
import type { System } from '#kernel/invoke.ts'
import { LISTS, wrongAddress } from './export-lists.ts'

const FORMATS = {
  docx: { make: tableDocx, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { make: tableXlsx, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
} as const

export function exportRoutes(system: System): FastifyPluginAsync {
  return async (server) => {
    server.get<{ Params: { list: string; format: string } }>('/api/exports/:list.:format', async (request, reply) => {
      requireGrant(request.actor, 'board.read')
      requireOwnPassword(request.actor)
      const actor = request.actor!
      const { list, format: extension } = request.params
      const format = Object.hasOwn(FORMATS, extension) ? FORMATS[extension as keyof typeof FORMATS] : undefined
      const make = Object.hasOwn(LISTS, list) ? LISTS[list] : undefined
      if (!format || !make) throw wrongAddress()
      const now = new Date()
      const base = { requestId: request.id, ip: request.ip, now, today: todayInBeijing(now), env: system.env }
      const table = await inScope(system.db.app, scopeOf(actor), (tx) => make({ ...base, tx, actor }, request.query))
      return reply
        .header('content-type', format.type)
        .header('cache-control', 'private, no-store')
        .header(
          'content-disposition',
          `attachment; filename="list.${extension}"; filename*=UTF-8''${encodeURIComponent(`${table.title}.${extension}`)}`,
        )
        .send(Buffer.from(await format.make(table)))
    })
  }
}
