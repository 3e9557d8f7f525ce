/** Lists as Word and Excel files: what the actor sees on the page, no more. */
import type { FastifyPluginAsync } from 'fastify'
import { rowsIn } from '#documents/paper-table.schema.ts'
import { MOST_ROWS, type TableFormat, tableFile } from '#documents/table-file.ts'
import { requireGrant, requireOwnPassword, scopeOf } from '#kernel/actor.ts'
import { todayInBeijing } from '#kernel/day.ts'
import { inScope } from '#kernel/db.ts'
import type { System } from '#kernel/invoke.ts'
import { Refusal } from '#kernel/refusal.ts'
import { bureauName } from '#office/office.store.ts'
import { DOWNLOAD_TYPES, noteDownload, sendDownload } from './download.ts'
import { LISTS } from './export-lists.ts'
import { withHead, wrongAddress } from './lists/list.ts'

const isFormat = (extension: string): extension is TableFormat => Object.hasOwn(DOWNLOAD_TYPES, extension)

export function exportRoutes(system: System): FastifyPluginAsync {
  return async (server) => {
    server.get<{ Params: { list: string; format: string } }>('/api/exports/:list.:format', async (request, reply) => {
      const { list: name, format } = request.params
      const list = Object.hasOwn(LISTS, name) ? LISTS[name] : undefined
      requireGrant(request.actor, list?.grant ?? 'self')
      requireOwnPassword(request.actor)
      const actor = request.actor!
      if (!isFormat(format) || !list) throw wrongAddress()
      const now = new Date()
      const base = { requestId: request.id, ip: request.ip, now, today: todayInBeijing(now), env: system.env }
      const table = await inScope(system.db.app, scopeOf(actor), async (tx) =>
        withHead(
          await list.make({ ...base, tx, actor, auth: system.db.auth }, request.query),
          await bureauName(tx, actor.bureauId),
          base.today,
        ),
      )
      if (rowsIn(table) > MOST_ROWS[format])
        throw new Refusal(
          'UNPROCESSABLE_CONTENT',
          `共${rowsIn(table)}行，超过${MOST_ROWS[format]}行。请缩小范围${format === 'docx' ? '，或下载 Excel' : ''}。`,
        )
      await noteDownload(system, request, `${list.part}.download`, null, { list: name })
      return sendDownload(reply, format, table.title, await tableFile(format, table))
    })
  }
}
