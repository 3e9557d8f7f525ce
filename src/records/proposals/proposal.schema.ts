/** What minutes in a file propose for the form of a gathering. */
import { z } from 'zod'

export const PROPOSED_FIELDS = [
  'heldOn',
  'place',
  'topic',
  'host',
  'recorder',
  'present',
  'absent',
  'decisions',
] as const
export type ProposedField = (typeof PROPOSED_FIELDS)[number]

export const proposalSchema = z.object({
  field: z.enum(PROPOSED_FIELDS),
  /** As the form holds it: people by their ids. */
  value: z.union([z.string(), z.array(z.string())]),
  /** The same in words. */
  words: z.string(),
  /** The characters of the file that it was read from. */
  quote: z.string(),
  /** What was not taken over, and why; null where everything was. */
  remark: z.string().nullable(),
})
export type Proposal = z.infer<typeof proposalSchema>

/** A person that minutes name. */
export const namedSchema = z.object({ id: z.string(), name: z.string() })
export type NamedPerson = z.infer<typeof namedSchema>
