/** What a record counts for. */
import { isUnconfirmed } from '#duties/record-state.rules.ts'
import { countsAtAll, creditWords, shownCredits } from './credit-words.rules.ts'
import { COUNTS_WHILE } from './history.rules.ts'
import type { RecordView } from './record.schema.ts'

/** One line per credit; where none is in sight, that is said: it may still count for somebody else. */
export function Credits({ record }: { readonly record: RecordView }) {
  const { summary } = record
  const credits = shownCredits(record)
  if (summary.state === 'voided') return <p className="quiet">已作废，不计入。</p>
  if (credits.length === 0) return <p className="quiet">没有您可以查看的计入情况。</p>
  return (
    <ul className="credits" aria-label="计入情况">
      {credits.map((credit) => (
        <li key={`${credit.kindLabel} ${credit.subjectName} ${credit.enteredOn}`}>
          {creditWords(credit)}
          {credit.duties.length > 0 ? <small className="quiet">按{credit.enteredOn}登记计算是否按时</small> : null}
        </li>
      ))}
    </ul>
  )
}

/** Whether it counts while it waits or is returned; nothing where it stands. */
export function CreditsNow({ record: { summary, credits } }: { readonly record: RecordView }) {
  const { state, kind } = summary
  if (!countsAtAll(credits) || !isUnconfirmed(state, kind)) return null
  return <p className="quiet credits-while">{COUNTS_WHILE[state as keyof typeof COUNTS_WHILE]}</p>
}
