/** Taking back what was done to commitments beside deciding on them: marked, joined, taken apart, edited. */
import { api } from '#ui/client.ts'
import type { ReviewItem } from './plan.schema.ts'
import type { Step } from './review.rules.ts'

/** Gives the items as they are again; null where one is gone and the plan is to be asked for. */
export async function takeBack(
  planId: string,
  step: Exclude<Step, { kind: 'decided' }>,
  items: readonly ReviewItem[],
): Promise<readonly ReviewItem[] | null> {
  const versionOf = (id: string) => ({ id, version: items.find((item) => item.id === id)?.version ?? 0 })
  const item = versionOf(step.id)
  switch (step.kind) {
    case 'marked':
      await api.plans.unmark({ id: planId, item })
      return null
    case 'joined':
      return (await api.plans.separate({ id: planId, item })).items
    case 'separated':
      return (await api.plans.join({ id: planId, first: versionOf(step.first), second: item })).items
    case 'edited':
      return [await api.plans.edit({ ...item, draft: step.draft, edited: step.edited })]
  }
}
