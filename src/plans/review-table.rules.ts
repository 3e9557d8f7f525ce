/** The tasks of a plan as a list to hand round while it is reviewed. Pure. */
import { describeCadence } from '#duties/describe.rules.ts'
import { creditKindLabel } from '#duties/kinds.schema.ts'
import type { Names } from '#duties/owes-words.rules.ts'
import type { ReviewItem } from './plan.schema.ts'
import { SHOWN_STATES, shownState, stateWords } from './review.rules.ts'
import { forceWords, ownersWords, placeWords } from './wording.rules.ts'

export const REVIEW_COLUMNS = [
  { head: '序号', share: 5 },
  { head: '要点', share: 7 },
  { head: '任务', share: 18 },
  { head: '由谁负责', share: 14 },
  { head: '种类', share: 9 },
  { head: '要求', share: 15 },
  { head: '有效期', share: 12 },
  { head: '原文', share: 30 },
  { head: '审核', share: 8 },
] as const

export const reviewCells = (items: readonly ReviewItem[], names: Names): string[][] =>
  items.map((item, index) => {
    const { reading, draft } = item
    return [
      String(index + 1),
      placeWords(reading) ?? '',
      draft.title,
      ownersWords(draft.owes, names),
      creditKindLabel(draft.kind),
      describeCadence(draft),
      forceWords(draft.inForce),
      reading.quote,
      // Its column is narrow: of what is left with an earlier version the name stands under 任务 already.
      shownState(item) === 'carried' ? SHOWN_STATES.carried : stateWords(item, items),
    ]
  })
