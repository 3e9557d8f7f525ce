/** Whom a duty that goes by a list is about, for whoever asks what something counts for. */
import { type Day, formatDay, parseDay } from '#kernel/day.ts'
import type { Tx } from '#kernel/db.ts'
import type { Terms } from './duty.schema.ts'
import { loadLists, officeOf } from './list.store.ts'
import { isByPeople, onListFor } from './measure.rules.ts'
import { peopleOnLists } from './premises.rules.ts'
import { loadStandings } from './standings.store.ts'

/**
 * Who is on the list of a duty, for one of some bodies and posts, in the period in which a day lies: whoever is on it for
 * at least half of that, as the standing counts. Null of a duty without a list, and where nothing is owed on the day.
 */
export async function listedOn(
  tx: Tx,
  bureau: string,
  { day, subjects, terms }: { day: string; subjects: readonly string[]; terms: readonly Terms[] },
  today: Day,
): Promise<(duty: string, subject: string) => readonly string[] | null> {
  const byList = terms.filter(({ measure, list }) => list && isByPeople(measure))
  if (byList.length === 0) return () => null
  const office = await officeOf(tx, bureau)
  const duties = byList.map((one) => ({ ...one, versions: [] }))
  const peopleOn = peopleOnLists({ lists: await loadLists(tx, bureau, duties, office, subjects) })
  const now = formatDay(today)
  const { rows } = await loadStandings(tx, bureau, { from: day, to: day, asOf: now, known: now, subjects }, today)
  const listOf = new Map(byList.map(({ id, list }) => [id, list!]))
  return (duty, subject) => {
    const around = rows.filter((row) => row.duty === duty && row.subject === subject)
    const list = listOf.get(duty)
    if (list === undefined || around.length === 0) return null
    const people = peopleOn(list, subject)
    const inPeriods = around.flatMap(({ start, due }) => [
      ...onListFor(people, { from: parseDay(start), to: parseDay(due) }),
    ])
    return [...new Set(inPeriods)]
  }
}
