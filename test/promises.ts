/** Promises as one plan makes them, read from a few sentences: for what compares two plans. */
import type { Promised } from '#plans/likeness.rules.ts'
import { draftOf } from '#plans/plan.rules.ts'
import type { Draft } from '#plans/plan.schema.ts'
import { readPlan } from '#plans/reader/read.rules.ts'

type Office = Parameters<typeof draftOf>[2]

/** Reads sentences as a plan of a bureau with these bodies and posts. */
export const promisesOf =
  (office: Office) =>
  (sentences: string, year = 2026): Promised[] =>
    readPlan(`某局党建工作要点\n一、各项工作\n1.任务。${sentences}\n`).commitments.map((reading, i) => ({
      id: `${year}-${i}`,
      reading,
      draft: draftOf(reading, year, office).draft,
      edited: false,
    }))

/** A promise that a reviewer has corrected. */
export const corrected = (item: Promised, draft: Partial<Draft>): Promised => ({
  ...item,
  draft: { ...item.draft, ...draft },
  edited: true,
})
