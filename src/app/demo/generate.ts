/**
 * The demonstration bureau: everything about it follows from a seed and a day. Pure: the same two give the same
 * rows to the byte.
 */
import { occurrencesOf } from '#duties/occurrences.rules.ts'
import { premisesOf } from '#duties/premises.rules.ts'
import { parseScenario } from '#duties/scenario.schema.ts'
import type { Day } from '#kernel/day.ts'
import type { Entry } from '#records/record-entry.store.ts'
import { accountKey, accountsOf, type DemonstrationAccount, officeAccount } from './accounts.ts'
import { bodiesOf, branchBody } from './bodies.ts'
import { idOf } from './dice.ts'
import { draftsOf } from './drafts.ts'
import { PUBLISHED, type PublishedPlan, publishedPlan } from './duties.ts'
import { branchOf } from './forms.ts'
import type { Roster } from './people.ts'
import { rosterOf } from './people.ts'
import { type Posts, postsOf } from './posts.ts'
import { type Records, recordsOf } from './records.ts'
import { type RegisterRows, registerEntries, registerOf } from './registers.ts'
import { type Roll, rollOf } from './roll.ts'
import { BRANCHES, BUREAU_NAME, FIELD_BRANCH } from './structure.ts'
import { type Row, type World, worldOf } from './world.ts'

export interface Demonstration extends Roster, Posts, Records {
  readonly bureau: { readonly bureau_id: string; readonly name: string; readonly demonstration: true }
  readonly bodies: Row<'body'>[]
  readonly accounts: DemonstrationAccount[]
  /** Account of the committee's office, which keeps plan and files. */
  readonly office: string
  readonly plans: PublishedPlan[]
  readonly register: RegisterRows
  readonly drafts: Row<'draft'>[]
}

export const bureauId = (seed: string): string => idOf(seed, 'bureau')

export function generateBureau({ seed, today }: { readonly seed: string; readonly today: Day }): Demonstration {
  const world = worldOf(seed, today)
  const bureau = bureauId(seed)
  const bodies = bodiesOf(world)
  const roster = rosterOf(world, seed)
  const posts = postsOf(world)
  const names = new Map(roster.people.map((person) => [person.id, person.name]))
  const accounts = accountsOf(world, names)
  const plans = planWorlds(seed, world).map((each) => publishedPlan(each, bodies, posts))
  const roll = rollOf(bodies, roster, posts)
  const branchKeys = new Map([...BRANCHES, FIELD_BRANCH].map(({ key }) => [world.id(branchBody(key)), key]))
  const enters = entererOf(world, roll, accounts)
  const records = recordsOf(occurrencesIn(bodies, posts, plans, today), { world, roll, bureau, branchKeys, enters })
  const terms = plans.flatMap((plan) => plan.terms)
  return {
    ...roster,
    ...posts,
    ...records,
    entries: [...records.entries, ...registerEntries(terms, world, { bureau, bodies, enters })],
    register: registerOf(world),
    bureau: { bureau_id: bureau, name: BUREAU_NAME, demonstration: true },
    bodies,
    accounts,
    office: officeAccount(world),
    plans,
    drafts: draftsOf(world, (username) => world.id(accountKey(username))),
  }
}

/** Early in a year two plans are in force: last year's, and this year's once it has been published. */
function planWorlds(seed: string, world: World): World[] {
  const next = worldOf(seed, world.today, world.year + 1)
  return next.hasCome(PUBLISHED) ? [world, next] : [world]
}

/** Everything that the plans make the bureau owe, by the engine itself. */
function occurrencesIn(bodies: readonly Row<'body'>[], posts: Posts, plans: readonly PublishedPlan[], today: Day) {
  const holders = Map.groupBy(posts.holdings, (holding) => holding.post_id)
  const scenario = parseScenario({
    bodies: bodies.map((body) => ({
      id: body.id,
      kind: body.kind,
      from: body.from_day,
      to: body.to_day,
      recordsSince: body.records_since,
    })),
    posts: posts.posts.map((post) => ({
      id: post.id,
      role: post.role,
      body: post.body_id,
      holders: (holders.get(post.id) ?? []).map((h) => ({ person: h.person_id, from: h.from_day, to: h.to_day })),
    })),
    duties: plans.flatMap(({ terms }) => terms),
  })
  return occurrencesOf(scenario.duties, today, premisesOf(scenario))
}

/** A branch's secretary of the day enters for the branch, a leader with an account for himself, else the office. */
function entererOf(world: World, roll: Roll, accounts: readonly DemonstrationAccount[]) {
  const byPerson = new Map(accounts.map(({ row }) => [row.person_id, { account: row.id, name: row.display_name }]))
  const office = [...byPerson.values()].find(({ account }) => account === officeAccount(world))!
  return (subject: string, day: Day): Entry['by'] => {
    const body = roll.bodyOfPost.get(subject) ?? subject
    const branch = branchOf(body, roll)
    const person = branch
      ? roll.holdersOf('branch_secretary', day, new Set([branch]))[0]
      : roll.bodyOfPost.has(subject)
        ? roll.holderOn(subject, day)
        : roll.holdersOf('discipline_secretary', day, new Set([body]))[0]
    return byPerson.get(person ?? '') ?? office
  }
}
