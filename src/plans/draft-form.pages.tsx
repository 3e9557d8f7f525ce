/** The fields of a draft. Controlled: the drawer keeps what is typed when another editor was quicker. */
import Input from 'antd/es/input'
import Select from 'antd/es/select'
import { LONGEST_TITLE, type Owes } from '#duties/duty.schema.ts'
import { CREDIT_KINDS, type CreditKindCode } from '#duties/kinds.schema.ts'
import { DayPicker } from '#ui/Day.tsx'
import { CadenceField } from './cadence-field.pages.tsx'
import { AmountField } from './draft-amount.pages.tsx'
import { withCadence } from './draft-edit.rules.ts'
import { Field } from './draft-field.pages.tsx'
import { OwnersField } from './draft-owners.pages.tsx'
import type { Office } from './office-names.pages.tsx'
import type { Draft } from './plan.schema.ts'
import { demandWords, ownersWords } from './wording.rules.ts'

export interface DraftFormProps {
  readonly value: Draft
  readonly onChange: (draft: Draft) => void
  readonly office: Office
  readonly alternatives: readonly (readonly Owes[])[]
  /** Where the reader asks for a second look. */
  readonly notes: readonly string[]
  /** Messages by field name. */
  readonly issues: Readonly<Record<string, string>>
  /** Of a duty that is published one owes it. */
  readonly published?: boolean
}

const LABELS = Object.values(CREDIT_KINDS).map(({ label }) => label)
const KIND_OPTIONS = Object.entries(CREDIT_KINDS).map(([value, { label }], i) => ({
  value: value as CreditKindCode,
  // A general kind may bear the name of a special one.
  label: LABELS.indexOf(label) < i ? `其他${label}` : label,
}))

export function DraftForm({ value, onChange, office, alternatives, notes, issues, published = false }: DraftFormProps) {
  const set = (part: Partial<Draft>) => onChange({ ...value, ...part })
  return (
    <div className="draft-form">
      {notes.length > 0 ? (
        <ul className="review-notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
      <Field id="draft-title" label="任务名称" issue={issues.title}>
        <Input
          id="draft-title"
          maxLength={LONGEST_TITLE}
          value={value.title}
          onChange={(event) => set({ title: event.target.value })}
        />
      </Field>
      <OwnersField
        value={value.owes}
        onChange={(owes) => set({ owes })}
        office={office}
        alternatives={alternatives}
        issue={issues.owes}
        single={published}
      />
      <Field id="draft-kind" label="登记种类" issue={issues.kind} help="登记这一种类的纪实，才会计入本任务。">
        <Select
          id="draft-kind"
          className="draft-wide"
          showSearch={{ optionFilterProp: 'label' }}
          value={value.kind}
          options={KIND_OPTIONS}
          onChange={(kind) => set({ kind })}
        />
      </Field>
      <Field id="draft-cadence" label="多久一次" issue={issues.cadence}>
        <CadenceField
          id="draft-cadence"
          value={value.cadence}
          inForce={value.inForce}
          onChange={(cadence) => onChange(withCadence(value, cadence))}
        />
      </Field>
      <AmountField value={value} onChange={onChange} issue={issues.target} />
      <Field id="draft-from" label="有效期" issue={issues.inForce}>
        <div className="draft-row">
          <DayPicker
            id="draft-from"
            value={value.inForce.from}
            allowClear={false}
            onChange={(from) => from && set({ inForce: { ...value.inForce, from } })}
          />
          至
          <DayPicker
            aria-label="有效期止日"
            value={value.inForce.to}
            allowClear={false}
            onChange={(to) => to && set({ inForce: { ...value.inForce, to } })}
          />
        </div>
      </Field>
      <p className="draft-summary" aria-live="polite">
        {ownersWords(value.owes, office.names)}：{demandWords(value)}
      </p>
    </div>
  )
}
