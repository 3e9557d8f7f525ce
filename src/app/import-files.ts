/** Files of an import: the template to fill in, and the rows that were not written, with what is wrong with them. */
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import { tableFile } from '#documents/table-file.ts'
import { templateXlsx } from '#documents/table-template.ts'
import { requireGrant, requireOwnPassword, scopeOf } from '#kernel/actor.ts'
import { todayInBeijing } from '#kernel/day.ts'
import { inScope } from '#kernel/db.ts'
import type { System } from '#kernel/invoke.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { EXAMPLE } from '#office/import/head.rules.ts'
import { IMPORT_GRANTS, IMPORT_KINDS, importKindSchema } from '#office/import/import.schema.ts'
import { findRows, listImports } from '#office/import/import.store.ts'
import { bureauName } from '#office/office.store.ts'
import { noteDownload, sendDownload } from './download.ts'
import { importKinds } from './imports.ts'
import { withHead } from './lists/list.ts'

/** More rows with problems than that are not mended one by one. */
const MOST_PROBLEMS = 20_000

const NOTES = [
  '请在第一张工作表中填写，每行一条；表头可以换顺序、可以有多余的列，空行不算。',
  `灰色斜体的一行是示例（以“${EXAMPLE}”开头），不会导入，可以删去。`,
  '日期可写成2025-3-5、2025.3.5或2025年3月5日。',
  '上传后先核对、再由您确认，确认前不写入任何内容；同一文件再次导入不会重复。',
  '本系统为非涉密系统，请勿填写涉密内容。',
]

export function importFileRoutes(system: System): FastifyPluginAsync {
  return async (server) => {
    server.get<{ Params: { kind: string } }>('/api/import-templates/:kind.xlsx', async (request, reply) => {
      requireGrant(request.actor, 'office.edit')
      requireOwnPassword(request.actor)
      const kind = importKindSchema.safeParse(request.params.kind).data
      if (!kind) throw new Refusal('BAD_REQUEST', '下载地址不正确，请从页面上的按钮下载。')
      requireGrant(request.actor, IMPORT_GRANTS[kind])
      const title = IMPORT_KINDS[kind]
      const columns = importKinds[kind].columns.map((column, i) => ({
        ...column,
        example: i === 0 ? `${EXAMPLE}${column.example}` : column.example,
      }))
      return sendDownload(reply, 'xlsx', `${title}导入模板`, await templateXlsx({ title, columns, notes: NOTES }))
    })

    server.get<{ Params: { id: string } }>('/api/import-problems/:id.xlsx', async (request, reply) => {
      requireGrant(request.actor, 'office.edit')
      requireOwnPassword(request.actor)
      const actor = request.actor!
      const id = z.uuid().safeParse(request.params.id).data
      const found = id
        ? await inScope(system.db.app, scopeOf(actor), async (tx) => {
            const [one] = await listImports(tx, actor.bureauId, { id, limit: 1 })
            const asked = { action: 'problem', limit: MOST_PROBLEMS, offset: 0 } as const
            const bureau = await bureauName(tx, actor.bureauId)
            return one && { one, bureau, ...(await findRows(tx, actor.bureauId, id, asked)) }
          })
        : undefined
      if (!found) throw notFound('次导入')
      const { one, bureau, rows, total } = found
      await noteDownload(system, request, 'imports.problems', one.id, { kind: one.kind })
      const { columns } = importKinds[one.kind]
      const table = {
        title: `${IMPORT_KINDS[one.kind]}导入问题行`,
        note: `来自《${one.fileName}》，共${total}行${total > rows.length ? `，这里是前${rows.length}行` : ''}。改好后可直接上传本文件，“问题”和“原行号”两列不影响导入`,
        columns: [
          { head: '原行号', share: 6 },
          ...columns.map(({ head }) => ({ head, share: 12 })),
          { head: '问题', share: 40 },
        ],
        rows: rows.map(({ row, cells, problems }) => [
          String(row),
          ...columns.map(({ key }) => cells[key] ?? ''),
          problems.map(({ column, message }) => (column ? `${column}：${message}` : message)).join('\n'),
        ]),
      }
      return sendDownload(
        reply,
        'xlsx',
        table.title,
        await tableFile('xlsx', withHead(table, bureau, todayInBeijing())),
      )
    })
  }
}
