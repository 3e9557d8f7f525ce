/** Appeals in words: one that waits to be decided, one that failed, and which opinions stand beside the fields. Pure. */
import type { ActionView, Finding } from './action.schema.ts'
import type { RecordView } from './record.schema.ts'

export interface Appeal {
  readonly appeal: ActionView
  /** The return that it is against. */
  readonly against: ActionView | null
}

/** Null where the version that stands was not appealed for, or where that was decided. */
export function appealOf(record: Acted): Appeal | null {
  const { state } = record.summary
  const found = state === 'submitted' || state === 'proxied' ? lastAppeal(record) : null
  return found?.decided ? null : found
}

/** An appeal for the version that stands which brought nothing but a second return. */
export interface FailedAppeal extends Appeal {
  readonly decided: ActionView
}

/** Null where the record is not returned, or was not appealed for, or the appeal had been granted. */
export function failedAppealOf(record: Acted): FailedAppeal | null {
  const found = record.summary.state === 'returned' ? lastAppeal(record) : null
  return found?.decided?.action === 'return' ? { ...found, decided: found.decided } : null
}

/** What was done with a record, and where it stands by it. */
export interface Acted extends Pick<RecordView, 'actions'> {
  readonly summary: Pick<RecordView['summary'], 'state' | 'version'>
}

/** The appeal for the version that stands, and the first decision after it. */
function lastAppeal({ summary, actions }: Acted): (Appeal & { readonly decided: ActionView | null }) | null {
  const own = actions.filter(({ version }) => version === summary.version)
  const at = own.findIndex(({ action }) => action === 'appeal')
  if (at < 0) return null
  return {
    appeal: own[at]!,
    against: own.slice(at + 1).find(({ action }) => action === 'return') ?? null,
    decided: own.slice(0, at).findLast(({ action }) => action === 'accept' || action === 'return') ?? null,
  }
}

/** The last return of the version that stands; null where it is not returned. */
export const lastReturn = ({ summary, actions }: Acted): ActionView | null =>
  summary.state === 'returned' ? (actions.find(({ action }) => action === 'return') ?? null) : null

/** An opinion as it stands beside its field. */
export interface ShownFinding extends Finding {
  readonly label: string
}

/** Opinions on the fields that are still to be heeded: after an appeal that failed, those of the first return as well. */
export function shownFindings(record: Acted): readonly ShownFinding[] {
  const named = (action: ActionView | null | undefined, label: string) =>
    (action?.findings ?? []).map((finding) => ({ ...finding, label }))
  const first = failedAppealOf(record)?.against
  return [
    ...named(lastReturn(record) ?? appealOf(record)?.against, first ? '再次退回意见' : '退回意见'),
    ...named(first, '首次退回意见'),
  ]
}

/** Why whoever returned a record decides the appeal as well. */
export const NOBODY_ELSE = '机关党委没有另一位可以核对的同志'

/** What a return says as a whole: the remark, and how many problems it points at beside it. */
export function saidBy({ remark, findings }: Pick<ActionView, 'remark' | 'findings'>): string {
  if (findings.length === 0) return remark ?? ''
  return remark ? `${remark}（另有${findings.length}处问题，见各项旁）` : `${findings.length}处问题，见各项旁`
}

/** Who decided an appeal that failed and why, what was appealed, and what is to be done now. */
export function failedWords({ appeal, against, decided }: FailedAppeal): readonly string[] {
  return [
    `再次退回意见（${decided.madeBy}，${decided.madeOn}）：${saidBy(decided)}`,
    `申诉理由（${appeal.madeBy}，${appeal.madeOn}）：${appeal.remark ?? ''}`,
    ...(against ? [`首次退回意见（${against.madeBy}，${against.madeOn}）：${saidBy(against)}`] : []),
  ]
}

/**
 * What was returned, and what comes next; for whoever decides, what is to be done.
 * @param alone nobody but who returned it is there to decide
 */
export function appealWords({ against }: Appeal, decides: boolean, alone: boolean): readonly string[] {
  const returned = against ? [`原退回意见（${against.madeBy}，${against.madeOn}）：${saidBy(against)}`] : []
  const other = against ? `由机关党委另一位同志核对，不由${against.madeBy}核对` : '由机关党委另一位同志核对'
  const by = alone ? `${NOBODY_ELSE}，由${against?.madeBy ?? '退回的同志'}复核` : other
  const outcome = '采纳的，申诉成立；再次退回的，按意见更正，这一版不能再申诉。'
  return [...returned, decides ? `${alone ? `${NOBODY_ELSE}，` : ''}请您核对并决定：${outcome}` : `${by}。${outcome}`]
}
