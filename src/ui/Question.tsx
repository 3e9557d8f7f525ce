/** Asks before something would be lost: the way back holds the focus, so that Enter loses nothing. */
import Button from 'antd/es/button'
import Modal from 'antd/es/modal'
import type { ReactNode } from 'react'
import './controls.css'

export interface QuestionProps {
  readonly open: boolean
  readonly title: string
  /** Words and deed of the way back, which Escape takes too. */
  readonly stay: { readonly words: string; readonly do: () => void }
  /** Words and deed of what loses something. */
  readonly leave: { readonly words: string; readonly do: () => void }
  readonly children: ReactNode
}

/** Stays mounted while it is closed, so that the focus returns to where it was. */
export function Question({ open, title, stay, leave, children }: QuestionProps) {
  return (
    <Modal
      open={open}
      title={title}
      width={420}
      closable={false}
      destroyOnHidden
      onCancel={stay.do}
      // A dialog focuses what comes first in it; the eye finds it last, where dialogs have what is meant.
      footer={
        <div className="question-ways">
          <Button type="primary" onClick={stay.do}>
            {stay.words}
          </Button>
          <Button danger onClick={leave.do}>
            {leave.words}
          </Button>
        </div>
      }
    >
      {children}
    </Modal>
  )
}
