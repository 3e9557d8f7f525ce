/** What a form is called while it is filled in: by the kinds of its duties, as its record will be (kind-words.rules.ts). */
import { useRef } from 'react'
import { entryFor, useDutyChoices } from '#ui/useDutyChoices.ts'
import { type Content, idsOf } from './content.rules.ts'
import { earnedLabel, labelledWords } from './kind-words.rules.ts'
import type { RecordKind } from './record.schema.ts'

/** @param named the kind of duty that one came with, until duties are chosen */
export function useKindName(code: RecordKind, content: Content, named: string | undefined): string {
  const choices = useDutyChoices(entryFor(content))
  const chosen = idsOf(content.duties)
  const earned = choices.data?.duties.flatMap(({ id, kindLabel }) => (chosen.includes(id) ? kindLabel : []))
  // While the duties of another day are on their way, the name stays.
  const last = useRef<readonly string[]>(named ? [earnedLabel(named)] : [])
  if (earned && earned.length > 0) last.current = earned
  else if (chosen.length === 0) last.current = named ? [earnedLabel(named)] : []
  return labelledWords(code, last.current)
}
