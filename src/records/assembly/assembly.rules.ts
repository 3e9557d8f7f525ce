/** What an assembly proves. */
import { gathering } from '#records/gathering.rules.ts'
import { assemblySchema } from './assembly.schema.ts'

export const assembly = gathering({
  kind: 'assembly',
  schema: assemblySchema,
  guests: false,
})
