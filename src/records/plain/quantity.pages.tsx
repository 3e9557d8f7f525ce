/** Under the quantity: its unit, by the duties that are chosen. */
import { listOf } from '#records/content.rules.ts'
import type { KindPartProps } from '#ui/RecordKinds.tsx'
import { useDutyChoices } from '#ui/useDutyChoices.ts'
import { quantityWords } from './quantity.rules.ts'

export function QuantityPart({ content: { subjectId, heldOn, duties } }: KindPartProps) {
  const choices = useDutyChoices(
    typeof subjectId === 'string' ? subjectId : undefined,
    typeof heldOn === 'string' ? heldOn : undefined,
  )
  const chosen = new Set(listOf(duties))
  const units = (choices.data?.duties ?? []).filter(({ id }) => chosen.has(id)).map(({ unit }) => unit)
  // The line keeps its place while the answer is on its way: a form that moves under the hand loses clicks.
  return <span role="status">{quantityWords(units) ?? '\u00a0'}</span>
}
