/** The duties of a body or post, to choose from where something is entered for it. */
import { z } from 'zod'
import { reads } from '#kernel/actor.ts'
import { type Day, formatDay } from '#kernel/day.ts'
import { query } from '#kernel/endpoint.ts'
import { daySchema, idSchema } from '#office/office.schema.ts'
import { subjectOf } from '#office/office.store.ts'
import { absenceWords, itemsAsked, unitOf } from './choice.rules.ts'
import type { Duty } from './duty.schema.ts'
import { termsOfOccurrence } from './duty-terms.api.ts'
import { entryLabel } from './kinds.schema.ts'
import { peopleOf } from './measure.rules.ts'
import { occurrenceParts } from './occurrence-id.rules.ts'
import { openYears } from './open-years.rules.ts'
import type { Premises } from './premises.rules.ts'
import { ALL_DAYS, ALL_KNOWN } from './reach.rules.ts'
import { loadOwedDuties, loadOwing } from './scenario.store.ts'
import { type Judged, judge } from './simulate.rules.ts'
import { termsOn } from './terms.rules.ts'

export const choices = query({
  summary: '一个单位（岗位）的责任事项，供登记时选择',
  grant: 'record.write',
  input: z.object({
    subjectId: idSchema,
    heldOn: daySchema.optional(),
    /** Duties that were chosen before: of those that are not offered now it is told why. */
    chosen: z.array(idSchema).max(100).default([]),
    /** The occurrence that the entry makes up for: its duty is offered as it was asked for then. */
    makesUpFor: z.string().max(200).optional(),
  }),
  output: z.object({
    duties: z.array(
      z.object({
        id: idSchema,
        title: z.string(),
        kind: z.string(),
        kindLabel: z.string(),
        /** What a record must be about as well to count for it. */
        tags: z.array(z.string()),
        unit: z.string(),
        /** The register whose items its records name, the kind of credit that does one, and what is counted of them. */
        register: z.string().nullable(),
        step: z.string().nullable(),
        items: z.enum(['rate', 'each']).nullable(),
        /** The years of its periods that the day lies in, null for whatever year: outside of them nothing counts. */
        years: z.array(z.string().nullable()),
        /** Entry for the period that the day lies in is over: what counts for it counts late. */
        closed: z.boolean(),
        /** The people whom it is about; null where it does not go by a list. */
        listed: z.array(idSchema).nullable(),
      }),
    ),
    others: z.array(z.object({ id: idSchema, title: z.string(), why: z.string() })),
  }),
  run: async (context, { subjectId, heldOn = formatDay(context.today), chosen, makesUpFor }) => {
    const { tx, actor, today } = context
    // What others owe is told no more than by their list of duties: they are answered for like one that never was.
    if (!reads(actor, subjectId) && !actor.ownPosts.includes(subjectId)) return { duties: [], others: [] }
    const year = heldOn.slice(0, 4)
    const query = { from: `${year}-01-01`, to: `${year}-12-31`, known: formatDay(today) }
    const { scenario, duties } = await loadOwing(tx, actor.bureauId, query)
    // By all that is known today: also by what was changed since.
    const judged = judge(scenario, { asOf: query.known }, ({ id }) => id === subjectId)
    const owed = Map.groupBy(judged.occurrences, ({ row }) => row.duty)
    const subject = await subjectOf(tx, actor.bureauId, subjectId)
    const own = makesUpFor !== undefined && occurrenceParts(makesUpFor).subject === subjectId
    const made = own ? await termsOfOccurrence(context, makesUpFor) : undefined
    const madeUp = made ? [{ terms: made, years: [null], closed: false, listed: null }] : []
    const strange = subject ? chosen.filter((id) => !owed.has(id) && !madeUp.some(({ terms }) => terms.id === id)) : []
    const all =
      strange.length > 0 ? await loadOwedDuties(tx, actor.bureauId, { ...ALL_DAYS, known: ALL_KNOWN }) : new Map()
    return {
      duties: [...duties.values()]
        .filter(({ duty }) => owed.has(duty.id) && duty.id !== madeUp[0]?.terms.id)
        .map(({ duty }) => ({
          terms: termsOn(duty, heldOn),
          ...periodsAround(duty, owed.get(duty.id)!, { heldOn, today, premises: judged.basis.premises }),
        }))
        .concat(madeUp)
        .map(({ terms, years, closed, listed }) => ({
          ...{ id: terms.id, title: terms.title, kind: terms.kind },
          ...{ kindLabel: entryLabel(terms), tags: [...terms.tags], unit: unitOf(terms), years: [...years] },
          ...{ closed, listed: listed && [...listed] },
          ...{ register: terms.register ?? null, step: terms.step ?? null, items: itemsAsked(terms) },
        })),
      others: strange.flatMap((id) => {
        const found = all.get(id)
        if (!found || !subject) return []
        return [{ id, title: termsOn(found.duty, heldOn).title, why: absenceWords(found.duty, subject, heldOn) }]
      }),
    }
  },
})

interface Around {
  readonly heldOn: string
  readonly today: Day
  readonly premises: Premises
}

/** What the periods that a day lies in say of an entry: of whose year it is, whether it comes late, whom it is about. */
function periodsAround(duty: Duty, owed: readonly Judged[], { heldOn, today, premises }: Around) {
  const around = owed.filter(({ row }) => row.start <= heldOn && heldOn <= row.due)
  const rows = around.map(({ row }) => row)
  const closed = rows.length > 0 && rows.every(({ closes }) => closes < formatDay(today))
  const lists = around.flatMap(({ occurrence }) => peopleOf(occurrence, premises) ?? [])
  const listed = lists.length > 0 ? [...new Set(lists.flatMap((people) => [...people]))] : null
  return { years: openYears(duty, rows, heldOn), closed, listed }
}
