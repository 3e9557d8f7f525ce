/** Under the quantity: its unit, by the duties that the entry counts for. */
import { listOf } from '#records/content.rules.ts'
import type { KindPartProps } from '#ui/RecordKinds.tsx'
import { useDutyChoices } from '#ui/useDutyChoices.ts'
import { quantityWords, unitsOf } from './quantity.rules.ts'

export function QuantityPart({ content: { subjectId, heldOn, duties, makesUpFor } }: KindPartProps) {
  const choices = useDutyChoices(
    typeof subjectId === 'string' ? subjectId : undefined,
    typeof heldOn === 'string' ? heldOn : undefined,
  )
  const madeUp = typeof makesUpFor === 'string' ? makesUpFor : null
  const units = unitsOf(listOf(duties).map(String), choices.data?.duties ?? [], madeUp)
  // The line keeps its place while the answer is on its way: a form that moves under the hand loses clicks.
  return <span role="status">{quantityWords(units) ?? '\u00a0'}</span>
}
