/** Registers as the screens ask for them. */
import { z } from 'zod'
import { daySchema, idSchema } from '#office/office.schema.ts'

/** Registers known from the beginning; a bureau makes others under names of its own. */
export const STANDARD_REGISTERS = {
  projects: '项目台账',
  'risk-points': '廉政风险点台账',
  supervised: '督办事项台账',
} as const

export const registerCodeSchema = z.string().regex(/^[a-z0-9-]{1,60}$/, '台账编号格式不对')

export const registerSummarySchema = z.object({
  code: registerCodeSchema,
  name: z.string(),
  /** Items in sight. */
  items: z.number().int(),
  complete: z.boolean(),
  /** Who said so, and when; null where nobody has said anything. */
  confirmed: z.object({ by: z.string(), on: daySchema }).nullable(),
  /** Titles of the duties that are measured by it. */
  duties: z.array(z.string()),
})
export type RegisterSummary = z.infer<typeof registerSummarySchema>

const itemName = z.string().trim().min(1, '请填写名称').max(80, '名称不能超过80字')

export const itemFieldsSchema = z
  .object({
    name: itemName,
    subjectId: idSchema,
    from: daySchema,
    to: daySchema.nullable(),
  })
  .refine(({ from, to }) => to === null || to >= from, { path: ['to'], message: '结束日期不能早于开始日期' })
export type ItemFields = z.infer<typeof itemFieldsSchema>

export const registerItemSchema = z.object({
  id: idSchema,
  version: z.number().int(),
  name: z.string(),
  subject: z.object({ id: idSchema, name: z.string() }),
  from: daySchema,
  to: daySchema.nullable(),
  enteredBy: z.string(),
  enteredOn: daySchema,
  /** The first day of each step that has been done, by the kind of credit. */
  done: z.record(z.string(), daySchema),
  mayChange: z.boolean(),
})
export type RegisterItemView = z.infer<typeof registerItemSchema>

export const registerViewSchema = z.object({
  register: registerSummarySchema,
  items: z.array(registerItemSchema),
  /** Steps that duties ask of each item. */
  steps: z.array(
    z.object({
      kind: z.string(),
      title: z.string(),
      /** Items are counted by their end: one without is not asked for yet. */
      byEnd: z.boolean(),
    }),
  ),
  mayConfirm: z.boolean(),
})
export type RegisterView = z.infer<typeof registerViewSchema>

export const itemChoiceSchema = z.object({ id: idSchema, name: z.string(), register: z.string() })
