/** From when on a duty is owed no more, and what becomes of a withdrawal that is taken back or moved. Pure. */
import type { IsoDate } from '#kernel/day.ts'
import { type Duty, type Version, versionsInOrder } from './duty.schema.ts'

/** The withdrawals with which a duty ends; the first of them is the one that holds. Empty while the duty stands. */
export function endingOf<V extends Version>(versions: readonly V[]): V[] {
  const order = versionsInOrder(versions)
  return order.slice(order.findLastIndex(({ withdrawn }) => !withdrawn) + 1)
}

/** The day from which nothing more is owed; null while the duty stands. */
export const withdrawnFrom = ({ versions }: Pick<Duty, 'versions'>): IsoDate | null =>
  endingOf(versions)[0]?.effectiveFrom ?? null

/** Whether with other versions a duty that was withdrawn stands again; a change before the withdrawal gives nothing back. */
export const isGivenBack = (duty: Pick<Duty, 'versions'>, versions: readonly Version[]): boolean =>
  withdrawnFrom(duty) !== null && withdrawnFrom({ versions: [...versions] }) === null

/** A version as it was entered, with those that it takes back: withdrawals, and where a rule ends, what was to come later. */
export interface Entered extends Version {
  readonly id: string
  readonly strikes: readonly string[]
}

/** Whether it does nothing but take a withdrawal back. */
export const isCancelling = ({ set, strikes }: Entered): boolean =>
  strikes.length > 0 && set != null && Object.keys(set).length === 0

/**
 * Of the versions entered by a day those that the engine is to know: one that was taken back by then was never made, and
 * what only takes one back asks nothing itself.
 */
export function inEffect<V extends Entered>(entered: readonly V[]): V[] {
  const struck = new Set(entered.flatMap(({ strikes }) => strikes))
  return entered.filter((version) => !struck.has(version.id) && !isCancelling(version))
}
