/** Whether something held on a day may still be entered or changed. Pure. */
import { formatDay, type IsoDate, parseDay } from '#kernel/day.ts'
import { CLOSED_ENTRY_DAYS } from './closing.schema.ts'

/** What one subject has asked for in a closed period. */
export interface Allowance {
  readonly from: IsoDate
  readonly to: IsoDate
  /** When the committee has allowed it; null: it is still to decide. */
  readonly decidedOn: IsoDate | null
}

/** Why something may not be entered or changed. */
export interface Closure {
  /** In office Chinese, with what to do. */
  readonly why: string
  /** Leave has been asked for and is still to be decided on. */
  readonly asked: boolean
}

/** Null where it may be entered. `through`: the last closed day, null where none is. */
export function closureOf(
  heldOn: IsoDate,
  through: IsoDate | null,
  allowed: readonly Allowance[],
  today: IsoDate,
): Closure | null {
  if (through === null || heldOn > through) return null
  const here = allowed.filter(({ from, to }) => from <= heldOn && heldOn <= to)
  if (permitOf(heldOn, through, here, today)) return null
  const asked = here.some(({ decidedOn }) => decidedOn === null)
  const ended = lastDayOf(here)
  const what = asked
    ? `${heldOn}的补登更正申请正在审批，批准后${CLOSED_ENTRY_DAYS}天内办理。`
    : ended
      ? `${heldOn}的补登更正获准办理到${ended}为止，现在已经过期。仍需办理的，请在“审批”页重新申请。`
      : `确需补登、更正或作废${heldOn}的纪实，请先在“审批”页申请补登更正，批准后${CLOSED_ENTRY_DAYS}天内办理。`
  return { asked, why: `已关账至${through}（含当日）。${what}` }
}

/** By whose leave something in a closed period may be entered or changed: how far it is closed, and until when. */
export interface Permit {
  readonly through: IsoDate
  readonly until: IsoDate
}

/** Null where the day is open to everybody, or closed to this one too; of several the one that holds longest. */
export function permitOf(
  heldOn: IsoDate,
  through: IsoDate | null,
  allowed: readonly Allowance[],
  today: IsoDate,
): Permit | null {
  if (through === null || heldOn > through) return null
  const until = lastDayOf(allowed.filter(({ from, to }) => from <= heldOn && heldOn <= to))
  return until !== undefined && today <= until ? { through, until } : null
}

/** Until when the leave holds that holds longest; undefined where none was given. */
const lastDayOf = (allowed: readonly Allowance[]): IsoDate | undefined =>
  allowed
    .flatMap(({ decidedOn }) => (decidedOn ? permittedUntil(decidedOn) : []))
    .sort()
    .at(-1)

/** What whoever records is told when it is closed otherwise than before: which days are closed now, or open again. */
export function closingNews(before: IsoDate | null, through: IsoDate | null): { title: string; text: string } {
  if (through !== null && (before === null || through > before))
    return {
      title: `已关账至${through}（含当日）`,
      text:
        before === null
          ? `${through}及以前开展的工作不再登记、更正、作废。`
          : `新关账的是${after(before)}至${through}。`,
    }
  const again = through === null ? `${before}及以前` : `${after(through)}至${before}`
  return {
    title: through === null ? '已关账的期间全部重新打开' : `关账日改为较早的${through}（含当日）`,
    text: `${again}开展的工作重新可以登记、更正、作废${through === null ? '' : `，${through}及以前的仍关账`}。`,
  }
}

const after = (day: IsoDate): IsoDate => formatDay(parseDay(day) + 1)

/** The last day on which what was permitted may be entered or corrected. */
export const permittedUntil = (decidedOn: IsoDate): IsoDate => formatDay(parseDay(decidedOn) + CLOSED_ENTRY_DAYS)

/** What whoever enters something holds together, and whoever closes holds alone. */
export const closingLock = (bureau: string): string => `closing ${bureau}`
