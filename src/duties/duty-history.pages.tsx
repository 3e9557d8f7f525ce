/** What was changed of a published duty since, one line for each change. */
import type { VersionView } from './duty-history.schema.ts'
import './duty.css'

export function DutyHistory({ versions }: { readonly versions: readonly VersionView[] }) {
  if (versions.length === 0) return null
  return (
    <section className="card duty-part duty-history" aria-label="历次调整">
      <h2>历次调整</h2>
      <ol>
        {versions.map(({ id, enteredOn, by, reason, ...version }) => (
          <li key={id}>
            {historyWords(version)}。原因：{reason}
            <small className="quiet">
              {' '}
              {by}，{enteredOn}
            </small>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What one of them did, as a sentence without its end. */
function historyWords({
  effectiveFrom,
  takesBack,
  withdrawn,
  words,
}: Pick<VersionView, 'effectiveFrom' | 'takesBack' | 'withdrawn' | 'words'>): string {
  if (withdrawn) return takesBack ? `撤销日期由${takesBack}改为${effectiveFrom}` : `自${effectiveFrom}起撤销`
  return [
    ...(takesBack ? [`取消自${takesBack}起的撤销`] : []),
    ...(words === null ? [] : [`自${effectiveFrom}起：${words}`]),
  ].join('；')
}
