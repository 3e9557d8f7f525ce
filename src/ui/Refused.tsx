/** Why something was not done: stands in the form, and comes into sight and under the cursor wherever it stands. */
import Alert, { type AlertRef } from 'antd/es/alert'
import { type ReactNode, useEffect, useRef } from 'react'

export interface RefusedProps {
  readonly title: string
  readonly description?: ReactNode
  readonly className?: string
  /** A refusal of the same words must be seen again: another number for each. */
  readonly nth?: number
}

/** Whoever pressed a button at the foot of a long form sees it, and a reader of the screen goes on from it. */
export function Refused({ title, description, className, nth = 0 }: RefusedProps) {
  const shown = useRef<AlertRef>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown anew whenever it is said anew
  useEffect(() => {
    const element = shown.current?.nativeElement
    if (!element) return
    element.tabIndex = -1
    element.focus({ preventScroll: true })
    element.scrollIntoView({ block: 'center' })
  }, [title, nth])
  return (
    <Alert
      ref={shown}
      type="error"
      showIcon
      role="alert"
      title={title}
      description={description}
      className={className}
    />
  )
}
