/** Lists as Word and Excel files: what the actor sees on the page, no more. */
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import type { PaperTable } from '#documents/paper-table.schema.ts'
import { tableDocx } from '#documents/table-docx.ts'
import { tableXlsx } from '#documents/table-xlsx.ts'
import { boardQuerySchema } from '#duties/board.schema.ts'
import { BOARD_COLUMNS, boardRows } from '#duties/board-table.rules.ts'
import { boardOf } from '#duties/duty.api.ts'
import { dutyListOf } from '#duties/duty-list.api.ts'
import { DUTY_LIST_COLUMNS, dutyCells, dutyListQuerySchema, dutyListTitle, onlyPlan } from '#duties/duty-list.schema.ts'
import { requireGrant, requireOwnPassword, scopeOf } from '#kernel/actor.ts'
import { type Day, formatDay, todayInBeijing } from '#kernel/day.ts'
import { inScope } from '#kernel/db.ts'
import type { Context } from '#kernel/endpoint.ts'
import type { System } from '#kernel/invoke.ts'
import { Refusal } from '#kernel/refusal.ts'

const FORMATS = {
  docx: { make: tableDocx, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { make: tableXlsx, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
} as const

/** What is in the file: the same as on the page, in words. */
type Maker = (context: Pick<Context, 'tx' | 'actor' | 'today'>, query: unknown) => Promise<PaperTable>

const LISTS: Readonly<Record<string, Maker>> = {
  'duty-list': async (context, query) => {
    const list = await dutyListOf(context, asked(dutyListQuerySchema, query))
    const plan = onlyPlan(list)
    const about = [`共${list.rows.length}项`, plan ? `来源：《${plan}》` : null, madeOn(context.today)]
    return {
      title: dutyListTitle(list),
      note: about.filter((part) => part !== null).join('，'),
      columns: DUTY_LIST_COLUMNS,
      rows: dutyCells(list),
    }
  },
  board: async (context, query) => {
    const input = asked(boardQuerySchema.extend({ year: z.coerce.number().int().min(2000).max(2100) }), query)
    const board = await boardOf(context, input)
    const rows = boardRows(board)
    return {
      title: `${input.year}年各${board.rows === 'posts' ? '岗位' : '单位'}应办事项`,
      note: `共${rows.length}次，截至${board.asOf}${board.known === board.asOf ? '' : `，按${board.known}已知的情况`}，${madeOn(context.today)}`,
      columns: BOARD_COLUMNS,
      rows,
    }
  },
}

const madeOn = (today: Day) => `生成于${formatDay(today)}`

function asked<S extends z.ZodType>(schema: S, query: unknown): z.infer<S> {
  const parsed = schema.safeParse(query)
  if (!parsed.success) throw wrongAddress()
  return parsed.data
}

const wrongAddress = () => new Refusal('BAD_REQUEST', '下载地址不正确，请从页面上的按钮下载。')

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
      const today = todayInBeijing()
      const table = await inScope(system.db.app, scopeOf(actor), (tx) => make({ tx, actor, today }, request.query))
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
