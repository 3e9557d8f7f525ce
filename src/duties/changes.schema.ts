/** What the page of changes asks. */
import { z } from 'zod'
import { daySchema, idSchema } from '#office/office.schema.ts'
import { standingSchema } from './board.schema.ts'
import { CHANGE_KINDS, type ChangeKind } from './changes.rules.ts'

const changeKindSchema = z.enum(Object.keys(CHANGE_KINDS) as [ChangeKind])

const changeSchema = z.object({
  kind: changeKindSchema,
  occurrence: z.string(),
  dutyId: idSchema,
  title: z.string(),
  subject: z.object({ id: idSchema, name: z.string() }),
  start: daySchema,
  due: daySchema,
  before: standingSchema.nullable(),
  after: standingSchema.nullable(),
  /** What of its deadline and of what it asks for is otherwise now; empty where nothing is. */
  turns: z.array(z.string()),
})
export type ChangeView = z.infer<typeof changeSchema>

export const changesSchema = z.object({
  since: daySchema,
  today: daySchema,
  counts: z.partialRecord(changeKindSchema, z.number().int()),
  /** By body and post in the office's order, then by due date. */
  changes: z.array(changeSchema),
})
