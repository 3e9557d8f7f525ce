/** A sentence of a plan as a quotation, with where it stands. */
import type { ReactNode } from 'react'

export interface ExplainProps {
  readonly quote: string
  readonly planTitle: string
  readonly point: number | null
  /** For instance a link to the place in the plan. */
  readonly children?: ReactNode
}

export function Explain({ quote, planTitle, point, children }: ExplainProps) {
  return (
    <blockquote className="quote">
      {quote}
      <footer>
        《{planTitle}》{point === null ? '' : `第${point}条`} {children}
      </footer>
    </blockquote>
  )
}
