/** A record in a list: its title, which leads to it, and whose and of what kind it is. */
import { Link } from '@tanstack/react-router'
import type { RecordSummary } from './record.schema.ts'

export function RecordName({ record }: { readonly record: RecordSummary }) {
  return (
    <span className="record-what">
      <Link to="/records/$recordId" params={{ recordId: record.id }}>
        {record.title}
      </Link>
      <small>
        {record.subject.name} · {record.kindLabel}
      </small>
    </span>
  )
}
