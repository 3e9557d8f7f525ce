/** What a draft still lacks. Beside plan.rules.ts, so that the page need not load the reader. */
import type { Draft } from './plan.schema.ts'

/** Why an accepted draft cannot be published yet; null when it can. */
export function hindrance(draft: Draft): string | null {
  if (draft.owes.length === 0) return '还没有明确由谁负责'
  if ((draft.measure === 'counterparts' || draft.measure === 'members') && !draft.list)
    return '按人员计算的任务还没有选定名单'
  if ((draft.measure === 'ratio' || draft.cadence.every === 'items') && !draft.register)
    return '按比率或逐项计算的任务还没有选定台账'
  if (draft.inForce.to < draft.inForce.from) return '止日早于起日'
  return null
}
