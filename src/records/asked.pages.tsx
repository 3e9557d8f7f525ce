/** Asks about what was entered instead of refusing it. */
import Modal from 'antd/es/modal'
import { useState } from 'react'
import { useProblem } from '#ui/useProblem.ts'
import type { Content } from './content.rules.ts'

export interface AskedAbout {
  readonly content: Content
  readonly message: string
}

interface AskedProps {
  readonly title: string
  /** Words of the button by which it is sent as it is. */
  readonly okText: string
  /** Null where nothing is asked. */
  readonly asked: AskedAbout | null
  readonly onCancel: () => void
  readonly onConfirm: (content: Content) => Promise<void>
}

export function Asked({ title, okText, asked, onCancel, onConfirm }: AskedProps) {
  const problem = useProblem()
  const [busy, setBusy] = useState(false)
  const confirm = async () => {
    if (!asked) return
    setBusy(true)
    try {
      await onConfirm(asked.content)
    } catch (error) {
      problem(error)
      onCancel()
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open={asked !== null}
      title={title}
      okText={okText}
      cancelText="回去核对"
      confirmLoading={busy}
      onOk={confirm}
      onCancel={onCancel}
    >
      <p>{asked?.message}</p>
    </Modal>
  )
}
