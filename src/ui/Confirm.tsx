/** The bubble that asks once more before a button does something. */
import Popconfirm, { type PopconfirmProps } from 'antd/es/popconfirm'
import { useRef, useState } from 'react'

/** Longest time in milliseconds between the two clicks of a double click, as desktops have it. */
const DOUBLE_CLICK = 500

/** Props of the bubble, which keeps for itself whether it is open. */
type ConfirmProps = Omit<PopconfirmProps, 'open' | 'defaultOpen' | 'onOpenChange' | 'trigger'>

/** Stays open when the button is clicked twice: whoever double-clicks wants what the button says. */
export function Confirm({ onConfirm, onCancel, ...props }: ConfirmProps) {
  const [open, setOpen] = useState(false)
  const openedAt = useRef(0)
  const change = (wanted: boolean) => {
    if (wanted) openedAt.current = Date.now()
    else if (Date.now() - openedAt.current < DOUBLE_CLICK) return
    setOpen(wanted)
  }
  // The bubble's own buttons close it, however soon they are reached.
  const confirm: PopconfirmProps['onConfirm'] = (event) => {
    openedAt.current = 0
    return onConfirm?.(event)
  }
  const cancel: PopconfirmProps['onCancel'] = (event) => {
    setOpen(false)
    onCancel?.(event)
  }
  return <Popconfirm {...props} open={open} onOpenChange={change} onConfirm={confirm} onCancel={cancel} />
}
