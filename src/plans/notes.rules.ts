/** What a reviewer should look at in a draft, one note for each matter. Pure. */
import { hindrance } from './hindrance.rules.ts'
import type { ReviewItem } from './plan.schema.ts'

/** Words by which a note is known to speak of the same matter as another; the first that fits. */
const MATTERS = [/台账/, /名单/, /由谁负责/] as const

const matterOf = (note: string): string => MATTERS.find((words) => words.test(note))?.source ?? note

/**
 * What stops publishing first, then what was uncertain in the reading; of several notes on one matter the longest, which
 * says best what to do, and that it stops publishing. Once decided, only what stops publishing.
 */
export function notesOf({ draft, state }: Pick<ReviewItem, 'draft' | 'state'>): string[] {
  const hindered = state === 'rejected' ? null : hindrance(draft)
  const stop = hindered && `${hindered}，请先修改`
  const all = [...(stop ? [stop] : []), ...(state === 'proposed' ? draft.review : [])]
  return [...Map.groupBy(all, matterOf).values()].map((notes) => {
    const best = notes.reduce((longest, one) => (one.length > longest.length ? one : longest))
    return stop && notes.includes(stop) && best !== stop ? `${best}（修改以前不能发布）` : best
  })
}
