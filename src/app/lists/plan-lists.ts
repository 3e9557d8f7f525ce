/** Lists of what plans ask: the tasks of one, and two side by side. */
import { z } from 'zod'
import type { Names } from '#duties/owes-words.rules.ts'
import type { Context } from '#kernel/endpoint.ts'
import { idSchema } from '#office/office.schema.ts'
import { plainNames, subjectNames } from '#office/office.store.ts'
import { compareCells, compareColumns } from '#plans/compare-table.rules.ts'
import { plans } from '#plans/plan.api.ts'
import { PLAN_STATES, planReviewSchema } from '#plans/plan.schema.ts'
import { REVIEW_COLUMNS, reviewCells } from '#plans/review-table.rules.ts'
import { asked, type Lists, noteOf } from './list.ts'

async function namesIn({ tx, actor }: Context): Promise<Names> {
  return plainNames(await subjectNames(tx, actor.bureauId))
}

const reviewOf = async (context: Context, id: string) => planReviewSchema.parse(await plans.get.run(context, { id }))

export const planLists: Lists = {
  'plan-tasks': {
    part: 'plans',
    grant: 'plan.read',
    make: async (context, query) => {
      const { planId } = asked(z.object({ planId: idSchema }), query)
      const { plan, items } = await reviewOf(context, planId)
      return {
        title: `${plan.title}任务表`,
        note: noteOf(PLAN_STATES[plan.state], `共${items.length}条`),
        columns: REVIEW_COLUMNS,
        rows: reviewCells(items, await namesIn(context)),
      }
    },
  },
  'plan-comparison': {
    part: 'plans',
    grant: 'plan.read',
    make: async (context, query) => {
      const { planId, with: other } = asked(z.object({ planId: idSchema, with: idSchema }), query)
      const after = await reviewOf(context, planId)
      const before = await reviewOf(context, other)
      return {
        title: '要点对照表',
        note: noteOf('按审核后的任务对照'),
        columns: compareColumns(before, after),
        rows: compareCells(before, after, await namesIn(context)),
      }
    },
  },
}
