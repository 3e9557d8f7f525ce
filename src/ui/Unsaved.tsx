/** Asks once before a form is closed in which something was changed, however it is closed. */
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
  const stay = () => setAsking(false)
  const question = asking ? (
    <Modal
      open
      title="填写的内容还没有保存"
      width={420}
      closable={false}
      onCancel={stay}
      footer={[
        <Button key="leave" danger onClick={onClose}>
          放弃修改
        </Button>,
        <Button key="stay" type="primary" autoFocus onClick={stay}>
          继续填写
        </Button>,
      ]}
    >
      <p>现在关闭，刚才的修改不会保留。</p>
    </Modal>
  ) : null
  return { close, question }
}
