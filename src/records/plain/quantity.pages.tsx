/** Under the quantity: its unit, by all duties that the entry counts for, and what it will count for. */
import { idsOf } from '#records/content.rules.ts'
import { Counted, useEntry, useOffered } from '#records/counted.pages.tsx'
import { countedUnits } from '#records/credit-words.rules.ts'
import type { KindPartProps } from '#ui/RecordKinds.tsx'
import { earnedBy } from './plain.rules.ts'
import { quantityWords } from './quantity.rules.ts'

export function QuantityPart({ content }: KindPartProps) {
  const offered = useOffered(content)
  const chosen = new Set(idsOf(content.duties))
  const quantity = typeof content.quantity === 'number' ? content.quantity : 1
  const done = { quantity, people: [], items: idsOf(content.items), kinds: [] }
  const earned = earnedBy(done, offered?.filter(({ id }) => chosen.has(id)) ?? [])
  const entry = useEntry(content)
  return (
    <>
      <div role="status">{quantityWords(countedUnits(earned, entry, offered ?? [])) ?? '\u00a0'}</div>
      {earned.length > 0 ? <Counted earned={earned} content={content} /> : null}
    </>
  )
}
