/** What became of a duty that was owed on a day: handed over or withdrawn since. Pure. */
import type { IsoDate } from '#kernel/day.ts'
import type { Calendar } from './calendar.rules.ts'
import { type Duty, versionsInOrder } from './duty.schema.ts'
import { periodsByCalendar } from './effect.rules.ts'
import { type Names, owesWords } from './owes-words.rules.ts'
import { isOwedBy } from './owing.rules.ts'
import { termsOn } from './terms.rules.ts'

interface AskedOf {
  readonly day: IsoDate
  readonly names: Names
  readonly calendar: Calendar
}

/**
 * How a duty that a body or post owed on a day came to be owed by it no more: 自2026-11-29起改由监督检查党支部负责. Null
 * where the day lay in no period, or what was changed since left its period as it was: then that is not the reason.
 */
export function turnedWords(
  duty: Duty,
  subject: { readonly id: string; readonly kind: string; readonly post: boolean },
  { day, names, calendar }: AskedOf,
): string | null {
  const periods = periodsByCalendar(termsOn(duty, day), calendar)
  const due = periods.find(({ iso }) => iso.start <= day && day <= iso.due)?.iso.due
  if (due === undefined) return null
  const turn = versionsInOrder(duty.versions).find(
    ({ effectiveFrom: from, withdrawn, set }) =>
      day < from && from <= due && (withdrawn || (set?.owes !== undefined && !isOwedBy(set.owes, subject))),
  )
  if (!turn) return null
  return `自${turn.effectiveFrom}起${turn.set?.owes ? `改由${owesWords(turn.set.owes, names)}负责` : '撤销'}`
}
