/** Imports: begin one with an uploaded table, see what was found, confirm or throw away. The kinds come from app/imports.ts. */
import { z } from 'zod'
import { requireGrant } from '#kernel/actor.ts'
import { type Context, command, query } from '#kernel/endpoint.ts'
import { newId } from '#kernel/id.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { idSchema } from '#office/office.schema.ts'
import {
  actionSchema,
  IMPORT_GRANTS,
  type Import,
  type ImportState,
  importKindSchema,
  importRowSchema,
  importSchema,
} from './import.schema.ts'
import { changeImport, findRows, type ImportHead, importHead, listImports, removeRows } from './import.store.ts'

const nothing = z.object({})
const named = z.object({ id: idSchema })

const list = query({
  summary: '最近的导入',
  grant: 'office.edit',
  input: nothing,
  output: z.object({ imports: z.array(importSchema) }),
  run: async ({ tx, actor }) => ({ imports: await listImports(tx, actor.bureauId, { limit: 20 }) }),
})

const get = query({
  summary: '一次导入：核对和写入的情况',
  grant: 'office.edit',
  input: named,
  output: importSchema,
  run: (context, { id }) => requireImport(context, id),
})

const rows = query({
  summary: '一次导入中各行的核对结果',
  grant: 'office.edit',
  input: named.extend({
    action: actionSchema.optional(),
    remarked: z.boolean().optional(),
    limit: z.number().int().min(1).max(200).default(50),
    offset: z.number().int().min(0).default(0),
  }),
  output: z.object({ rows: z.array(importRowSchema), total: z.number().int() }),
  run: async (context, { id, ...asked }) => {
    await requireImport(context, id)
    return findRows(context.tx, context.actor.bureauId, id, asked)
  },
})

const create = command({
  summary: '用已上传的表格开始导入：先核对，不写入',
  grant: 'office.edit',
  input: z.object({ kind: importKindSchema, fileId: idSchema }),
  output: named,
  run: async ({ tx, actor, jobs, audit }, { kind, fileId }) => {
    requireGrant(actor, IMPORT_GRANTS[kind])
    const bureau_id = actor.bureauId
    const file = await tx
      .selectFrom('file')
      .select('name')
      .where('bureau_id', '=', bureau_id)
      .where('id', '=', fileId)
      .where('purpose', '=', 'import')
      .where('uploaded_by', '=', actor.accountId)
      .forUpdate()
      .executeTakeFirst()
    if (!file) throw notFound('个文件')
    const id = newId()
    const by = { created_by: actor.accountId, created_by_name: actor.displayName }
    await tx
      .insertInto('import')
      .values({ bureau_id, id, kind, file_id: fileId, file_name: file.name, state: 'reading', ...by })
      .execute()
    const job_id = await jobs.enqueue('import-reading', id)
    await changeImport(tx, bureau_id, id, { job_id })
    audit(id, { kind, file: file.name })
    return { id }
  },
})

const confirm = command({
  summary: '确认导入：写入没有问题的各行',
  grant: 'office.edit',
  input: named,
  output: nothing,
  run: async (context, { id }) => {
    const { tx, actor, jobs, audit } = context
    const { kind, found } = await requireState(context, id, ['review'], '这次导入没有等待确认的内容，请看写入的结果。')
    requireGrant(actor, IMPORT_GRANTS[kind])
    const job_id = await jobs.enqueue('import-writing', id)
    await changeImport(tx, actor.bureauId, id, { state: 'writing', job_id, confirmed_by_name: actor.displayName })
    audit(id, { kind, ...found })
    return {}
  },
})

const resume = command({
  summary: '继续一次中断的导入',
  grant: 'office.edit',
  input: named,
  output: nothing,
  run: async (context, { id }) => {
    const { tx, actor, jobs, audit } = context
    const stopped = ['reading', 'writing', 'failed'] as const
    const { state } = await requireState(context, id, stopped, '这次导入没有中断，请刷新页面查看。')
    if (!(await requireImport(context, id)).stuck)
      throw state === 'failed'
        ? new Refusal('CONFLICT', '这次导入不能继续，请重新上传。', { rule: 'state' })
        : new Refusal('CONFLICT', '这次导入还在进行，不用继续。', { rule: 'running' })
    if (state === 'reading')
      await changeImport(tx, actor.bureauId, id, { job_id: await jobs.enqueue('import-reading', id) })
    else
      await changeImport(tx, actor.bureauId, id, {
        ...{ state: 'writing', problem: null, confirmed_by_name: actor.displayName },
        job_id: await jobs.enqueue('import-writing', id),
      })
    audit(id)
    return {}
  },
})

const discard = command({
  summary: '放弃导入，或清除写入后留下的问题行',
  grant: 'office.edit',
  input: named,
  output: nothing,
  run: async (context, { id }) => {
    const { tx, actor, audit } = context
    const over = ['review', 'failed', 'done', 'reading'] as const
    const { state, position } = await requireState(context, id, over, '正在写入，不能放弃。请等写入完成。')
    await removeRows(tx, actor.bureauId, id)
    // What has been written stays told; what never was leaves nothing.
    if (state === 'failed' && position > 0)
      await changeImport(tx, actor.bureauId, id, { problem: '写入中断后已放弃。没有写入的行要导入的，请重新上传。' })
    else if (state !== 'done')
      await tx.deleteFrom('import').where('bureau_id', '=', actor.bureauId).where('id', '=', id).execute()
    audit(id, { state })
    return {}
  },
})

async function requireImport({ tx, actor }: Context, id: string): Promise<Import> {
  const [found] = await listImports(tx, actor.bureauId, { id, limit: 1 })
  if (!found) throw notFound('次导入')
  return found
}

/** The import, held until the end of the transaction; refuses where it is in another state. */
async function requireState(
  { tx, actor }: Context,
  id: string,
  states: readonly ImportState[],
  otherwise: string,
): Promise<ImportHead> {
  const head = await importHead(tx, actor.bureauId, id, true)
  if (!head) throw notFound('次导入')
  if (!states.includes(head.state)) throw new Refusal('CONFLICT', otherwise, { rule: 'state' })
  return head
}

export const imports = { list, get, rows, create, confirm, resume, discard }
