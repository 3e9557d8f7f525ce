/** What bureaus have decided about the rules, and the duties that follow. */
import { civil, type Day, formatDay, parseDay } from '#kernel/day.ts'
import { type Database, inScope, type Scope, type Tx } from '#kernel/db.ts'
import { newId } from '#kernel/id.ts'
import { lockId } from '#kernel/lock.ts'
import { listVersions } from './duty-version.store.ts'
import { owedFrom } from './effect.rules.ts'
import { loadCalendar } from './holiday.store.ts'
import { settleLedger } from './ledger.store.ts'
import { dutiesOfRule, ruleOf } from './rulebook.rules.ts'
import type { Rule, Settings } from './rulebook.schema.ts'
import { inEffect, withdrawnFrom } from './withdrawal.rules.ts'

export interface Decision {
  readonly ruleId: string
  readonly active: boolean
  readonly from: string
  readonly settings: Settings
  readonly by: string
  readonly on: string
  /** How many there have been of the rule, this one included. */
  readonly count: number
}

/** The latest decision of each rule; with `by`, of those that have come into effect by that day. */
export async function latestDecisions(tx: Tx, bureau: string, by?: string): Promise<ReadonlyMap<string, Decision>> {
  const rows = await tx
    .selectFrom('rule_decision')
    .selectAll()
    .where('bureau_id', '=', bureau)
    .$if(by !== undefined, (q) => q.where('from_day', '<=', by!))
    // Ids are made in the order of time.
    .orderBy('id')
    .execute()
  const latest = new Map<string, Decision>()
  for (const row of rows) {
    latest.set(row.rule_id, {
      ruleId: row.rule_id,
      active: row.active,
      from: row.from_day,
      settings: row.settings as Settings,
      by: row.entered_by_name,
      on: row.entered_on,
      count: (latest.get(row.rule_id)?.count ?? 0) + 1,
    })
  }
  return latest
}

/** The years for which duties are laid on a day: this one, and from December on the next as well. */
export function yearsFor(today: Day): number[] {
  const { year, month } = civil(today)
  return month === 12 ? [year, year + 1] : [year]
}

/** The years that a decision lays: those of the day, the one that it begins in, and those that an earlier one has laid. */
export async function yearsToLay(
  tx: Tx,
  bureau: string,
  ruleId: string,
  { from, today }: { readonly from: number; readonly today: Day },
): Promise<number[]> {
  const laid = await laidYears(tx, bureau, ruleId)
  return [...new Set([from, ...yearsFor(today), ...laid])].filter((year) => year >= from).sort((a, b) => a - b)
}

/** Writes the duties of a rule for some years, owed from a day on. Gives how many. */
export async function layDuties(
  tx: Tx,
  bureau: string,
  rule: Rule,
  { settings, from, years, enteredOn }: { settings: Settings; from: Day; years: readonly number[]; enteredOn: string },
): Promise<number> {
  const calendar = await loadCalendar(tx, bureau)
  const rows = years.flatMap((year) =>
    dutiesOfRule(rule, settings, year).flatMap((whole, ordinal) => {
      const duty = owedFrom(whole, from, calendar)
      if (!duty) return []
      const { id: _, title, versions: __, ...definition } = duty
      return [
        {
          ...{ bureau_id: bureau, id: newId(), rule_id: rule.id, ordinal, title },
          ...{ point: rule.citation.article, quote: rule.requirement, definition: JSON.stringify(definition) },
          in_force_from: duty.inForce!.from!,
          in_force_to: duty.inForce!.to!,
          entered_on: enteredOn,
        },
      ]
    }),
  )
  if (rows.length > 0) await tx.insertInto('duty').values(rows).execute()
  return rows.length
}

/**
 * A decision may take effect within a year that is not laid yet: until that day the one before it holds, and no roll
 * looks at that one any more.
 */
export async function layAsBefore(
  tx: Tx,
  bureau: string,
  rule: Rule,
  { before, from, enteredOn }: { before: Decision | undefined; from: string; enteredOn: string },
): Promise<void> {
  const year = Number(from.slice(0, 4))
  const first = `${year}-01-01`
  if (!before?.active || before.from >= first || from === first) return
  if ((await laidYears(tx, bureau, rule.id)).has(year)) return
  await layDuties(tx, bureau, rule, { settings: before.settings, from: parseDay(first), years: [year], enteredOn })
}

/** Ends the duties of a rule that are still owed, from a day on. */
export async function endDuties(
  tx: Tx,
  bureau: string,
  ruleId: string,
  {
    from,
    enteredOn,
    by,
    reason,
  }: { from: string; enteredOn: string; by: { id: string; name: string }; reason: string },
): Promise<void> {
  const reaching = await tx
    .selectFrom('duty as d')
    .select('d.id')
    .where('d.bureau_id', '=', bureau)
    .where('d.rule_id', '=', ruleId)
    .where('d.in_force_to', '>=', from)
    .execute()
  const versions = Map.groupBy(await listVersions(tx, bureau, { known: enteredOn }), ({ dutyId }) => dutyId)
  const open = reaching.flatMap(({ id }) => {
    const own = inEffect(versions.get(id) ?? [])
    const gone = withdrawnFrom({ versions: own })
    // One that was to end later ends earlier now.
    if (gone !== null && gone <= from) return []
    // A change that was entered ahead would give back what ends here.
    const later = own.filter(({ effectiveFrom, withdrawn }) => effectiveFrom > from && !withdrawn)
    return { id, strikes: later.map((version) => version.id) }
  })
  if (open.length === 0) return
  await tx
    .insertInto('duty_version')
    .values(
      open.map(({ id, strikes }) => ({
        ...{ bureau_id: bureau, id: newId(), duty_id: id, effective_from: from, withdrawn: true, strikes, reason },
        ...{ entered_by: by.id, entered_by_name: by.name, entered_on: enteredOn },
      })),
    )
    .execute()
}

/** The system itself: lays what follows from decisions that were made. */
const laying = (bureau: string): Scope => ({
  bureau,
  account: null,
  person: null,
  subjects: 'all',
  writes: [],
  roster: false,
  confidentiality: 0,
  plans: true,
  audit: false,
})

/** Lays the duties of a new year where they are not there yet. Gives how many rules it was for. */
export async function rollRules(db: Database, bureau: string, today: Day): Promise<number> {
  return inScope(db.app, laying(bureau), async (tx) => {
    const decisions = [...(await latestDecisions(tx, bureau)).values()].filter(({ active }) => active)
    let rolled = 0
    for (const { ruleId, settings, from: decided } of decisions) {
      const rule = ruleOf(ruleId)
      // What is owed in the year of the decision was laid with it, and what was over by then is owed by nobody.
      const later = yearsFor(today).filter((year) => year > Number(decided.slice(0, 4)))
      await lockId(tx, `${bureau} ${ruleId}`)
      const laid = await laidYears(tx, bureau, ruleId)
      const years = later.filter((year) => !laid.has(year))
      if (!rule || years.length === 0) continue
      const from = parseDay(`${years[0]}-01-01`)
      await layDuties(tx, bureau, rule, { settings, from, years, enteredOn: formatDay(today) })
      rolled++
    }
    if (rolled > 0) await settleLedger(tx, bureau, [{ subjects: 'all' }])
    return rolled
  })
}

async function laidYears(tx: Tx, bureau: string, ruleId: string): Promise<Set<number>> {
  const rows = await tx
    .selectFrom('duty')
    .select('in_force_from')
    .where('bureau_id', '=', bureau)
    .where('rule_id', '=', ruleId)
    .execute()
  return new Set(rows.map((row) => Number(row.in_force_from.slice(0, 4))))
}
