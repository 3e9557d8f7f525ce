/** What a draft still lacks. Beside plan.rules.ts, so that the page need not load the reader. */
import type { Owes } from '#duties/duty.schema.ts'
import { isListName } from '#duties/list.schema.ts'
import { parseDay } from '#kernel/day.ts'
import { BODY_KINDS, POST_ROLES } from '#office/office.schema.ts'
import type { Draft } from './plan.schema.ts'

/** Days that a duty may be in force at the most. */
const LONGEST = 731

const has = (table: object, key: string) => Object.keys(table).includes(key)
const isKnown = (one: Owes) =>
  'bodies' in one ? has(BODY_KINDS, one.bodies) : 'posts' in one ? has(POST_ROLES, one.posts) : true

/** Why an accepted draft cannot be published yet; null when it can. */
export function hindrance(draft: Draft): string | null {
  if (draft.owes.length === 0) return '还没有明确由谁负责'
  if ((draft.measure === 'counterparts' || draft.measure === 'members') && !isListName(draft.list))
    return '按人员计算的任务还没有选定名单'
  if ((draft.measure === 'ratio' || draft.cadence.every === 'items') && !draft.register)
    return '按比率或逐项计算的任务还没有选定事项台账，请在“事项台账”一栏选定'
  if (draft.inForce.to < draft.inForce.from) return '止日早于起日'
  if (parseDay(draft.inForce.to) - parseDay(draft.inForce.from) > LONGEST) return '起止日期相隔太久，一项任务最长两年'
  if (draft.owes.some((one) => !isKnown(one))) return '责任单位（岗位）的种类不认识，请重新选择'
  if (draft.bound === 'at-most' && draft.measure !== 'count' && draft.measure !== 'sum')
    return '“至多”只能用于次数和数量'
  return null
}
