/** The measure `ratio`: items of a register that are done, of those that are eligible. */
import type { Day } from '#kernel/day.ts'
import { type CreditIndex, type DatedRecord, isInTime, type Moment } from './crediting.rules.ts'
import type { Terms } from './duty.schema.ts'
import { holds } from './interval.rules.ts'
import type { Occurrence } from './occurrences.rules.ts'
import type { Premises, Register, RegisterItem } from './premises.rules.ts'

/** The kind of credit that does an item. */
export function stepOf(terms: Terms): string {
  return terms.step ?? terms.kind
}

/** Undefined, too, where the scenario has no register of that name. */
export function registerOf(terms: Terms, premises: Premises): Register | undefined {
  return terms.register ? premises.registers.get(terms.register) : undefined
}

/** Items of the subject itself (or, by scope, all) whose end lies in the period; an item without end is not eligible. */
export function eligibleItems({ terms, subject, period }: Occurrence, premises: Premises): RegisterItem[] {
  const items = registerOf(terms, premises)?.items ?? []
  return items.filter(
    (item) =>
      item.to !== null &&
      holds(period.days, item.to) &&
      (terms.scope === 'bureau' || item.owners.includes(subject.key)),
  )
}

/** Which record made each item done; null where none did. */
export type DoneBy = ReadonlyMap<RegisterItem, DatedRecord | null>

/** By the records in time, held by the day asked about and by the due date. Records before the start count as well. */
export function doneInTime(occurrence: Occurrence, items: readonly RegisterItem[], index: CreditIndex, at: Moment) {
  const byDay: Day = Math.min(at.asOf, occurrence.period.due)
  return doneBy(occurrence, items, index, (record) => isInTime(record, occurrence, at) && record.heldOn <= byDay)
}

/** By all seen records, whenever they were held and entered. */
export function doneAtAll(occurrence: Occurrence, items: readonly RegisterItem[], index: CreditIndex): DoneBy {
  return doneBy(occurrence, items, index, () => true)
}

function doneBy(
  { terms }: Occurrence,
  items: readonly RegisterItem[],
  index: CreditIndex,
  counts: (record: DatedRecord) => boolean,
): DoneBy {
  return new Map(items.map((item) => [item, index.stepsOf(stepOf(terms), item.id).find(counts) ?? null]))
}
