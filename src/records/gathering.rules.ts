/** What a gathering proves: itself, and whatever else took place at it. */
import type { z } from 'zod'
import type { CreditKindCode } from '#duties/kinds.schema.ts'
import type { Common, RecordKindRules } from './record.rules.ts'
import { RECORD_KINDS, type RecordKind } from './record.schema.ts'

/** The content of every gathering. */
export interface Gathering extends Common {
  readonly topic: string
  readonly host: string
  readonly recorder: string | null
  readonly present: readonly string[]
  readonly absent: readonly string[]
  readonly also: readonly CreditKindCode[]
  readonly studyHours: number | null
}

interface GatheringKind<C extends Gathering> {
  readonly kind: RecordKind
  readonly schema: z.ZodType<C>
  /** The credit that the gathering itself earns. */
  readonly earns: CreditKindCode
  /** Guests may be among those present: only of a meeting of members must everybody be on the roster. */
  readonly guests: boolean
}

export const gathering = <C extends Gathering>({
  kind,
  schema,
  earns,
  guests,
}: GatheringKind<C>): RecordKindRules<C> => ({
  kind,
  schema,
  class: 0,
  title: ({ topic }) => `${RECORD_KINDS[kind]}：${topic}`,
  people: ({ host, recorder, present, absent }) => [
    { id: host, part: 'host' },
    ...(recorder ? [{ id: recorder, part: 'recorder' as const }] : []),
    ...present.map((id) => ({ id, part: 'present' as const })),
    ...absent.map((id) => ({ id, part: 'absent' as const })),
  ],
  duties: () => [],
  earned: ({ also, present, studyHours }) =>
    [earns, ...also].map((code) => ({
      kind: code,
      tags: [],
      quantity: code === 'study_session' ? (studyHours ?? 1) : 1,
      people: present,
    })),
  mustBelong: ({ present, absent }) => (guests ? [] : [...present, ...absent]),
})
