/** What a record counts for. */
import type { RecordView } from './record.schema.ts'

/** One line per credit; where there is none, that is said. */
export function Credits({ credits }: { readonly credits: RecordView['credits'] }) {
  if (credits.length === 0) return <p className="quiet">这条纪实目前没有计入任何责任事项。</p>
  return (
    <ul className="credits" aria-label="计入情况">
      {credits.map(({ kindLabel, subjectName, quantity, enteredOn }) => (
        <li key={`${kindLabel} ${subjectName}`}>
          计入{subjectName}的“{kindLabel}”，数量{quantity}
          <small className="quiet">按{enteredOn}登记计算是否按时</small>
        </li>
      ))}
    </ul>
  )
}
