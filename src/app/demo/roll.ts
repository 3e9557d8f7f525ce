/** Who belonged where and held what on a day. */
import { holds, type Interval, intervalOf } from '#duties/interval.rules.ts'
import type { Day } from '#kernel/day.ts'
import type { HeldPost } from '#records/record.rules.ts'
import type { Roster } from './people.ts'
import type { Posts } from './posts.ts'
import type { Row } from './world.ts'

interface Stay {
  readonly person: string
  readonly span: Interval
}

export interface Roll {
  /** Ids of the people of a body on a day, in the order of the roster. */
  everybodyOn(body: string, day: Day): string[]
  /** Of them the Party members. */
  membersOn(body: string, day: Day): string[]
  /** The same people in the order of their names, as a form lists them. */
  byName(people: readonly string[]): string[]
  holderOn(post: string, day: Day): string | null
  readonly bodyOfPost: ReadonlyMap<string, string>
  readonly roleOfPost: ReadonlyMap<string, string>
  readonly bodies: ReadonlyMap<string, Row<'body'>>
  /** Holders of a role on a day; only of posts in `bodies` where that is given. */
  holdersOf(role: string, day: Day, bodies?: ReadonlySet<string>): string[]
  /** The posts that some people hold on a day. */
  heldBy(people: readonly string[], day: Day): HeldPost[]
  /** Bodies in the line of a post. */
  lineOf(post: string): ReadonlySet<string>
}

const staysOf = (rows: readonly { person_id: string; from_day: string; to_day?: string | null }[]): Stay[] =>
  rows.map((row) => ({ person: row.person_id, span: intervalOf({ from: row.from_day, to: row.to_day ?? null }) }))

export function rollOf(bodies: readonly Row<'body'>[], roster: Roster, posts: Posts): Roll {
  const members = new Set(roster.people.filter((person) => person.party_member).map((person) => person.id))
  const names = roster.people.toSorted((a, b) => (a.sort_key! < b.sort_key! ? -1 : 1))
  const places = new Map(names.map(({ id }, place) => [id, place]))
  const stays = mapValues(
    Map.groupBy(roster.memberships, (row) => row.body_id),
    staysOf,
  )
  const tenures = mapValues(
    Map.groupBy(posts.holdings, (row) => row.post_id),
    staysOf,
  )
  const bodyOfPost = new Map(posts.posts.map((post) => [post.id, post.body_id]))
  const holdingsOf = Map.groupBy(
    posts.holdings.map((row) => ({
      person: row.person_id,
      post: row.post_id,
      body: bodyOfPost.get(row.post_id)!,
      span: intervalOf({ from: row.from_day, to: row.to_day ?? null }),
    })),
    ({ person }) => person,
  )
  const lines = Map.groupBy(posts.responsibilities, (row) => row.post_id)
  const on = (list: readonly Stay[] | undefined, day: Day) =>
    (list ?? []).filter(({ span }) => holds(span, day)).map(({ person }) => person)
  const everybodyOn = (body: string, day: Day) => on(stays.get(body), day)
  const holderOn = (post: string, day: Day) => on(tenures.get(post), day)[0] ?? null
  return {
    everybodyOn,
    membersOn: (body, day) => everybodyOn(body, day).filter((person) => members.has(person)),
    byName: (people) => people.toSorted((a, b) => places.get(a)! - places.get(b)!),
    holderOn,
    bodyOfPost,
    roleOfPost: new Map(posts.posts.map((post) => [post.id, post.role])),
    bodies: new Map(bodies.map((body) => [body.id, body])),
    holdersOf: (role, day, within) =>
      posts.posts
        .filter((post) => post.role === role && (!within || within.has(post.body_id)))
        .flatMap((post) => holderOn(post.id, day) ?? []),
    heldBy: (people, day) =>
      people.flatMap((person) =>
        (holdingsOf.get(person) ?? [])
          .filter(({ span }) => holds(span, day))
          .map(({ post, body }) => ({ person, post, body })),
      ),
    lineOf: (post) => new Set((lines.get(post) ?? []).map((row) => row.body_id)),
  }
}

function mapValues<K, V, W>(map: Map<K, V>, to: (value: V) => W): Map<K, W> {
  return new Map([...map].map(([key, value]) => [key, to(value)]))
}
