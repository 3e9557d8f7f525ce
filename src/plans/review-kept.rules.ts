/** The steps of a review that outlive a reload of the page. Pure. */
import { itemsOf, type OwnVersions, type Step, stepsWithout } from './review.rules.ts'

/** As the tab keeps it. */
export interface KeptHistory {
  readonly steps: readonly Step[]
  readonly own: readonly (readonly [id: string, version: number])[]
}

/** So many steps back a reviewer may want to go; each of them is small. */
const MOST = 100

/** What is kept of a history: its last steps, and the versions that these need. */
export function keptOf(steps: readonly Step[], own: OwnVersions): KeptHistory {
  const last = steps.slice(-MOST)
  const needed = new Set(last.flatMap(itemsOf))
  return { steps: last, own: [...own].filter(([id]) => needed.has(id)) }
}

/**
 * The history as it can go on: without the steps of what somebody else has changed meanwhile, or whose saving nobody
 * has seen.
 */
export function takenUp(
  { steps = [], own = [] }: Partial<KeptHistory>,
  items: readonly { readonly id: string; readonly version: number }[],
): { readonly steps: readonly Step[]; readonly own: OwnVersions } {
  const versions = new Map(own)
  const now = new Map(items.map(({ id, version }) => [id, version]))
  const lost = steps.flatMap(itemsOf).filter((id) => !versions.has(id) || versions.get(id) !== now.get(id))
  return { steps: stepsWithout(steps, lost), own: versions }
}
