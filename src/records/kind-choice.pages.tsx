/** Which form to fill in. */
import { LinkButton } from '#ui/LinkButton.tsx'
import { useRecordKinds } from '#ui/RecordKinds.tsx'

export interface KindChoiceProps {
  /** Kept in the address when a kind is chosen. */
  readonly search: { readonly subject?: string; readonly duty?: string; readonly occurrence?: string }
}

/** One card per kind, with a line that helps to choose. */
export function KindChoice({ search }: KindChoiceProps) {
  return (
    <div className="kind-choice">
      {Object.entries(useRecordKinds()).map(([code, { label, hint }]) => (
        <section key={code} className="card">
          <h2>{label}</h2>
          <p className="quiet">{hint}</p>
          <LinkButton to="/records/new" search={{ ...search, kind: code }} aria-label={`登记${label}`}>
            登记
          </LinkButton>
        </section>
      ))}
    </div>
  )
}
