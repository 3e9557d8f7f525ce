/** Whether something held on a day may still be entered or changed. Pure. */
import { formatDay, type IsoDate, parseDay } from '#kernel/day.ts'
import { CLOSED_ENTRY_DAYS } from './closing.schema.ts'

/** What the committee has allowed one subject in a closed period, and when. */
export interface Allowance {
  readonly from: IsoDate
  readonly to: IsoDate
  readonly decidedOn: IsoDate
}

/** True, or the reason in office Chinese. `through`: the last closed day, null where none is. */
export function mayEnter(
  heldOn: IsoDate,
  through: IsoDate | null,
  allowed: readonly Allowance[],
  today: IsoDate,
): true | string {
  if (through === null || heldOn > through) return true
  const until = ({ decidedOn }: Allowance) => formatDay(parseDay(decidedOn) + CLOSED_ENTRY_DAYS)
  if (allowed.some((one) => one.from <= heldOn && heldOn <= one.to && today <= until(one))) return true
  return `${through}及以前已经关账。确需补登、更正或作废${heldOn}的纪实，请在“审批”中申请，批准后${CLOSED_ENTRY_DAYS}天内办理。`
}

/** What whoever enters something holds together, and whoever closes holds alone. */
export const closingLock = (bureau: string): string => `closing ${bureau}`
