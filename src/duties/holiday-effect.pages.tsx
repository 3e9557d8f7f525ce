/** After an arrangement was saved or taken back: which deadlines moved with it, and what came up or fell away. */
import { Link } from '@tanstack/react-router'
import Alert from 'antd/es/alert'
import { useEffect, useRef } from 'react'
import { type HolidayEffect, MOVED_DAYS, type PlacedLine } from './holiday.schema.ts'

export interface Told {
  /** What was done, without a full stop. */
  readonly done: string
  readonly effect: HolidayEffect
}

/** Lines that are shown at once; the rest is unfolded. */
const FIRST = 5

type Line = Omit<PlacedLine, 'day'>

export function EffectTold({ done, effect: { moved, came, gone } }: Told) {
  const place = useRef<HTMLDivElement>(null)
  // What was saved further down is told here.
  useEffect(() => place.current?.scrollIntoView({ block: 'center' }), [])
  const head = [
    moved.length > 0 ? `${moved.length}项期限随之变动` : '没有期限因此变动',
    ...(came.length > 0 ? [`新排入${came.length}次`] : []),
    ...(gone.length > 0 ? [`不再安排${gone.length}次`] : []),
  ]
  const told = moved.length + came.length + gone.length > 0
  return (
    <div ref={place} className="holiday-told">
      <Alert
        type="success"
        showIcon
        role="status"
        title={`${done}。${head.join('，')}。`}
        description={
          told ? (
            <>
              <Lines
                title="期限变动"
                lines={moved.map((one) => ({
                  ...one,
                  words: `${MOVED_DAYS[one.what]}由${one.was ?? '没有'}改为${one.day ?? '没有'}`,
                }))}
              />
              <Lines title="新排入" lines={came.map((one) => ({ ...one, words: one.day }))} />
              <Lines title="不再安排" lines={gone.map((one) => ({ ...one, words: `原为${one.day}` }))} />
            </>
          ) : null
        }
      />
    </div>
  )
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly (Line & { words: string })[] }) {
  const items = lines.map(({ dutyId, title: duty, owner, words }) => (
    <li key={dutyId + words}>
      <Link to="/duties/$dutyId" params={{ dutyId }}>
        {duty}
      </Link>
      （{owner}）：{words}
    </li>
  ))
  if (items.length === 0) return null
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>{items.slice(0, FIRST)}</ul>
      {items.length > FIRST ? (
        <details>
          <summary>其余{items.length - FIRST}项</summary>
          <ul>{items.slice(FIRST)}</ul>
        </details>
      ) : null}
    </section>
  )
}
