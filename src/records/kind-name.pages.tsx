/** What a form is called while it is filled in: by the kinds of its duties, as its record will be (kind-words.rules.ts). */
import { useRef } from 'react'
import { useDutyChoices } from '#ui/useDutyChoices.ts'
import type { Content } from './content.rules.ts'
import { earnedLabel, labelledWords } from './kind-words.rules.ts'
import type { RecordKind } from './record.schema.ts'

/** @param named the kind of duty that one came with, until duties are chosen */
export function useKindName(
  code: RecordKind,
  { subjectId, heldOn, duties }: Content,
  named: string | undefined,
): string {
  const on = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
  const choices = useDutyChoices(on(subjectId), on(heldOn))
  const chosen = Array.isArray(duties) ? duties : []
  const earned = choices.data?.duties.flatMap(({ id, kindLabel }) => (chosen.includes(id) ? kindLabel : []))
  // While the duties of another day are on their way, the name stays.
  const last = useRef<readonly string[]>(named ? [earnedLabel(named)] : [])
  if (earned && earned.length > 0) last.current = earned
  else if (chosen.length === 0) last.current = named ? [earnedLabel(named)] : []
  return labelledWords(code, last.current)
}
