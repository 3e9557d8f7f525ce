/** The keys of the review. Single letters act only while nothing is being typed and no dialog is open, and can be switched off. */
import { useEffect, useRef, useState } from 'react'

export const REVIEW_KEYS = [
  { keys: ['j', 'ArrowDown'], shown: '↓ 或 J', action: 'next', label: '下一项' },
  { keys: ['k', 'ArrowUp'], shown: '↑ 或 K', action: 'previous', label: '上一项' },
  { keys: ['a'], shown: 'A', action: 'accept', label: '采纳' },
  { keys: ['x'], shown: 'X', action: 'reject', label: '不作任务' },
  { keys: ['e'], shown: 'E', action: 'edit', label: '修改' },
  { keys: ['u'], shown: 'U', action: 'undo', label: '撤销上一步' },
  { keys: ['?', '？'], shown: '?', action: 'help', label: '显示快捷键' },
] as const

export type ReviewAction = (typeof REVIEW_KEYS)[number]['action']

const STORED = 'jianxing.review-keys'

/** Whether the keys are on: a preference of this browser. */
export function useKeysSwitch(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => window.localStorage.getItem(STORED) !== 'off')
  const change = (value: boolean) => {
    window.localStorage.setItem(STORED, value ? 'on' : 'off')
    setOn(value)
  }
  return [on, change]
}

/** Elements that use the keys themselves. */
const OWN_KEYS =
  'input, textarea, select, [contenteditable], [role="combobox"], [role="tab"], [role="dialog"], [role="menu"]'

export function useReviewKeys(on: boolean, act: (action: ReviewAction) => void): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    if (!on) return
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return
      if (event.target instanceof Element && event.target.closest(OWN_KEYS)) return
      if (document.querySelector('[role="dialog"][aria-modal="true"]')) return
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
      const found = REVIEW_KEYS.find(({ keys }) => (keys as readonly string[]).includes(key))
      if (!found) return
      event.preventDefault()
      latest.current(found.action)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [on])
}
