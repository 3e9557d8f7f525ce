/** A record in a list: its title, which leads to it, and whose and of what kind it is. */
import { Link } from '@tanstack/react-router'
import type { CheckFilters } from './check-filters.rules.ts'
import type { RecordSummary } from './record.schema.ts'

interface RecordNameProps {
  readonly record: RecordSummary
  /** In the list of what is to be checked: the record is opened to be checked. */
  readonly checking?: CheckFilters
}

export function RecordName({ record, checking }: RecordNameProps) {
  return (
    <span className="record-what">
      {checking ? (
        <Link to="/checks/$recordId" params={{ recordId: record.id }} search={checking}>
          {record.title}
        </Link>
      ) : (
        <Link to="/records/$recordId" params={{ recordId: record.id }}>
          {record.title}
        </Link>
      )}
      <small>
        {record.subject.name} · {record.kindLabel}
      </small>
    </span>
  )
}
