/** A body or post to choose, with what it can be found by. */
import { z } from 'zod'
import { idSchema } from './office.schema.ts'

export const subjectChoiceSchema = z.object({
  id: idSchema,
  name: z.string(),
  post: z.boolean(),
  /** Kind of a body, role of a post. */
  kind: z.string(),
  /** Who holds the post today; nobody for a body. */
  holders: z.array(z.string()),
})
export type SubjectChoice = z.infer<typeof subjectChoiceSchema>
