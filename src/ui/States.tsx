/** What a page shows while it waits, when it has nothing, and when something failed. */
import Button from 'antd/es/button'
import Skeleton from 'antd/es/skeleton'
import type { ReactNode } from 'react'
import { problemOf } from './client.ts'

export function Loading({ rows = 6 }: { readonly rows?: number }) {
  return (
    <div className="card" role="status" aria-label="正在加载">
      <Skeleton active paragraph={{ rows }} />
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

export interface FailedProps {
  readonly error: unknown
  readonly retry?: () => void
}

export function Failed({ error, retry }: FailedProps) {
  return (
    <div className="card state" role="alert">
      <h2>没有打开</h2>
      <p>{problemOf(error).message}</p>
      {retry ? <Button onClick={retry}>重试</Button> : null}
    </div>
  )
}
