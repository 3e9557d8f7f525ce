/** Fields of the form: label, control, and below it what is wrong or what helps. */
import Select from 'antd/es/select'
import type { ReactNode } from 'react'

interface FieldProps {
  readonly id: string
  readonly label: string
  readonly issue?: string | undefined
  readonly help?: string
  readonly children: ReactNode
}

export function Field({ id, label, issue, help, children }: FieldProps) {
  return (
    <div className="draft-field">
      <label htmlFor={id}>{label}</label>
      {children}
      {issue ? <p role="alert">{issue}</p> : help ? <small>{help}</small> : null}
    </div>
  )
}

interface NameFieldProps {
  readonly id: string
  readonly label: string
  readonly names: Readonly<Record<string, string>>
  readonly value: string | undefined
  readonly onChange: (name: string) => void
  readonly help: string
}

/** One of several things that have a code and a name. */
export function NameField({ id, label, help, names, value, onChange }: NameFieldProps) {
  const options = Object.entries(names).map(([code, name]) => ({ value: code, label: name }))
  return (
    <Field id={id} label={label} help={help}>
      <Select
        id={id}
        className="draft-wide"
        value={value ?? null}
        options={options}
        onChange={(code) => code && onChange(code)}
      />
    </Field>
  )
}
