/** From roster, posts and lines of responsibility to who is on a list, and from when to when. Pure. */
import { formatDay, type IsoDate, parseDay } from '#kernel/day.ts'
import { LISTS, type ListName, type ListPart } from './list.schema.ts'
import type { PersonSpan } from './scenario.schema.ts'

export interface Span {
  readonly from: IsoDate
  /** Null while it goes on. */
  readonly to: IsoDate | null
}

/** What the office knows, each fact with its days. */
export interface RosterFacts {
  readonly bodies: readonly { readonly id: string }[]
  readonly posts: readonly { readonly id: string; readonly role: string; readonly body: string }[]
  readonly stays: readonly (Span & { readonly person: string; readonly body: string; readonly member: boolean })[]
  readonly holdings: readonly (Span & { readonly person: string; readonly post: string })[]
  readonly lines: readonly (Span & { readonly post: string; readonly body: string })[]
}

/**
 * The people of a list for each of some subjects, bodies and posts alike. Nobody owes a talk to himself: whoever holds
 * the post that owes is not on its list, and that from the first day of the year in which it was taken over. A list has
 * days but no periods, and for most of the year of a talk asked for once a year a successor of December was one of the
 * others; he would be asked to talk with himself. Whoever has left the post is on the list from the day after.
 */
export function peopleOnList(
  name: ListName,
  facts: RosterFacts,
  subjects: ReadonlySet<string>,
): Record<string, PersonSpan[]> {
  const index = indexOf(facts)
  const lists: Record<string, PersonSpan[]> = {}
  for (const id of subjects) {
    const post = index.posts.get(id)
    const own = (index.holdingsOf.get(id) ?? []).map((held) => ({ ...held, from: firstOfYear(held.from) }))
    const people = LISTS[name].parts.flatMap((part) => partOf(part, id, post?.body ?? id, index))
    lists[id] = own.length === 0 ? people : people.flatMap((stay) => without(stay, own))
  }
  return lists
}

type Index = ReturnType<typeof indexOf>

function indexOf({ posts, stays, holdings, lines }: RosterFacts) {
  return {
    posts: new Map(posts.map((post) => [post.id, post])),
    byRole: Map.groupBy(posts, ({ role }) => role),
    stays,
    staysIn: Map.groupBy(stays, ({ body }) => body),
    holdingsOf: Map.groupBy(holdings, ({ post }) => post),
    linesOf: Map.groupBy(lines, ({ post }) => post),
  }
}

function partOf(part: ListPart, subject: string, body: string, index: Index): PersonSpan[] {
  if ('belongs' in part) {
    const stays = part.within === 'bureau' ? index.stays : (index.staysIn.get(body) ?? [])
    return stays
      .filter(({ member }) => part.belongs === 'everybody' || member === (part.belongs === 'members'))
      .map(personSpan)
  }
  const posts = part.holds.flatMap((role) => index.byRole.get(role) ?? [])
  return posts.flatMap((post) => {
    const holdings = index.holdingsOf.get(post.id) ?? []
    if (part.within === 'line') return duringLines(holdings, index.linesOf.get(subject), post.body)
    if (part.within === 'above') return duringLines(holdings, index.linesOf.get(post.id), body)
    return part.within === 'bureau' || post.body === body ? holdings.map(personSpan) : []
  })
}

/** The days of holdings on which one of the lines reaches the body. */
const duringLines = (
  holdings: readonly (Span & { readonly person: string })[],
  lines: readonly (Span & { readonly body: string })[] | undefined,
  body: string,
): PersonSpan[] =>
  (lines ?? [])
    .filter((line) => line.body === body)
    .flatMap((line) => holdings.flatMap((holding) => shared(holding, line)))

const personSpan = ({ person, from, to }: Span & { person: string }): PersonSpan => ({ person, from, to })

const LAST: IsoDate = '9999-12-31'

const firstOfYear = (day: IsoDate): IsoDate => `${day.slice(0, 4)}-01-01`

/** The days of a holding that lie in a span. */
function shared(holding: Span & { person: string }, span: Span): PersonSpan[] {
  const from = holding.from > span.from ? holding.from : span.from
  const end = [holding.to ?? LAST, span.to ?? LAST].sort()[0]!
  return from <= end ? [{ person: holding.person, from, to: end === LAST ? null : end }] : []
}

/** The days of a stay without those of the same person's holdings. */
function without(stay: PersonSpan, holdings: readonly (Span & { person: string })[]): PersonSpan[] {
  let left = [{ from: stay.from ?? '0001-01-01', to: stay.to ?? LAST }]
  for (const { person, from, to } of holdings) {
    if (person !== stay.person) continue
    const end = to ?? LAST
    left = left.flatMap((span) => {
      if (end < span.from || span.to < from) return [span]
      const parts: typeof left = []
      if (span.from < from) parts.push({ from: span.from, to: formatDay(parseDay(from) - 1) })
      if (end < span.to) parts.push({ from: formatDay(parseDay(end) + 1), to: span.to })
      return parts
    })
  }
  return left.map(({ from, to }) => ({ person: stay.person, from, to: to === LAST ? null : to }))
}
