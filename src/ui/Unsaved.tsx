/** Asks once before a form is closed in which something was changed, however it is closed. */
import { useBlocker } from '@tanstack/react-router'
import Button from 'antd/es/button'
import Modal from 'antd/es/modal'
import { type ReactNode, useState } from 'react'

/**
 * @param changed whether something would be lost now
 * @returns `close` for every way out (Escape, the mask, the cross, 取消), and the question, to be rendered with the form
 */
export function useUnsaved(changed: () => boolean, onClose: () => void): { close: () => void; question: ReactNode } {
  const [asking, setAsking] = useState(false)
  const close = () => (changed() ? setAsking(true) : onClose())
  const question = asking ? <Question way="关闭" onLeave={onClose} onStay={() => setAsking(false)} /> : null
  return { close, question }
}

/**
 * The same for a form that is a page: asks before any way to another page, also back.
 * @returns the question, to be rendered with the form
 */
export function useUnsavedPage(changed: () => boolean): ReactNode {
  const blocker = useBlocker({ shouldBlockFn: changed, enableBeforeUnload: changed, withResolver: true })
  return blocker.status === 'blocked' ? <Question way="离开" onLeave={blocker.proceed} onStay={blocker.reset} /> : null
}

interface QuestionProps {
  /** What one is about to do. */
  readonly way: string
  readonly onLeave: () => void
  readonly onStay: () => void
}

function Question({ way, onLeave, onStay }: QuestionProps) {
  return (
    <Modal
      open
      title="填写的内容还没有保存"
      width={420}
      closable={false}
      onCancel={onStay}
      footer={[
        <Button key="leave" danger onClick={onLeave}>
          放弃修改
        </Button>,
        <Button key="stay" type="primary" autoFocus onClick={onStay}>
          继续填写
        </Button>,
      ]}
    >
      <p>现在{way}，刚才的修改不会保留。</p>
    </Modal>
  )
}
