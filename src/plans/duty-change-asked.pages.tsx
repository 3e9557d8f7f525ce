/** What is asked of a published duty while its change is typed, what hinders it, and what it would do. */
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { Changeable, ChangedTerms } from '#duties/duty-change.schema.ts'
import { api } from '#ui/client.ts'
import { useWrongFields, WRONG_FIELDS } from '#ui/wrongFields.tsx'
import { draftOf, editsOf, type Handover, isHandedOver, takenOver, termsOf } from './duty-change.rules.ts'
import { hindrance } from './hindrance.rules.ts'
import { type Draft, draftSchema } from './plan.schema.ts'

export type Mode = 'change' | 'withdraw'

export interface Changing {
  /** As it reads on the day of effect. */
  readonly duty: Changeable
  readonly effectiveFrom: string
  /** How it reads on the chosen day is still on its way. */
  readonly reading: boolean
}

/** What a change would do, asked while it is typed. */
const usePreview = (asked: { id: string; effectiveFrom: string; set: ChangedTerms | null }, enabled: boolean) =>
  useQuery({
    queryKey: ['dutyChanges.preview', asked],
    queryFn: () => api.dutyChanges.changePreview(asked),
    ...{ enabled, retry: false, gcTime: 0 },
  })

export type Asked = ReturnType<typeof useAsked>

export function useAsked({ duty, effectiveFrom, reading }: Changing) {
  // Kept apart from how the duty reads: on another day of effect it may read otherwise, and what was typed stays.
  const [edits, setEdits] = useState<Partial<Draft>>({})
  const draft: Draft = { ...draftOf(duty), ...edits }
  const [mode, setMode] = useState<Mode>('change')
  const [handover, setHandover] = useState<Handover>('now')
  const { wrong, report } = useWrongFields()
  const titled = draftSchema.shape.title.safeParse(draft.title)
  const lacking = titled.success ? hindrance(draft) : titled.error.issues[0]!.message
  const stop = mode === 'withdraw' ? null : wrong ? WRONG_FIELDS : lacking
  const handed = mode === 'change' && isHandedOver(duty, draft)
  const set = termsOf(duty, draft)
  const terms = handed ? takenOver(set, handover, effectiveFrom) : set
  const gone = duty.withdrawnFrom !== null
  const edited = Object.keys(editsOf(duty, draft)).length > 0
  // What was withdrawn is restored by asking the same again.
  const same = mode === 'withdraw' ? effectiveFrom === duty.withdrawnFrom : !gone && !edited
  const asked = useDeferredValue({ id: duty.id, effectiveFrom, set: mode === 'change' ? terms : null })
  const weighed = stop === null && !reading && !same
  const effect = usePreview(asked, weighed)
  const chooses = handed && effectiveFrom > duty.begins
  const other = handover === 'now' ? 'next' : 'now'
  const instead = usePreview(
    useDeferredValue({ id: duty.id, effectiveFrom, set: takenOver(set, other, effectiveFrom) }),
    weighed && chooses,
  )
  return {
    ...{ draft, edited, mode, setMode, handover, setHandover, report },
    setDraft: (next: Draft) => setEdits(editsOf(duty, next)),
    /** What is sent, its effect, and that of the other way to hand it over. */
    ...{ asked, effect, instead },
    /** Why it cannot be asked; that nothing is asked otherwise. */
    ...{ stop, same },
    ...{ terms, handed, chooses, gone, restores: gone && mode === 'change' },
  }
}
