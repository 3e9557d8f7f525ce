/** Promises as one plan makes them, read from a few sentences: for what compares two plans. */
import type { Promised } from '#plans/likeness.rules.ts'
import { draftOf } from '#plans/plan.rules.ts'
import type { Draft } from '#plans/plan.schema.ts'
import { readPlan } from '#plans/reader/read.rules.ts'

type Office = Parameters<typeof draftOf>[2]

/** A bureau whose plans are compared: every sort of body that owes by itself, branches, leaders and secretaries. */
export const COMPARING: Office = {
  bodies: [
    { id: 'b1', name: '党组', kind: 'leading_group' },
    { id: 'b2', name: '机关党委', kind: 'bureau_committee' },
    { id: 'b3', name: '机关纪委', kind: 'discipline_committee' },
    { id: 'b4', name: '办公室党支部', kind: 'branch' },
    { id: 'b5', name: '外业临时党支部', kind: 'temporary_branch' },
  ],
  posts: [
    { id: 'p1', name: '局长', role: 'bureau_leader', body: 'b1' },
    { id: 'p2', name: '党支部书记', role: 'branch_secretary', body: 'b4' },
  ],
}

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
