/** Generated scenarios around 2020, for laws and comparisons in tests. Nothing of the system uses this file. */
import { formatDay, parseDay } from '#kernel/day.ts'
import { type Json, rows } from './builders.rules.ts'

/** Chooses one of the numbers 0 … n−1. */
export type Choose = (n: number) => number

const FIRST = parseDay('2019-12-01')
const SUBJECTS = ['b1', 'b2', 'p1', 'p2']
const ITEMS = ['j1', 'j2', 'j3']
const PEOPLE = ['z1', 'z2', 'z3']

/** A day from December 2019 on. */
export function anyDay(choose: Choose, days = 480): string {
  return formatDay(FIRST + choose(days))
}

/**
 * Bodies b1 and b2, posts p1 and p2, three duties, twelve records; everything of the contract occurs.
 * In a crowded one every record fits every duty of b1, so that they must share and items are done often.
 */
export function anyScenario(choose: Choose, crowded = false): Json {
  const crowd = {
    scope: 'bureau',
    owes: { body: 'b1' },
    kind: 'k1',
    tags: [],
    step: 'k1',
    exclusive: true,
    versions: [],
    inForce: { from: '2020-01-01', to: '2020-12-31' },
  }
  const scenario = {
    year: 2020,
    calendar: one(choose, ['cn', { off: [], work: [] }]),
    bodies: [
      {
        id: 'b1',
        kind: 'branch',
        recordsSince: rarely(choose, () => anyDay(choose)),
        ...(crowded ? {} : openSpan(choose)),
      },
      { id: 'b2', kind: 'branch' },
    ],
    posts: [
      { id: 'p1', role: 'secretary', body: 'b1', holders: people(choose) },
      { id: 'p2', role: 'secretary', body: 'b2', holders: people(choose) },
    ],
    lists: { all: people(choose), own: { b1: people(choose), p1: people(choose) } },
    registers: {
      g1: { complete: true, items: items(choose) },
      g2: { complete: choose(2) === 0, items: items(choose) },
    },
    duties: ['d1', 'd2', 'd3'].map((id) => ({ ...duty(choose, id), ...(crowded ? crowd : {}) })),
    exemptions: times(choose(3), () => ({
      duty: one(choose, ['d1', 'd2']),
      subject: one(choose, SUBJECTS),
      ...openSpan(choose),
      approvedOn: anyDay(choose),
    })),
  }
  const owed = rows(scenario).map((row) => row.id)
  return {
    ...scenario,
    records: times(12, (n) => record(choose, `r${n}`, owed, crowded)),
  }
}

/** What is known on a day, as a database holds it then: nothing of it lies in the future. */
export function asKnown(scenario: Json, today: string): Json {
  const past = (day: unknown) => day === null || day === undefined || (day as string) <= today
  const list = (name: string) => scenario[name] as Json[]
  return {
    ...scenario,
    records: list('records')
      .filter((r) => past(r.heldOn) && past(r.enteredOn))
      .map((r) => ({
        ...r,
        voidedOn: past(r.voidedOn) ? r.voidedOn : null,
        correction: past((r.correction as Json | null)?.approvedOn) ? r.correction : null,
      })),
    exemptions: list('exemptions').filter((e) => past(e.approvedOn)),
    duties: list('duties').map((d) => ({ ...d, versions: (d.versions as Json[]).filter((v) => past(v.enteredOn)) })),
  }
}

function duty(choose: Choose, id: string): Json {
  const measure = one(choose, ['count', 'count', 'sum', 'counterparts', 'members', 'ratio'])
  const bounded = measure === 'count' || measure === 'sum'
  return {
    id,
    owes: one<Json>(choose, [{ bodies: 'branch' }, { posts: 'secretary' }, { body: 'b1' }, { post: 'p1' }]),
    kind: kind(choose),
    tags: some(choose, ['t1']),
    cadence: cadence(choose),
    measure,
    bound: bounded && choose(3) === 0 ? 'at-most' : 'at-least',
    target: rarely(choose, () => one(choose, [0, 0.5, 1, 2])),
    inForce: choose(2) === 0 ? { from: '2020-01-01', to: '2020-12-31' } : span(choose),
    dueSoonDays: one(choose, [0, 7, 30]),
    entryDays: one(choose, [0, 5]),
    exclusive: choose(2) === 0,
    list: one(choose, ['all', 'own', 'none']),
    each: one(choose, [0.3, 1, 2]),
    register: one(choose, ['g1', 'g2']),
    step: kind(choose),
    scope: one(choose, ['own', 'bureau']),
    versions: times(choose(4) === 0 ? 1 + choose(2) : 0, () => version(choose)),
  }
}

/** Versions of one day of effect and entry would be told apart by their place in the list alone. */
function version(choose: Choose): Json {
  const days = { effectiveFrom: anyDay(choose), enteredOn: anyDay(choose) }
  const set = one<() => Json>(choose, [
    () => ({ kind: kind(choose), target: choose(4) }),
    () => ({ cadence: cadence(choose) }),
    () => ({ entryDays: choose(10), exclusive: choose(2) === 0 }),
    () => ({ inForce: span(choose), target: null }),
  ])
  return choose(4) === 0 ? { ...days, withdrawn: true } : { ...days, set: set() }
}

const FESTIVE = [null, ['春节'], ['建党节', '建军节'], ['元旦', '国庆节', '青年节']] as const

export function cadence(choose: Choose): Json {
  const calendar = ['week', 'half-month', 'month', 'two-months', 'quarter', 'half-year', 'year', 'once']
  const kinds: (() => Json)[] = [
    ...calendar.map((every) => () => ({ every, times: 1 + choose(3) })),
    () => ({ every: 'week', weekday: 1 + choose(7) }),
    () => ({ every: one(choose, ['month', 'two-months', 'quarter', 'half-year']), byDay: 1 + choose(31) }),
    () => ({ every: 'year', until: one(choose, ['01-31', '02-29', '03-15']) }),
    () => ({ every: 'once', windows: times(choose(4), () => span(choose)) }),
    () => ({ every: 'days', dates: some(choose, ['01-01', '02-29', '03-08', '07-01']) }),
    () => ({ every: 'monthly-slot', slot: slot(choose) }),
    () => ({ every: 'holidays', leadDays: 1 + choose(12) }),
    () => ({
      ...{ every: 'holidays', leadDays: 1 + choose(12) },
      ...{ side: one(choose, ['before', 'after', 'around', 'each']), names: one(choose, FESTIVE) },
    }),
    () => ({ every: 'items' }),
    () => ({ every: 'items', within: choose(90) }),
  ]
  return one(choose, kinds)()
}

export function slot(choose: Choose) {
  return {
    week: 1 + choose(5),
    weekday: 1 + choose(7),
    reading: one(choose, ['nth-weekday', 'calendar-week', 'full-week', 'iso-from-first-thursday'] as const),
    offDay: one(choose, ['next-working-day', 'previous-working-day', 'skip', 'keep'] as const),
  }
}

function record(choose: Choose, id: string, owed: readonly string[], crowded: boolean): Json {
  const heldOn = anyDay(choose)
  return {
    id,
    heldOn,
    enteredOn: formatDay(parseDay(heldOn) + choose(44) - 3),
    voidedOn: rarely(choose, () => anyDay(choose)),
    label: rarely(choose, () => one(choose, ['2019', '2020', '2021'])),
    makesUpFor: owed.length > 0 ? rarely(choose, () => one(choose, owed)) : null,
    correction: rarely(choose, () => ({ approvedOn: anyDay(choose), by: '机关党委' })),
    credits: times(1 + choose(2), () => ({
      kind: kind(choose),
      tags: some(choose, ['t1', 't2']),
      bodies: some(choose, ['b1', 'b2']),
      posts: some(choose, ['p1', 'p2']),
      quantity: one(choose, [0, 0.1, 0.2, 1, 2]),
      people: some(choose, PEOPLE),
      item: crowded ? one(choose, ITEMS) : rarely(choose, () => one(choose, ITEMS)),
      ...(crowded ? { kind: 'k1', bodies: ['b1'] } : {}),
    })),
  }
}

function people(choose: Choose): Json[] {
  return times(choose(4), () => ({ person: one(choose, PEOPLE), ...openSpan(choose) }))
}

function items(choose: Choose): Json[] {
  const owner = (ids: readonly string[]) => rarely(choose, () => one(choose, ids))
  return some(choose, ITEMS).map((id) => ({
    id,
    body: owner(['b1', 'b2']),
    post: owner(['p1', 'p2']),
    ...span(choose),
  }))
}

function span(choose: Choose) {
  const from = choose(380)
  return { from: formatDay(FIRST + from), to: formatDay(FIRST + from + choose(200)) }
}

function openSpan(choose: Choose) {
  const from = choose(800) - 400
  return { from: formatDay(FIRST + from), to: choose(4) === 0 ? null : formatDay(FIRST + from + choose(600)) }
}

const kind = (choose: Choose) => one(choose, ['k1', 'k1', 'k2'])
const times = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i))
const some = <T>(choose: Choose, values: readonly T[]) => values.filter(() => choose(3) > 0)
const rarely = <T>(choose: Choose, make: () => T) => (choose(4) === 0 ? make() : null)

function one<T>(choose: Choose, values: readonly T[]): T {
  return values[choose(values.length)]!
}
