/** A sentence of a plan as a quotation, with where it stands. */
import type { ReactNode } from 'react'
import { sourcePlace } from '#duties/board.schema.ts'

export interface ExplainProps {
  readonly source: {
    readonly quote: string
    readonly planTitle: string
    readonly point: number | null
    readonly place: string | null
  }
  /** What is asked otherwise since than the sentence says. */
  readonly adjusted?: string | null
  /** For instance a link to the place in the plan. */
  readonly children?: ReactNode
}

export function Explain({ source, adjusted, children }: ExplainProps) {
  return (
    <blockquote className="quote">
      {source.quote}
      <footer>
        《{source.planTitle}》{sourcePlace(source)} {children}
        {adjusted ? <p>发布后有调整：{adjusted}。</p> : null}
      </footer>
    </blockquote>
  )
}
