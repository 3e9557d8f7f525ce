/** What an earlier version of a plan still asks beside the later one of the same year. */
import { z } from 'zod'
import { owesSchema } from '#duties/duty.schema.ts'
import { idSchema } from '#office/office.schema.ts'
import { carriedSchema } from './commitment.schema.ts'
import { twinSchema } from './plan.schema.ts'

/** How a duty of the earlier version stands to the later one. */
export const RELATIONS = { same: '与本版相同', changed: '本版有变化', gone: '本版没有' } as const
export type Relation = keyof typeof RELATIONS

/** A duty of an earlier version that is in force and has not been left to go on. */
export const earlierDutySchema = z.object({
  id: idSchema,
  /** How many changes of it were seen. */
  seen: z.number().int(),
  title: z.string(),
  owes: owesSchema,
  plan: z.string(),
  relation: z.enum(Object.keys(RELATIONS) as [Relation]),
  /** What is otherwise, in words. */
  details: z.array(z.string()),
  /** What asks it in the later version; null where nothing does. */
  itemId: idSchema.nullable(),
})
export type EarlierDuty = z.infer<typeof earlierDutySchema>

export const earlierSchema = z.object({
  /** Titles of the earlier versions, the latest first. */
  versions: z.array(z.string()),
  duties: z.array(earlierDutySchema),
  /** Tasks that an earlier version asks in the same way, and which commitment of it they can be left with. */
  same: z.array(z.object({ itemId: idSchema, carriedBy: carriedSchema })),
  /** Tasks that any other plan or the rulebook asks already. */
  twins: z.array(twinSchema),
})
export type Earlier = z.infer<typeof earlierSchema>
