/** What an exemption is asked from: each occurrence with how it stands and what counts for it, and the way to its records. */
import { Link } from '@tanstack/react-router'
import { StandingTag } from '#ui/Standing.tsx'
import type { Approval } from './approval.schema.ts'
import { amountWords, spanLabel } from './board-view.rules.ts'

/** How many are named; a long exemption from what is owed every week has many more. */
const NAMED = 4

export function AskedFrom({ occurrences }: Pick<Approval, 'occurrences'>) {
  if (occurrences.length === 0) return null
  const more = occurrences.length - NAMED
  return (
    <ul className="approval-occurrences" aria-label="对应的应办事项">
      {occurrences.slice(0, NAMED).map((one) => (
        <li key={one.occurrence}>
          <Link to="/board" search={{ year: Number(one.start.slice(0, 4)), occurrence: one.occurrence }}>
            {spanLabel(one.start, one.due)}的应办事项
          </Link>
          <StandingTag standing={one.standing} />
          {one.value === null ? null : <span className="quiet">已计入{amountWords(one)}</span>}
        </li>
      ))}
      {more > 0 ? <li className="quiet">另有{more}次，请在看板中查看</li> : null}
    </ul>
  )
}
