/** The form of a record, made from its schema: labels, help, required marks, messages and controls all come from there. */
import Button from 'antd/es/button'
import Form, { type FormInstance } from 'antd/es/form'
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useState } from 'react'
import type { z } from 'zod'
import { inFirstQuarter } from '#kernel/day.ts'
import { hasEnded, isOffline, type Problem, problemOf } from './client.ts'
import './controls.css'
import { Refused } from './Refused.tsx'
import { completed, fieldRefusal, formLabel, type RecordField, recordFields, unaskedFields } from './recordFields.ts'
import type { UploadedFile } from './upload.ts'
import { Control, type FormFacts, useItemChoices } from './widgets.tsx'

type Content = Record<string, unknown>

const NONE: readonly string[] = []

export interface RecordFormProps {
  readonly schema: z.ZodObject
  /** What the form begins with; later changes of this prop are not taken over (give the form another `key`). */
  readonly value?: Readonly<Content>
  /** After every change, for drafts. */
  readonly onChange?: (content: Content) => void
  /** A thrown refusal is shown at its field, or above the button. */
  readonly onSubmit: (content: Content) => Promise<void>
  readonly submitLabel?: string
  /** Names of the files and people that the content mentions by id. */
  readonly files?: readonly UploadedFile[]
  readonly people?: readonly { readonly id: string; readonly name: string }[]
  /** Fields that stand fixed, such as the subject in a correction. */
  readonly fixed?: readonly string[]
  /** Fields that are not asked for here: they stay as they are. */
  readonly without?: readonly string[]
  /** The occurrence that it makes up for as it stands, null where for none. */
  readonly makesUpFor?: string | null
  readonly disabled?: boolean
  /** Under a field: what its value means here (by name of the field). */
  readonly remarks?: Readonly<Record<string, ReactNode>>
  /** What one field alone does not tell, said as it is filled in (by name of the field); undefined where it is right. */
  readonly checks?: Readonly<Record<string, (content: Readonly<Content>) => string | undefined>>
  /** Refusals that a remark of the field explains already, in shorter words (by their rule). */
  readonly explained?: Readonly<Record<string, string>>
  /** Above the button, such as the reason of a correction. */
  readonly children?: ReactNode
  /** Beside the button. */
  readonly actions?: ReactNode
  /** Changes whenever the server has been reached from this form: that the network was away is no news then. */
  readonly reachedAt?: string | undefined
}

export function RecordForm(props: RecordFormProps) {
  const { schema, value, onChange, submitLabel = '提交', disabled = false, fixed = [], remarks, checks } = props
  const [form] = Form.useForm<Content>()
  const [uploading, setUploading] = useState(false)
  const [tried, setTried] = useState(false)
  const fields = useMemo(() => recordFields(schema), [schema])
  const initial = useMemo(() => completed(fields, value ?? {}), [fields, value])
  // Hidden fields are no controls, but part of the content.
  const content = () => completed(fields, { ...initial, ...form.getFieldsValue(true) })
  const { busy, refusal, submit } = useSubmission(form, { fields, content }, props)
  const { facts, shown } = useFacts(form, { fields, initial }, props)
  const given: FormFacts = { ...facts, disabled: disabled || busy, onUploading: setUploading }
  return (
    <Form
      form={form}
      layout="vertical"
      className="record-form"
      initialValues={initial}
      // Nobody is scolded while still typing; once refused, a field says at once when it is right.
      validateTrigger={['onChange', 'onBlur']}
      scrollToFirstError={{ block: 'center', focus: true }}
      onValuesChange={() => onChange?.(content())}
      onFinish={() => void submit()}
      onKeyDown={keepFromSubmitting}
      onKeyDownCapture={leaveListOnTab}
      onFinishFailed={() => setTried(true)}
    >
      {shown.map((field) => (
        <Field
          key={field.name}
          field={field}
          facts={fixed.includes(field.name) ? { ...given, disabled: true } : given}
          remark={remarks?.[field.name]}
          trigger={tried ? 'onChange' : 'onBlur'}
          checks={checks}
        />
      ))}
      {props.children}
      {refusal ? <Refused title={refusal.message} className="record-form-refusal" /> : null}
      <div className="record-form-actions">
        <Button type="primary" htmlType="submit" loading={busy} disabled={disabled || uploading}>
          {uploading ? '附件正在上传' : submitLabel}
        </Button>
        {props.actions}
      </div>
    </Form>
  )
}

interface Entered {
  readonly fields: readonly RecordField[]
  readonly content: () => Content
}

/** Sends what was entered; what is refused is said at its field, or above the button. */
function useSubmission(
  form: FormInstance<Content>,
  { fields, content }: Entered,
  { schema, onSubmit, explained, reachedAt }: RecordFormProps,
) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Pick<Problem, 'code' | 'message'> | null>(null)

  useEffect(() => {
    if (reachedAt) setRefusal((said) => (said && isOffline(said) ? null : said))
  }, [reachedAt])

  const refuse = ({ field, message, code }: Pick<Problem, 'field' | 'message' | 'code'>) => {
    if (field && fields.some(({ name, widget }) => name === field && widget !== 'hidden')) {
      form.setFields([{ name: field, errors: [message] }])
      form.scrollToField(field, { block: 'center', focus: true })
    } else setRefusal({ code, message })
  }
  const submit = async () => {
    setRefusal(null)
    const entered = content()
    const unasked = unaskedFields(fields, entered)
    const parsed = schema.safeParse(
      Object.fromEntries(Object.entries(entered).filter(([name]) => !unasked.includes(name))),
    )
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      return refuse({ field: String(issue?.path[0] ?? ''), message: issue?.message ?? '', code: 'INVALID' })
    }
    setBusy(true)
    try {
      await onSubmit(parsed.data)
    } catch (error) {
      const problem = problemOf(error)
      // The dialog says it (SessionEnded.tsx).
      if (hasEnded(problem)) return
      refuse({ ...problem, message: explained?.[problem.rule ?? ''] ?? problem.message })
    } finally {
      setBusy(false)
    }
  }
  return { busy, refusal, submit }
}

interface Begun {
  readonly fields: readonly RecordField[]
  readonly initial: Readonly<Content>
}

/** What the controls know of the rest of the form, and which fields are asked for by it. */
function useFacts(
  form: FormInstance<Content>,
  { fields, initial }: Begun,
  { without = [], makesUpFor = null, remarks, files = [], people = [] }: RecordFormProps,
) {
  const watched = { form, preserve: true }
  const subjectId = Form.useWatch('subjectId', watched) as string | undefined
  const heldOn = Form.useWatch('heldOn', watched) as string | undefined
  const chosen = Form.useWatch('duties', watched) as readonly string[] | undefined
  const unasked = Form.useWatch((entered) => unaskedFields(fields, entered), watched)
  const duties = chosen ?? (initial.duties as readonly string[] | undefined) ?? NONE
  // Most duties ask for no register: then there is nothing to choose, and no field.
  const choices = useItemChoices(duties).data
  // What is known beforehand of the items says that they are asked for: the form does not jump when the answer comes.
  const asksItems = choices ? choices.registers.length > 0 : Boolean(remarks?.items)
  // Only at the beginning of a year can something still belong to the one before; what is made up for says of which it is.
  const asksYear = makesUpFor === null && inFirstQuarter(heldOn ?? String(initial.heldOn ?? ''))
  return {
    facts: {
      subjectId: subjectId ?? (initial.subjectId as string | undefined),
      heldOn: heldOn ?? (initial.heldOn as string | undefined),
      ...{ makesUpFor, duties, files, people },
    },
    shown: fields.filter(
      ({ name, widget }) =>
        widget !== 'hidden' &&
        !without.includes(name) &&
        !(unasked ?? unaskedFields(fields, initial)).includes(name) &&
        (widget !== 'items' || asksItems) &&
        (widget !== 'year' || asksYear),
    ),
  }
}

/** Enter in a field takes over what was typed there (a day, a person); only the button submits a record. */
function keepFromSubmitting(event: KeyboardEvent) {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
}

/** An open list of the kit takes Tab as a choice and keeps the focus, with no way on for who works by keyboard. */
function leaveListOnTab(event: KeyboardEvent) {
  if (event.key === 'Tab' && event.target instanceof Element && event.target.closest('.ant-select')) {
    event.stopPropagation()
  }
}

interface FieldProps {
  readonly field: RecordField
  readonly facts: FormFacts
  readonly remark: ReactNode
  readonly trigger: 'onChange' | 'onBlur'
  readonly checks: RecordFormProps['checks']
}

function Field({ field, facts, remark, trigger, checks }: FieldProps) {
  const { name, meta, required } = field
  const help = [meta.help, remark].filter(Boolean)
  const check = checks?.[name]
  return (
    <Form.Item
      name={name}
      label={formLabel(field)}
      required={required}
      extra={help.length > 0 ? help.map((part, i) => <div key={i === 0 ? 'help' : 'remark'}>{part}</div>) : undefined}
      dependencies={check ? Object.keys(checks ?? {}).filter((other) => other !== name) : undefined}
      rules={[
        {
          validateTrigger: trigger,
          validator: (_, value) => {
            const refused = fieldRefusal(field, value)
            return refused ? Promise.reject(new Error(refused)) : Promise.resolve()
          },
        },
        ({ getFieldsValue }) => ({
          validator: () => {
            const wrong = check?.(getFieldsValue(true))
            return wrong ? Promise.reject(new Error(wrong)) : Promise.resolve()
          },
        }),
      ]}
    >
      <Control field={field} facts={facts} />
    </Form.Item>
  )
}
