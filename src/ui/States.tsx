/** What a page shows while it waits, when it has nothing, and when something failed. */
import Button from 'antd/es/button'
import type { ReactNode } from 'react'
import { problemOf } from './client.ts'

/** Grey lines in place of what is on its way; shown only when it takes a moment. */
export function Loading({ rows = 6 }: { readonly rows?: number }) {
  return (
    <div className="card loading" role="status" aria-label="正在加载">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <span key={row} />
      ))}
    </div>
  )
}

export interface EmptyProps {
  readonly title: string
  /** What to do now. */
  readonly children?: ReactNode
}

export function Empty({ title, children }: EmptyProps) {
  return (
    <div className="card state">
      <h2>{title}</h2>
      {children}
    </div>
  )
}

export interface FailureProps {
  readonly error: unknown
  readonly onRetry?: () => void
  /** What did not succeed. */
  readonly title?: string
}

/** Asking again changes nothing about these. */
const FINAL: ReadonlySet<string> = new Set(['FORBIDDEN', 'NOT_FOUND'])

export function Failure({ error, onRetry, title = '没有打开' }: FailureProps) {
  const { code, message } = problemOf(error)
  return (
    <div className="card state" role="alert">
      <h2>{title}</h2>
      <p>{message}</p>
      {onRetry && !FINAL.has(code) ? <Button onClick={onRetry}>重试</Button> : null}
    </div>
  )
}
