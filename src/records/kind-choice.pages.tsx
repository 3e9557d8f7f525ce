/** Which form to fill in. */
import { LinkButton } from '#ui/LinkButton.tsx'
import { useMe } from '#ui/me.ts'
import { useRecordKinds } from '#ui/RecordKinds.tsx'
import { useDutyChoices } from '#ui/useDutyChoices.ts'
import { ownKinds } from './begin.rules.ts'

export interface KindChoiceProps {
  /** Kept in the address when a kind is chosen. */
  readonly search: { readonly subject?: string; readonly duty?: string | undefined; readonly occurrence?: string }
}

/** One card per kind, with a line that helps to choose; what else is owed under a name of its own has a card, too. */
export function KindChoice({ search }: KindChoiceProps) {
  const kinds = useRecordKinds()
  const { recordsFor } = useMe()
  const subject = recordsFor.find(({ id, post }) => (search.subject ? id === search.subject : !post)) ?? recordsFor[0]
  const choices = useDutyChoices(search.duty ? undefined : subject?.id)
  const own = subject ? ownKinds(kinds, subject, choices.data?.duties ?? []) : []
  const { plain, ...special } = kinds
  return (
    <div className="kind-choice">
      {Object.entries(special).map(([code, { label, hint }]) => (
        <Card key={code} label={label} hint={hint} search={{ ...search, kind: code }} />
      ))}
      {own.map(({ label, duties }) => (
        <Card
          key={label}
          label={label}
          hint={hintOf(subject?.name ?? '', label, duties.length)}
          search={{ subject: subject?.id, kind: 'plain', duty: duties.join(',') || undefined }}
        />
      ))}
      {plain ? <Card label={plain.label} hint={plain.hint} search={{ ...search, kind: 'plain' }} /> : null}
    </div>
  )
}

function hintOf(subject: string, label: string, duties: number): string {
  if (duties === 0) return `${subject}的${label}类任务；有几项，请在表单中选对应的责任事项。`
  return `${subject}的${label}任务，对应的责任事项已选好${duties > 1 ? `（${duties}项，登记一次都计入）` : ''}。`
}

interface CardProps {
  readonly label: string
  readonly hint: string
  readonly search: KindChoiceProps['search'] & { readonly kind: string }
}

function Card({ label, hint, search }: CardProps) {
  return (
    <section className="card">
      <h2>{label}</h2>
      <p className="quiet">{hint}</p>
      <LinkButton to="/records/new" search={search} aria-label={`登记${label}`}>
        登记
      </LinkButton>
    </section>
  )
}
