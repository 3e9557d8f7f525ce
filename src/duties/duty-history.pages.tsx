/** What was changed of a published duty since, one line for each change. */
import type { VersionView } from './duty-history.schema.ts'
import './duty.css'

export function DutyHistory({ versions }: { readonly versions: readonly VersionView[] }) {
  if (versions.length === 0) return null
  return (
    <section className="card duty-part duty-history" aria-label="历次调整">
      <h2>历次调整</h2>
      <ol>
        {versions.map(({ id, effectiveFrom, enteredOn, by, reason, withdrawn, words }) => (
          <li key={id}>
            {withdrawn ? `自${effectiveFrom}起撤销` : `自${effectiveFrom}起：${words}`}。原因：{reason}
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
