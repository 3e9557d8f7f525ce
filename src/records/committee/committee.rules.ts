/** What a meeting of a branch's committee proves. */
import { gathering } from '#records/gathering.rules.ts'
import { committeeSchema } from './committee.schema.ts'

export const committee = gathering({
  kind: 'committee',
  schema: committeeSchema,
  guests: false,
})
