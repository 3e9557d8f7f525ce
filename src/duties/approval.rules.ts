/** When it makes sense to ask for an exemption, or for a late entry to count as in time. Pure. */
import type { Reasons } from './reasons.rules.ts'
import type { Standing } from './standing.schema.ts'

/** Standings that an approved exemption would change. */
export const EXEMPTIBLE: readonly Standing[] = ['upcoming', 'open', 'due-soon', 'entry-open', 'missed', 'done-late']

/** The record whose late entry made an occurrence late, held inside its period; null where there is none. */
export function lateEntryOf({ row, counted }: Reasons): string | null {
  if (row.standing !== 'done-late') return null
  return counted.find(({ inTime, makesUp }) => !inTime && !makesUp)?.record ?? null
}
