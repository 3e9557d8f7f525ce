/** A long text cut after some lines, with the way to the whole: nobody takes over what he has not read. */
import Button from 'antd/es/button'
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'

interface FoldedProps {
  /** Cuts it (proposals.css). */
  readonly className: string
  readonly as?: 'span' | 'blockquote'
  /** What it is, for whoever hears the button alone. */
  readonly of: string
  readonly children: ReactNode
}

export function Folded({ className, as: Tag = 'span', of, children }: FoldedProps) {
  const text = useRef<HTMLElement>(null)
  const [cut, setCut] = useState(false)
  const [whole, setWhole] = useState(false)
  // The width of the window decides where lines break.
  useLayoutEffect(() => {
    const element = text.current
    if (!element || whole) return
    const measure = () => setCut(element.scrollHeight > element.clientHeight + 1)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [whole])
  return (
    <>
      <Tag ref={text as never} className={whole ? `${className} whole` : className}>
        {children}
      </Tag>
      {cut ? (
        <Button
          type="link"
          size="small"
          aria-expanded={whole}
          aria-label={`${whole ? '收起' : '展开'}${of}`}
          onClick={() => setWhole(!whole)}
        >
          {whole ? '收起' : '展开'}
        </Button>
      ) : null}
    </>
  )
}
