/** The special parts of a kind's screen, placed in the general form under their fields. */
import Form from 'antd/es/form'
import type { ComponentType, ReactNode } from 'react'
import type { KindPartProps, WebKind } from '#ui/RecordKinds.tsx'
import type { Content } from './content.rules.ts'

interface PartProps {
  readonly of: ComponentType<KindPartProps>
  readonly content: Content
  readonly edit: (content: Content) => void
}

/** Inside the form: what the part sets goes into the controls as if it had been typed. */
function Part({ of: Of, content, edit }: PartProps) {
  const form = Form.useFormInstance<Record<string, unknown>>()
  const change = (part: Content) => {
    form.setFields(Object.entries(part).map(([name, value]) => ({ name, value, errors: [], touched: true })))
    edit({ ...content, ...part })
  }
  return <Of content={content} change={change} />
}

export interface KindPartsProps {
  readonly kind: WebKind
  readonly content: Content
  readonly edit: (content: Content) => void
}

/** By name of the field that each stands under. */
export function kindParts({ kind, content, edit }: KindPartsProps): Record<string, ReactNode> {
  const parts = Object.entries(kind.after ?? {})
  return Object.fromEntries(
    parts.map(([name, of]) => [name, <Part key={name} of={of} content={content} edit={edit} />]),
  )
}
