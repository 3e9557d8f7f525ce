/** Asks once before a form is closed in which something was changed, however it is closed. */
import { useBlocker } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Question } from './Question.tsx'

/**
 * @param changed whether something would be lost now
 * @returns `close` for every way out (Escape, the mask, the cross, 取消), and the question, to be rendered with the form
 */
export function useUnsaved(changed: () => boolean, onClose: () => void): { close: () => void; question: ReactNode } {
  const [asking, setAsking] = useState(false)
  const close = () => (changed() ? setAsking(true) : onClose())
  const question = <Unsaved open={asking} way="关闭" onStay={() => setAsking(false)} onLeave={onClose} />
  return { close, question }
}

/**
 * The same for a form that is a page: asks before any way to another page, also back.
 * @returns the question, to be rendered with the form
 */
export function useUnsavedPage(changed: () => boolean): ReactNode {
  const blocker = useBlocker({ shouldBlockFn: changed, enableBeforeUnload: changed, withResolver: true })
  const blocked = blocker.status === 'blocked'
  return (
    <Unsaved
      open={blocked}
      way="离开"
      onStay={() => blocked && blocker.reset()}
      onLeave={() => blocked && blocker.proceed()}
    />
  )
}

interface UnsavedProps {
  readonly open: boolean
  /** What one is about to do. */
  readonly way: string
  readonly onStay: () => void
  readonly onLeave: () => void
}

const Unsaved = ({ open, way, onStay, onLeave }: UnsavedProps) => (
  <Question
    open={open}
    title="填写的内容还没有保存"
    stay={{ words: '继续填写', do: onStay }}
    leave={{ words: '放弃修改', do: onLeave }}
  >
    <p>现在{way}，刚才的修改不会保留。</p>
  </Question>
)
