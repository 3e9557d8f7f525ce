/** A small form in a dialog: asks, sends, shows refusals at their fields, closes when done. */
import Form from 'antd/es/form'
import Modal from 'antd/es/modal'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { problemOf } from './client.ts'
import './controls.css'
import { Refused } from './Refused.tsx'
import { useUnsaved } from './Unsaved.tsx'
import { sameFields } from './unsaved.ts'

export interface FormDialogProps<V extends object> {
  readonly title: string
  readonly initial: Partial<V>
  readonly okText?: string
  /** Where 取消 could be taken for what the dialog asks. */
  readonly cancelText?: string
  readonly danger?: boolean
  /** Sends; what it throws is shown in the dialog. */
  readonly onSubmit: (values: V) => Promise<void>
  readonly onClose: () => void
  /** Form.Items with names of fields of `V`. */
  readonly children: ReactNode
}

/** Shown while it is mounted; the page mounts it to ask. */
export function FormDialog<V extends object>(props: FormDialogProps<V>) {
  const { title, initial, okText = '保存', cancelText, danger = false, onSubmit, onClose, children } = props
  const [form] = Form.useForm<V>()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const { close, question } = useUnsaved(() => !sameFields(initial, { ...initial, ...form.getFieldsValue() }), onClose)
  const send = async () => {
    setBusy(true)
    setRefusal(null)
    try {
      await onSubmit({ ...initial, ...form.getFieldsValue() } as V)
      onClose()
    } catch (error) {
      const { field, message } = problemOf(error)
      const shown = field !== null && field in form.getFieldsValue()
      if (shown) form.setFields([{ name: field as never, errors: [message] }])
      else setRefusal(message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Modal
        open
        title={title}
        okText={okText}
        cancelText={cancelText}
        okButtonProps={{ danger }}
        confirmLoading={busy}
        onOk={() => form.submit()}
        onCancel={close}
      >
        <Form<V>
          form={form}
          layout="vertical"
          requiredMark
          initialValues={initial}
          onFinish={() => void send()}
          onKeyDown={keepFromSubmitting}
          className="dialog-form"
        >
          {refusal ? <Refused title={refusal} className="dialog-refusal" /> : null}
          {children}
          {/* Enter in a field submits. */}
          <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
        </Form>
      </Modal>
      {question}
    </>
  )
}

/** Enter in a list or a day takes over what was typed there, and where nothing fits it does nothing. */
function keepFromSubmitting(event: KeyboardEvent) {
  if (event.key === 'Enter' && event.target instanceof Element && event.target.closest('.ant-select, .ant-picker'))
    event.preventDefault()
}
