/** A page: its title, what it is for, its actions. */
import { type ReactNode, useEffect } from 'react'

export interface PageProps {
  readonly title: string
  readonly subtitle?: ReactNode
  readonly extra?: ReactNode
  /** The way back, over the title: a link. */
  readonly back?: ReactNode
  readonly children: ReactNode
}

export function Page({ title, subtitle, extra, back, children }: PageProps) {
  useTitle(title)
  return (
    <>
      <div className="page-head">
        <div>
          {back ? <div className="page-back">{back}</div> : null}
          <h1>{title}</h1>
          {subtitle ? <p>{subtitle}</p> : null}
        </div>
        {extra ? <div className="no-print">{extra}</div> : null}
      </div>
      {children}
    </>
  )
}

/** The name of the page in the browser's tab. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} - 践行`
  }, [title])
}
