/** Import from Excel: what can be imported, how far an import is, and what was found in each row. */
import { z } from 'zod'
import type { Grant } from '#kernel/grant.schema.ts'
import { idSchema } from '#office/office.schema.ts'

/** In the order in which a new bureau imports them: each asks for what stands before it. */
export const IMPORT_KINDS = {
  bodies: '组织',
  posts: '岗位',
  people: '人员',
  ledger: '上年度台账',
} as const
export type ImportKindCode = keyof typeof IMPORT_KINDS
export const importKindSchema = z.enum(Object.keys(IMPORT_KINDS) as [ImportKindCode])

/** What an import asks of whoever makes it, beside keeping the roster. */
export const IMPORT_GRANTS: Readonly<Record<ImportKindCode, Grant>> = {
  bodies: 'office.edit',
  posts: 'office.edit',
  people: 'office.edit',
  ledger: 'record.write',
}

export const IMPORT_STATES = {
  reading: '正在核对',
  failed: '没有完成',
  review: '待确认',
  writing: '正在写入',
  done: '已完成',
} as const
export type ImportState = keyof typeof IMPORT_STATES

/** What becomes of a row. */
export const ACTIONS = {
  problem: '有问题',
  create: '将新增',
  update: '将更新',
  same: '不变',
} as const
export type Action = keyof typeof ACTIONS
export const actionSchema = z.enum(Object.keys(ACTIONS) as [Action])

export const problemSchema = z.object({
  /** Head of the column; null where it concerns the whole row. */
  column: z.string().nullable(),
  /** What is wrong and what to do. */
  message: z.string(),
})
export type Problem = z.infer<typeof problemSchema>

export const changeSchema = z.object({
  label: z.string(),
  /** '' of somebody new. */
  from: z.string(),
  to: z.string(),
  /** True where whoever confirms should know: less is kept than the cell says, or somebody else loses a post. */
  remark: z.boolean().optional(),
})
export type Change = z.infer<typeof changeSchema>

const countsSchema = z.object({
  create: z.number().int().default(0),
  update: z.number().int().default(0),
  same: z.number().int().default(0),
  problem: z.number().int().default(0),
})
export type Counts = z.infer<typeof countsSchema>

export const importSchema = z.object({
  id: idSchema,
  kind: importKindSchema,
  fileName: z.string(),
  state: z.enum(Object.keys(IMPORT_STATES) as [ImportState]),
  problem: z.string().nullable(),
  /** The job that reads or writes it, for its progress. */
  jobId: idSchema.nullable(),
  /** True where its job has said nothing for a while, or failed half way: it can go on from where it stopped. */
  stuck: z.boolean(),
  found: countsSchema,
  written: countsSchema,
  /** Of the rows to be written, those with a remark. */
  remarked: z.number().int(),
  createdBy: z.string(),
  createdAt: z.string(),
})
export type Import = z.infer<typeof importSchema>

/** How an import stands, in words: of one that had nothing to write, 已完成 would say too much. */
export const stateWords = ({ state, found }: Pick<Import, 'state' | 'found'>): string => {
  if (state !== 'done' || found.create + found.update > 0) return IMPORT_STATES[state]
  return found.problem > 0 ? '没有写入' : '无变化'
}

export const importRowSchema = z.object({
  row: z.number().int(),
  action: actionSchema,
  title: z.string(),
  problems: z.array(problemSchema),
  changes: z.array(changeSchema),
})
export type ImportRow = z.infer<typeof importRowSchema>
