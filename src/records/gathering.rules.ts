/** What a gathering proves: itself, and whatever else took place at it. */
import type { z } from 'zod'
import type { CreditKindCode } from '#duties/kinds.schema.ts'
import type { MeetingKind } from './meeting/meeting.schema.ts'
import type { Common, Earned, RecordKindRules } from './record.rules.ts'
import { RECORD_KINDS } from './record.schema.ts'

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

/** The credit that each kind of gathering earns by itself. */
const EARNS = {
  assembly: 'branch_assembly',
  committee: 'branch_committee',
  party_day: 'party_day',
  lecture: 'lecture',
} as const satisfies Record<MeetingKind, CreditKindCode>

/** What a gathering proves: itself, and each thing that took place at it; of a study session its hours. */
export const earnedAt = (
  kind: MeetingKind,
  { also, present, studyHours }: Pick<Gathering, 'also' | 'present' | 'studyHours'>,
): Earned[] =>
  [EARNS[kind], ...also].map((code) => ({
    kind: code,
    tags: [],
    quantity: code === 'study_session' ? (studyHours ?? 1) : 1,
    people: present,
  }))

interface GatheringKind<C extends Gathering> {
  readonly kind: MeetingKind
  readonly schema: z.ZodType<C> & z.ZodObject
  /** Guests may be among those present: only of a meeting of members must everybody be on the roster. */
  readonly guests: boolean
}

export const gathering = <C extends Gathering>({ kind, schema, guests }: GatheringKind<C>): RecordKindRules<C> => ({
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
  earned: (content) => earnedAt(kind, content),
  mustBelong: ({ present, absent }) => (guests ? [] : [...present, ...absent]),
})
