/** Lists as Word and Excel files: what the actor sees on the page, no more. */
import type { FastifyPluginAsync } from 'fastify'
import type { PaperTable } from '#documents/paper-table.schema.ts'
import { tableDocx } from '#documents/table-docx.ts'
import { tableXlsx } from '#documents/table-xlsx.ts'
import { dutyListOf } from '#duties/duty-list.api.ts'
import { DUTY_LIST_COLUMNS, dutyCells, dutyListQuerySchema, dutyListTitle, onlyPlan } from '#duties/duty-list.schema.ts'
import { requireGrant, requireOwnPassword, scopeOf } from '#kernel/actor.ts'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { inScope } from '#kernel/db.ts'
import type { System } from '#kernel/invoke.ts'
import { Refusal } from '#kernel/refusal.ts'

const FORMATS = {
  docx: { make: tableDocx, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { make: tableXlsx, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
} as const

export function exportRoutes(system: System): FastifyPluginAsync {
  return async (server) => {
    server.get<{ Params: { format: string } }>('/api/exports/duty-list.:format', async (request, reply) => {
      requireGrant(request.actor, 'board.read')
      requireOwnPassword(request.actor)
      const actor = request.actor!
      const format = FORMATS[request.params.format as keyof typeof FORMATS]
      const input = dutyListQuerySchema.safeParse(request.query)
      if (!format || !input.success) throw new Refusal('BAD_REQUEST', '下载地址不正确，请从责任清单页面下载。')
      const today = todayInBeijing()
      const list = await inScope(system.db.app, scopeOf(actor), (tx) => dutyListOf({ tx, actor, today }, input.data))
      const plan = onlyPlan(list)
      const table: PaperTable = {
        title: dutyListTitle(list),
        note: [`共${list.rows.length}项`, plan ? `来源：《${plan}》` : null, `生成于${formatDay(today)}`]
          .filter((part) => part !== null)
          .join('，'),
        columns: DUTY_LIST_COLUMNS,
        rows: dutyCells(list),
      }
      const name = `${table.title}.${request.params.format}`
      return reply
        .header('content-type', format.type)
        .header('cache-control', 'private, no-store')
        .header(
          'content-disposition',
          `attachment; filename="list.${request.params.format}"; filename*=UTF-8''${encodeURIComponent(name)}`,
        )
        .send(Buffer.from(await format.make(table)))
    })
  }
}
