/** The two sides on which one person belongs at the same time: a Party organisation, and the division where one works. */
import type { BodyKind } from './office.schema.ts'

const WORK: ReadonlySet<BodyKind> = new Set(['division', 'district_bureau'])

export type Side = 'party' | 'work'

/** A move changes the one side only: who goes to another division stays in the branch. */
export const sideOf = (kind: BodyKind): Side => (WORK.has(kind) ? 'work' : 'party')

/** The kinds of a side. */
export const kindsOf = (side: Side, kinds: readonly BodyKind[]): BodyKind[] =>
  kinds.filter((kind) => sideOf(kind) === side)
