/** Exclusive duties share records: each record goes whole to one occurrence of a subject. */
import type { DatedRecord, Fit } from './crediting.rules.ts'
import { Tally } from './measure.rules.ts'
import type { Occurrence } from './occurrences.rules.ts'
import { compareCodePoints } from './order.rules.ts'

export function isExclusive({ terms }: Occurrence): boolean {
  return terms.exclusive && terms.measure !== 'ratio'
}

export interface Allocation {
  /** The fits that an exclusive occurrence was given; empty where it does not compete. */
  readonly givenTo: (occurrence: Occurrence) => readonly Fit[]
  /** The occurrence that took a record for a subject. */
  readonly takerOf: (record: DatedRecord, subjectKey: string) => Occurrence | undefined
}

/** What the allocation needs to know of an exclusive occurrence. */
export interface Contender {
  readonly occurrence: Occurrence
  readonly fits: readonly Fit[]
  readonly people: ReadonlySet<string> | null
}

interface Competitor extends Contender {
  readonly tally: Tally
  readonly given: Fit[]
}

/**
 * Shares the records among the liable, not exempt occurrences of exclusive duties.
 *
 * Records are taken by `enteredOn`, then `heldOn`, then id. “Reached” is measured on everything taken so far,
 * late entries and make-ups included; a list without people is reached from the beginning.
 */
export function allocate(contenders: readonly Contender[]): Allocation {
  const given = new Map<Occurrence, Fit[]>()
  const takers = new Map<string, Occurrence>()
  for (const [subject, group] of Map.groupBy(contenders, ({ occurrence }) => occurrence.subject.key)) {
    const competitors = group.map((c): Competitor => {
      const list: Fit[] = []
      given.set(c.occurrence, list)
      return { ...c, tally: new Tally(c.occurrence.terms, c.people), given: list }
    })
    const claims = competitors.sort(inTurn).flatMap((competitor) => competitor.fits.map((fit) => ({ competitor, fit })))
    const byRecord = Map.groupBy(claims, ({ fit }) => fit.record)
    for (const [record, rivals] of [...byRecord].sort(([a], [b]) => byEntry(a, b))) {
      const { competitor, fit } = rivals.find((rival) => !rival.competitor.tally.met) ?? rivals[0]!
      competitor.tally.add(fit.credits)
      competitor.given.push(fit)
      takers.set(takerKey(record, subject), competitor.occurrence)
    }
  }
  return {
    givenTo: (occurrence) => given.get(occurrence) ?? [],
    takerOf: (record, subjectKey) => takers.get(takerKey(record, subjectKey)),
  }
}

const takerKey = (record: DatedRecord, subjectKey: string) => `${subjectKey}\n${record.id}`

function byEntry(a: DatedRecord, b: DatedRecord): number {
  return a.enteredOn - b.enteredOn || a.heldOn - b.heldOn || compareCodePoints(a.id, b.id)
}

/** Due first, then the shorter period, then the lower duty id, then the lower occurrence id. */
function inTurn({ occurrence: a }: Contender, { occurrence: b }: Contender): number {
  return (
    a.period.due - b.period.due ||
    a.period.length - b.period.length ||
    compareCodePoints(a.terms.id, b.terms.id) ||
    compareCodePoints(a.id, b.id)
  )
}
