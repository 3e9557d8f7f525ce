/** In the form of a record: what it will count for, by the rules that count it. */
import { createContext, useContext } from 'react'
import { useMe } from '#ui/me.ts'
import type { KindPartProps, WebKind } from '#ui/RecordKinds.tsx'
import { entryFor, useDutyChoices } from '#ui/useDutyChoices.ts'
import { useClosure } from './closed-day.pages.tsx'
import { idsOf } from './content.rules.ts'
import { countsWords, type Entry, type OfferedDuty } from './credit-words.rules.ts'
import { earnedAt } from './gathering.rules.ts'
import { ASIDE, type Aside } from './gathering.schema.ts'
import type { MeetingKind } from './meeting/meeting.schema.ts'
import type { Earned } from './record.rules.ts'

/** Fields that nobody is asked for: what a post owes nothing of would count for nobody. What is filled in stays in sight. */
export function useWithout({ whereOwed = {} }: WebKind, content: KindPartProps['content']): string[] {
  const { recordsFor } = useMe()
  const offered = useOffered(content)
  if (!recordsFor.some(({ id, post }) => post && id === content.subjectId)) return []
  return Object.entries(whereOwed)
    .filter(([, kind]) => !offered?.some((duty) => duty.kind === kind))
    .filter(([name]) => isEmpty(content[name]))
    .map(([name]) => name)
}

const isEmpty = (value: unknown) => value === undefined || value === null || idsOf(value).length === 0

/** The duties of whoever the form is filled in for; undefined until they are known. */
export const useOffered = (content: KindPartProps['content']): readonly OfferedDuty[] | undefined =>
  useDutyChoices(entryFor(content)).data?.duties

/** What of a form says for which period it is; without a day it is of today. */
export function useEntry({ makesUpFor, heldOn, label }: KindPartProps['content']): Entry {
  const { today } = useMe()
  return {
    makesUpFor: typeof makesUpFor === 'string' ? makesUpFor : null,
    heldOn: typeof heldOn === 'string' && heldOn !== '' ? heldOn : today,
    label: typeof label === 'number' ? label : null,
  }
}

/** Whether what is filled in corrects a record that is there already. */
export const Corrects = createContext(false)

interface CountedProps {
  readonly earned: readonly Earned[]
  readonly content: KindPartProps['content']
}

/**
 * The line keeps its place while the answer is on its way: a form that moves under the hand loses clicks. On a day that
 * is closed nothing will be submitted, and the day says so itself.
 */
export function Counted({ earned, content }: CountedProps) {
  const offered = useOffered(content)
  const entry = useEntry(content)
  const how = useContext(Corrects) ? 'corrected' : 'entered'
  const { closure } = useClosure(content)
  if (closure) return null
  // What counts hangs on the day: of none nothing can be said.
  if (!content.heldOn) return <span role="status">填写开展日期后，这里写明计入哪些任务。</span>
  return <span role="status">{offered ? countsWords(earned, entry, offered, how) : '\u00a0'}</span>
}

const isAside = (code: string): code is Aside => Object.hasOwn(ASIDE, code)

/** What a gathering will count for, with what took place at it. */
export function CountedGathering({ kind, content }: KindPartProps & { readonly kind: MeetingKind }) {
  const studyHours = typeof content.studyHours === 'number' ? content.studyHours : null
  const earned = earnedAt(kind, { also: idsOf(content.also).filter(isAside), present: [], studyHours })
  return <Counted earned={earned} content={content} />
}
