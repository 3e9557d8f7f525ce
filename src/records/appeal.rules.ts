/** An appeal that waits to be decided, in words: who asked, against what, and what follows. Pure. */
import type { ActionView } from './action.schema.ts'
import type { RecordView } from './record.schema.ts'

export interface Appeal {
  readonly appeal: ActionView
  /** The return that it is against. */
  readonly against: ActionView | null
}

/** Null where the version that stands was not appealed for, or where that was decided. */
export function appealOf({ summary, actions }: Pick<RecordView, 'summary' | 'actions'>): Appeal | null {
  if (summary.state !== 'submitted' && summary.state !== 'proxied') return null
  const own = actions.filter(({ version }) => version === summary.version)
  const at = own.findIndex(({ action }) => action === 'appeal')
  if (at < 0) return null
  return { appeal: own[at]!, against: own.slice(at + 1).find(({ action }) => action === 'return') ?? null }
}

/** What was returned, and what comes next; for whoever decides, what is to be done. */
export function appealWords({ against }: Appeal, decides: boolean): readonly string[] {
  const said =
    against?.remark ?? (against && against.findings.length > 0 ? `${against.findings.length}处问题，见各项旁` : '')
  const returned = against ? [`原退回意见（${against.madeBy}，${against.madeOn}）：${said}`] : []
  const by = against ? `由机关党委另一位同志核对，不由${against.madeBy}核对` : '由机关党委另一位同志核对'
  const outcome = '采纳的，申诉成立；再次退回的，按意见更正，这一版不能再申诉。'
  return [...returned, decides ? `请您核对并决定：${outcome}` : `${by}。${outcome}`]
}
