/** Above the review of a changed plan: what its earlier version asks already, and leaving it with that in one step. */
import { Link } from '@tanstack/react-router'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import type { Earlier } from './earlier.schema.ts'
import { carriableOf, leftOf } from './earlier-words.rules.ts'
import type { ReviewItem } from './plan.schema.ts'

export interface EarlierNoticeProps {
  readonly planId: string
  readonly earlier: Earlier | undefined
  readonly items: readonly ReviewItem[]
  /** Whether decisions can still be made. */
  readonly open: boolean
  readonly onCarry: (ids: readonly string[]) => void
}

export function EarlierNotice({ planId, earlier, items, open, onCarry }: EarlierNoticeProps) {
  if (!earlier || earlier.versions.length === 0) return null
  const carriable = open ? carriableOf(earlier, items) : []
  const left = leftOf(earlier, items, open)
  if (carriable.length === 0 && left.length === 0) return null
  return (
    <Alert
      className="review-earlier no-print"
      type="info"
      showIcon
      title={
        carriable.length > 0
          ? `有${carriable.length}项与上一版《${earlier.versions[0]}》已在执行的任务相同。`
          : `上一版有${left.length}项责任事项仍在执行，这一版有变化或没有了。`
      }
      description={
        <>
          {carriable.length > 0 ? (
            <p>
              <Button size="small" type="primary" onClick={() => onCarry(carriable)}>
                沿用已在执行的{carriable.length}项
              </Button>{' '}
              沿用的在这一版里不再作任务，原来的继续执行；可以撤销。
            </p>
          ) : null}
          {left.length > 0 ? (
            <p>
              {carriable.length > 0 ? `上一版另有${left.length}项，这一版有变化或没有了：` : ''}
              <Link to="/plans/$planId/earlier" params={{ planId }}>
                {open
                  ? `查看这${left.length}项，发布后逐项调整或成批撤销`
                  : `处理这${left.length}项：逐项调整或成批撤销`}
              </Link>
            </p>
          ) : null}
        </>
      }
    />
  )
}
