/** What stands behind every occurrence: calendar, bodies, posts, lists, registers and exemptions, as day numbers. */
import { type Day, parseDay } from '#kernel/day.ts'
import { type Calendar, CHINESE_CALENDAR, calendarOf } from './calendar.rules.ts'
import type { Owes } from './duty.schema.ts'
import { type Interval, intervalOf } from './interval.rules.ts'
import type { Exemption, PersonSpan, Scenario } from './scenario.schema.ts'

/** A body or a post that owes. */
export interface Subject {
  readonly type: 'body' | 'post'
  readonly id: string
  /** Tells a body from a post of the same id. */
  readonly key: string
  /** When the body, or the post's body, is active. */
  readonly active: Interval
  /** The day from which that body uses the system; null: from the beginning. */
  readonly recordsSince: Day | null
  /** Of a post, in the order of the file. */
  readonly holders: readonly Tenure[]
}

export interface Tenure {
  readonly person: string
  readonly span: Interval
}

export interface RegisterItem {
  readonly id: string
  /** Keys of the subjects to whom it belongs. */
  readonly owners: readonly string[]
  readonly from: Day
  /** Null while its end is not known. */
  readonly to: Day | null
}

export interface Register {
  readonly complete: boolean
  readonly items: readonly RegisterItem[]
}

export interface Premises {
  readonly year: number | null
  readonly calendar: Calendar
  readonly bodies: readonly (Subject & { readonly kind: string })[]
  readonly posts: readonly (Subject & { readonly kind: string })[]
  readonly registers: ReadonlyMap<string, Register>
  /** The people of a list for a subject id, each with all their spans on it. */
  readonly peopleOn: (list: string, subject: string) => ReadonlyMap<string, readonly Interval[]>
  /** By `exemptionKey`. */
  readonly exemptions: ReadonlyMap<string, readonly ApprovedExemption[]>
}

export interface ApprovedExemption {
  readonly span: Interval
  readonly approvedOn: Day
  readonly source: Exemption
}

export const bodyKey = (id: string) => `body ${id}`
export const postKey = (id: string) => `post ${id}`
export const exemptionKey = (duty: string, subject: string) => JSON.stringify([duty, subject])

const dayOrNull = (date: string | null | undefined): Day | null => (date ? parseDay(date) : null)

/** Throws RangeError where a date of the scenario is none: `parseScenario` lets none through. */
export function premisesOf(scenario: Scenario): Premises {
  const bodies = scenario.bodies.map((body) => ({
    type: 'body' as const,
    id: body.id,
    kind: body.kind,
    key: bodyKey(body.id),
    active: intervalOf(body),
    recordsSince: dayOrNull(body.recordsSince),
    holders: [],
  }))
  const bodyById = new Map(bodies.map((body) => [body.id, body]))
  const posts = scenario.posts.flatMap((post) => {
    const body = bodyById.get(post.body)
    if (!body) return []
    const holders = post.holders.map((holder) => ({ person: holder.person, span: intervalOf(holder) }))
    const { active, recordsSince } = body
    return [
      { type: 'post' as const, id: post.id, kind: post.role, key: postKey(post.id), active, recordsSince, holders },
    ]
  })
  const registers = Object.entries(scenario.registers).map(([name, register]): [string, Register] => [
    name,
    { complete: register.complete, items: register.items.map(itemOf) },
  ])
  return {
    year: scenario.year ?? null,
    calendar: scenario.calendar === 'cn' ? CHINESE_CALENDAR : calendarOf(scenario.calendar),
    bodies,
    posts,
    registers: new Map(registers),
    peopleOn: peopleOnLists(scenario),
    exemptions: exemptionsOf(scenario),
  }
}

function itemOf(item: Scenario['registers'][string]['items'][number]): RegisterItem {
  const owners: string[] = []
  if (item.body) owners.push(bodyKey(item.body))
  if (item.post) owners.push(postKey(item.post))
  return { id: item.id, owners, from: parseDay(item.from), to: dayOrNull(item.to) }
}

/** The people of a list for a subject, each with all their spans on it. */
export function peopleOnLists(scenario: Pick<Scenario, 'lists'>): Premises['peopleOn'] {
  const known = new Map<string, ReadonlyMap<string, readonly Interval[]>>()
  return (list, subject) => {
    const key = JSON.stringify([list, subject])
    const before = known.get(key)
    if (before) return before
    const entries = Object.hasOwn(scenario.lists, list) ? scenario.lists[list]! : []
    const own = Array.isArray(entries) ? entries : Object.hasOwn(entries, subject) ? entries[subject]! : []
    const people = Map.groupBy(own, (entry: PersonSpan) => entry.person)
    const spans = new Map([...people].map(([person, stays]) => [person, stays.map(intervalOf)]))
    known.set(key, spans)
    return spans
  }
}

function exemptionsOf(scenario: Scenario): Premises['exemptions'] {
  const approved = scenario.exemptions.flatMap((source) =>
    source.approvedOn ? [{ span: intervalOf(source), approvedOn: parseDay(source.approvedOn), source }] : [],
  )
  return Map.groupBy(approved, ({ source }) => exemptionKey(source.duty, source.subject))
}

/** The bodies or posts that owe a duty; none where no such body or post exists. */
export function subjectsOwing(owes: Owes, premises: Premises): readonly Subject[] {
  if ('bodies' in owes) return premises.bodies.filter((body) => body.kind === owes.bodies)
  if ('posts' in owes) return premises.posts.filter((post) => post.kind === owes.posts)
  if ('body' in owes) return premises.bodies.filter((body) => body.id === owes.body)
  return premises.posts.filter((post) => post.id === owes.post)
}
