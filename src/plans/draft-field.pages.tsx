/** A field of the form: label, control, and below it what is wrong or what helps. */
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
