/** Asks once before a form is closed in which something was changed, however it is closed. */
import { type ReactNode, useState } from 'react'
import { Question } from './Question.tsx'

/**
 * @param changed whether something would be lost now
 * @returns `close` for every way out (Escape, the mask, the cross, 取消), and the question, to be rendered with the form
 */
export function useUnsaved(changed: () => boolean, onClose: () => void): { close: () => void; question: ReactNode } {
  const [asking, setAsking] = useState(false)
  const close = () => (changed() ? setAsking(true) : onClose())
  const question = (
    <Question
      open={asking}
      title="填写的内容还没有保存"
      stay={{ words: '继续填写', do: () => setAsking(false) }}
      leave={{ words: '放弃修改', do: onClose }}
    >
      <p>现在关闭，刚才的修改不会保留。</p>
    </Question>
  )
  return { close, question }
}
