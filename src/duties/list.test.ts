import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDay, parseDay } from '#kernel/day.ts'
import { peopleOnList, type RosterFacts } from './list.rules.ts'
import { LISTS, type ListName } from './list.schema.ts'

const FIRST = parseDay('2026-01-01')
const span = fc.record({ at: fc.nat(300), days: fc.nat(200), open: fc.boolean() }).map(({ at, days, open }) => ({
  from: formatDay(FIRST + at),
  to: open ? null : formatDay(FIRST + at + days),
}))
const person = fc.constantFrom('z1', 'z2', 'z3')
const POSTS = [
  { id: 'p1', role: 'bureau_leader', body: 'g' },
  { id: 'p2', role: 'division_head', body: 'b1' },
  { id: 'p3', role: 'branch_secretary', body: 'b2' },
] as const
const post = fc.constantFrom(...POSTS.map(({ id }) => id))
const body = fc.constantFrom('b1', 'b2')

const facts: fc.Arbitrary<RosterFacts> = fc.record({
  bodies: fc.constant([{ id: 'b1' }, { id: 'b2' }, { id: 'g' }]),
  posts: fc.constant(POSTS),
  stays: fc.array(
    fc.tuple(span, person, body, fc.boolean()).map(([s, p, b, m]) => ({ ...s, person: p, body: b, member: m })),
  ),
  holdings: fc.array(
    fc.tuple(span, person, post).map(([s, p, o]) => ({ ...s, person: p, post: o })),
    { maxLength: 6 },
  ),
  lines: fc.array(
    fc.tuple(span, post, body).map(([s, o, b]) => ({ ...s, post: o, body: b })),
    { maxLength: 4 },
  ),
})

const on = (day: string) => (one: { from?: string | null; to?: string | null }) =>
  (one.from ?? '') <= day && (!one.to || one.to >= day)

/** Who is on a list on one day, said as the definitions say it. */
function expected(name: ListName, { stays, holdings, lines }: RosterFacts, subject: string, day: string): Set<string> {
  const at = POSTS.find(({ id }) => id === subject)?.body ?? subject
  const held = (id: string) => holdings.filter((one) => one.post === id && on(day)(one)).map((one) => one.person)
  const people = LISTS[name].parts.flatMap((part) => {
    if ('belongs' in part)
      return stays
        .filter((one) => (part.within === 'bureau' || one.body === at) && on(day)(one))
        .filter(({ member }) => ({ members: member, others: !member, everybody: true })[part.belongs])
        .map((one) => one.person)
    if (part.within === 'above') {
      const over = lines.filter((one) => one.body === at && on(day)(one)).map((one) => one.post)
      return POSTS.filter(
        ({ id, role }) => (part.holds as readonly string[]).includes(role) && over.includes(id),
      ).flatMap(({ id }) => held(id))
    }
    const line = lines.filter((one) => one.post === subject && on(day)(one)).map((one) => one.body)
    return POSTS.filter(
      ({ role, body: where }) =>
        (part.holds as readonly string[]).includes(role) &&
        (part.within === 'bureau' || (part.within === 'body' ? where === at : line.includes(where))),
    ).flatMap(({ id }) => held(id))
  })
  // Taken over in the course of a year: for the whole of that year.
  const self = holdings
    .filter((one) => one.post === subject && on(day)({ ...one, from: `${one.from.slice(0, 4)}-01-01` }))
    .map((one) => one.person)
  return new Set(people.filter((one) => !self.includes(one)))
}

describe('人员名单', () => {
  test('每一天名单上正是当天的人：在册、任职、分管都随日期变，不含任职者本人', () => {
    const name = fc.constantFrom(...(Object.keys(LISTS) as ListName[]))
    fc.assert(
      fc.property(
        facts,
        name,
        fc.constantFrom('b1', 'b2', 'p1', 'p2', 'p3'),
        fc.nat(500),
        (given, list, subject, n) => {
          const day = formatDay(FIRST + n)
          const people = peopleOnList(list, given, new Set([subject]))[subject]!
          expect(new Set(people.filter(on(day)).map((one) => one.person))).toEqual(expected(list, given, subject, day))
        },
      ),
      { numRuns: 600 },
    )
  })

  test('支部书记换人：新书记接任当年全年不是自己的谈话对象，旧书记从离任次日起是', () => {
    const from = '2025-01-01'
    const given: RosterFacts = {
      bodies: [{ id: 'b2' }],
      posts: POSTS,
      stays: [
        { person: 'z1', body: 'b2', member: true, from, to: null },
        { person: 'z2', body: 'b2', member: false, from, to: null },
      ],
      holdings: [
        { person: 'z1', post: 'p3', from, to: '2026-12-09' },
        { person: 'z2', post: 'p3', from: '2026-12-10', to: null },
      ],
      lines: [],
    }
    expect(peopleOnList('staff', given, new Set(['p3'])).p3).toEqual([
      { person: 'z1', from: '2026-12-10', to: null },
      { person: 'z2', from, to: '2025-12-31' },
    ])
  })
})
