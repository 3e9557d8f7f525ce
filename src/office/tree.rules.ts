/** Bodies in the order in which an office reads them: each under its superior, by rank of kind, else as they were given. */
import { BODY_KINDS, type Body, type BodyKind, BRANCH_COMMITTEE, type PostRole } from './office.schema.ts'

export interface TreeRow {
  readonly body: Body
  /** 0 for bodies without a superior. */
  readonly depth: number
}

const KIND_ORDER = Object.keys(BODY_KINDS) as BodyKind[]

/** Whether the body exists on the day. */
export const isActive = ({ from, to }: Pick<Body, 'from' | 'to'>, day: string): boolean =>
  from <= day && (to === null || to >= day)

/** What is entered as of old, when the true day is not at hand: the first day of the year. */
export const yearStart = (day: string): string => `${day.slice(0, 4)}-01-01`

/** All bodies as rows of a tree; one whose superior is not among them stands at the top. */
export function treeOf(bodies: readonly Body[]): TreeRow[] {
  const ids = new Set(bodies.map(({ id }) => id))
  // Map.groupBy would be shorter; Chrome 88 lacks it.
  const under = new Map<string | null, Body[]>()
  for (const body of bodies) {
    const parent = body.parentId && ids.has(body.parentId) ? body.parentId : null
    under.set(parent, [...(under.get(parent) ?? []), body])
  }
  const rows = (parent: string | null, depth: number): TreeRow[] =>
    [...(under.get(parent) ?? [])].sort(byKind).flatMap((body) => [{ body, depth }, ...rows(body.id, depth + 1)])
  return rows(null, 0)
}

const byKind = (a: Body, b: Body) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind)

/** Rows whose name holds the words, with all their superiors, so that one sees where they stand. */
export function matching(rows: readonly TreeRow[], words: string): TreeRow[] {
  if (words === '') return [...rows]
  const byId = new Map(rows.map((row) => [row.body.id, row.body]))
  const shown = new Set<string>()
  for (const { body } of rows) {
    if (!body.name.includes(words)) continue
    for (let at: Body | undefined = body; at; at = at.parentId ? byId.get(at.parentId) : undefined) shown.add(at.id)
  }
  return rows.filter(({ body }) => shown.has(body.id))
}

/** Posts that a kind of body usually has; any other kind may have any. */
export const USUAL_ROLES: Readonly<Partial<Record<BodyKind, readonly PostRole[]>>> = {
  leading_group: ['leading_group_secretary', 'bureau_leader'],
  bureau_committee: ['committee_secretary', 'committee_officer'],
  discipline_committee: ['discipline_secretary', 'discipline_member'],
  branch: BRANCH_COMMITTEE,
  temporary_branch: BRANCH_COMMITTEE,
  division: ['division_head'],
}

/** Posts that answer for other bodies (分管). */
export const LINE_ROLES: ReadonlySet<PostRole> = new Set(['leading_group_secretary', 'bureau_leader'])
