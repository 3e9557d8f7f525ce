/** The people of the made-up bureau and the branches that they belonged to, from when to when. */
import { dayOf, formatDay, parseDay } from '#kernel/day.ts'
import { namePinyin } from '#office/pinyin.rules.ts'
import { branchBody, divisionBody } from './bodies.ts'
import { namesOf } from './names.ts'
import { BRANCHES, CHANGES, LEADERS, MOVES } from './structure.ts'
import type { Row, World } from './world.ts'

interface PersonPlan {
  /** `branch/number`: members first, then staff. */
  readonly key: string
  readonly branch: string
  readonly member: boolean
  /** Where the person works; none for the leaders. */
  readonly division: string | null
}

const { before: DEPARTED, leaves: DEPARTED_ON, after: NEWCOMER, comes: NEWCOMER_ON } = CHANGES['digital leader']

function planned(): PersonPlan[] {
  const leaders = new Set(LEADERS.map(({ person }) => person))
  const people = BRANCHES.flatMap(({ key: branch, divisions, members, staff }) =>
    Array.from({ length: members + staff }, (_, n) => {
      const key = `${branch}/${n}`
      return { key, branch, member: n < members, division: leaders.has(key) ? null : divisionOf(divisions, n) }
    }),
  )
  return [...people, { key: DEPARTED, branch: DEPARTED.split('/')[0]!, member: true, division: null }]
}

/** Of two divisions the second takes two in five, its heads among them. */
const divisionOf = (divisions: readonly string[], n: number) => divisions[divisions.length > 1 && n % 5 > 2 ? 1 : 0]!

export const personKey = (key: string) => `person ${key}`

export interface Roster {
  readonly people: Row<'person'>[]
  readonly memberships: Row<'membership'>[]
}

/** Everybody with the branches of the past and of today. What lies ahead of today is left out. */
export function rosterOf(world: World, seed: string): Roster {
  const dice = world.dice('people')
  const plan = planned()
  const names = namesOf(seed, plan.length)
  const roster: Roster = { people: [], memberships: [] }
  for (const [n, { key, branch, member, division }] of plan.entries()) {
    const joined = dayOf(world.year - dice.between(4, 7), dice.between(1, 12), dice.between(1, 28))
    if (key === NEWCOMER && !world.hasCome(NEWCOMER_ON)) continue
    const from = key === NEWCOMER ? parseDay(world.on(NEWCOMER_ON)) : joined
    const to = key === DEPARTED && world.hasCome(DEPARTED_ON) ? world.on(DEPARTED_ON) : null
    const moves = MOVES.filter(({ person, on }) => person === key && world.hasCome(on))
    const stays = [{ branch, from }, ...moves.map((move) => ({ branch: move.to, from: parseDay(world.on(move.on)) }))]
    const id = world.id(personKey(key))
    const name = names[n]!
    roster.people.push({
      id,
      name,
      ...namePinyin(name),
      party_member: member,
      body_id: world.id(branchBody(stays.at(-1)!.branch)),
      from_day: formatDay(from),
      to_day: to,
    })
    if (division !== null)
      roster.memberships.push({
        id: world.id(`membership ${key} division`),
        person_id: id,
        body_id: world.id(divisionBody(division)),
        from_day: formatDay(from),
        to_day: to,
      })
    for (const [i, stay] of stays.entries()) {
      const next = stays[i + 1]
      roster.memberships.push({
        id: world.id(`membership ${key} ${i}`),
        person_id: id,
        body_id: world.id(branchBody(stay.branch)),
        from_day: formatDay(stay.from),
        to_day: next ? formatDay(next.from - 1) : to,
      })
    }
  }
  return roster
}
