/** Bodies, posts and people as tables: under the heads of the templates, so that a table taken along can come back. Pure. */
import { BODY_COLUMNS } from './import/bodies.rules.ts'
import { memberCell } from './import/cell.rules.ts'
import type { Column } from './import/column.schema.ts'
import { PEOPLE_COLUMNS } from './import/people.schema.ts'
import { Places } from './import/place.rules.ts'
import { POST_COLUMNS } from './import/posts.rules.ts'
import { BODY_KINDS, type Body, POST_ROLES, type Post } from './office.schema.ts'
import type { KnownPerson, Stay } from './roster.schema.ts'
import { isActive } from './tree.rules.ts'

interface Table {
  readonly columns: readonly { readonly head: string; readonly share: number }[]
  readonly rows: readonly string[][]
}

/** One column: its head, its share of the width and its cell. */
type Cell<T> = readonly [head: string, share: number, cell: (one: T) => string]

const tableOf = <T>(all: readonly T[], cells: readonly Cell<T>[]): Table => ({
  columns: cells.map(([head, share]) => ({ head, share })),
  rows: all.map((one) => cells.map(([, , cell]) => cell(one))),
})

/** The head that the template gives to a column. */
const headIn = (columns: readonly Column[]) => (key: string) => columns.find((column) => column.key === key)!.head

export function bodyTable(bodies: readonly Body[]): Table {
  const places = new Places(bodies)
  const head = headIn(BODY_COLUMNS)
  return tableOf(bodies, [
    [head('name'), 24, ({ name }) => name],
    [head('kind'), 14, ({ kind }) => BODY_KINDS[kind]],
    [head('parent'), 26, ({ parentId }) => (parentId ? places.called(parentId) : '')],
    [head('from'), 12, ({ from }) => from],
    [head('recordsSince'), 12, ({ recordsSince }) => recordsSince ?? ''],
    ['撤销日期', 12, ({ to }) => to ?? ''],
  ])
}

const holdersOn = (post: Post, day: string) => post.holders.filter((holding) => isActive(holding, day))

/** Posts with who holds them on the day, and what they answer for. */
export function postTable(posts: readonly Post[], bodies: readonly Body[], day: string): Table {
  const places = new Places(bodies)
  const head = headIn(POST_COLUMNS)
  return tableOf(posts, [
    [head('name'), 20, ({ name }) => name],
    [head('body'), 20, ({ bodyId }) => places.called(bodyId)],
    [head('role'), 16, ({ role }) => POST_ROLES[role]],
    [
      '任职人',
      14,
      (post) =>
        holdersOn(post, day)
          .map(({ personName }) => personName)
          .join('、'),
    ],
    [
      '任职日期',
      12,
      (post) =>
        holdersOn(post, day)
          .map(({ from }) => from)
          .join('、'),
    ],
    ['分管', 18, ({ line }) => line.map((id) => places.called(id)).join('、')],
  ])
}

export interface RosterFacts {
  readonly people: readonly KnownPerson[]
  readonly bodies: readonly Body[]
  readonly posts: readonly Post[]
  readonly day: string
  /** Since when somebody belongs somewhere is shown only to who keeps the roster. */
  readonly dates: boolean
}

export function peopleTable({ people, bodies, posts, day, dates }: RosterFacts): Table {
  const places = new Places(bodies)
  const head = headIn(PEOPLE_COLUMNS)
  const held = Map.groupBy(
    posts.flatMap((post) => holdersOn(post, day).map(({ personId }) => ({ personId, post }))),
    ({ personId }) => personId,
  )
  // A post outside the own bodies is known by its path, as in the template.
  const called = (post: Post, { party, work }: KnownPerson) =>
    [party?.bodyId, work?.bodyId].includes(post.bodyId) ? post.name : `${places.called(post.bodyId)}/${post.name}`
  const where = (stay: Stay | null) => (stay ? places.called(stay.bodyId) : '')
  const since = (key: string, of: (one: KnownPerson) => Stay | null): Cell<KnownPerson>[] =>
    dates ? [[head(key), 12, (one) => of(one)?.from ?? '']] : []
  return tableOf(people, [
    [head('name'), 12, ({ name }) => name],
    [head('member'), 11, memberCell],
    [head('party'), 18, ({ party }) => where(party)],
    ...since('partyFrom', ({ party }) => party),
    [head('work'), 16, ({ work }) => where(work)],
    ...since('workFrom', ({ work }) => work),
    [head('posts'), 24, (one) => (held.get(one.id) ?? []).map(({ post }) => called(post, one)).join('、')],
    // Filled in, so that whoever is moved needs the new body alone.
    ...(dates ? [[head('before'), 18, ({ party, work }) => where(party ?? work)] satisfies Cell<KnownPerson>] : []),
  ])
}
