/** What was done, as the engine sees it: a record and its credits. */
import { z } from 'zod'
import { dateSchema } from './day.schema.ts'

const idText = z.string('缺少编号').min(1, '编号不能为空')
const texts = z.array(z.string())

const creditFields = {
  tags: texts.default([]),
  bodies: texts.default([]),
  posts: texts.default([]),
  quantity: z.number('数量应为数字').min(0, '数量不能为负').default(1),
  people: texts.default([]),
  /** The register's item that it speaks of. */
  item: z.string().nullish(),
}

export const creditSchema = z.object({
  kind: z.string('缺少办理种类（kind）').min(1, '办理种类不能为空'),
  ...creditFields,
})
export type Credit = z.output<typeof creditSchema>

const facts = {
  id: idText,
  heldOn: dateSchema,
  enteredOn: dateSchema,
  voidedOn: dateSchema.nullish(),
  /** The year that it belongs to; absent: that of `heldOn`. */
  label: z.union([z.string(), z.number()]).nullish(),
  /** Id of the occurrence that it makes up for. */
  makesUpFor: z.string().nullish(),
  correction: z
    .object({ approvedOn: dateSchema.nullish(), by: z.string().nullish(), reason: z.string().nullish() })
    .nullish(),
}

const listed = z.object({ ...facts, credits: z.array(creditSchema).min(1) })
export type DutyRecord = z.output<typeof listed>

/**
 * A record of a scenario. One without `credits` has one, made of its own fields.
 * A credit in `credits` takes nothing from the record's own fields.
 */
export const recordSchema = z
  .object({ ...facts, ...creditFields, kind: z.string().nullish(), credits: z.array(creditSchema).nullish() })
  .transform((record, context): DutyRecord => {
    const { kind, tags, bodies, posts, quantity, people, item, credits, ...rest } = record
    if (credits && credits.length > 0) return { ...rest, credits }
    if (kind) return { ...rest, credits: [{ kind, tags, bodies, posts, quantity, people, item }] }
    context.addIssue({ code: 'custom', path: ['kind'], message: '缺少办理种类（kind），也没有写明 credits' })
    return z.NEVER
  })
