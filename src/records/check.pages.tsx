/** One record out of those to be checked: the record itself, with where one is in the list. */
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useParams, useSearch } from '@tanstack/react-router'
import Alert from 'antd/es/alert'
import { RECORD_STATES } from '#duties/record-state.rules.ts'
import { api } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { type CheckFilters, checkQuery } from './check-filters.rules.ts'
import { RecordShown } from './record.pages.tsx'
import type { RecordView } from './record.schema.ts'
import { WithRecord } from './with-record.pages.tsx'

export function CheckPage() {
  const { recordId } = useParams({ from: '/signed-in/checks/$recordId' })
  const filters = useSearch({ from: '/signed-in/checks/$recordId' })
  return (
    <WithRecord id={recordId}>
      {(record) => (
        <RecordShown
          key={`${recordId} ${record.summary.version}`}
          record={record}
          filters={filters}
          back={
            <Link to="/checks" search={filters}>
              核对纪实
            </Link>
          }
          note={<Where record={record} filters={filters} />}
        />
      )}
    </WithRecord>
  )
}

/** What was just done with the one before, how many are left, and the way on where nothing is to be done here. */
function Where({ record, filters }: { readonly record: RecordView; readonly filters: CheckFilters }) {
  const { dealt } = useLocation().state
  // Two: until the list is fetched anew, the record at hand may still stand first in it.
  const query = { ...checkQuery(filters), limit: 2 }
  const rest = useQuery({ queryKey: ['records.toCheck', query], queryFn: () => api.records.toCheck(query) })
  const left = rest.data ? `还有${rest.data.total}条待核对。` : ''
  const { id, state } = record.summary
  const next = rest.data?.records.find((waiting) => waiting.id !== id)
  if (record.may.return !== true) {
    return (
      <Alert
        type="info"
        showIcon
        className="records-note"
        // Somebody else has dealt with it, or it is not this person's to check.
        title={state === 'submitted' ? record.may.return : `这条纪实现为“${RECORD_STATES[state]}”，已经处理。`}
        description={left}
        action={
          next ? (
            <LinkButton to="/checks/$recordId" params={{ recordId: next.id }} search={filters} replace>
              核对下一条
            </LinkButton>
          ) : (
            <LinkButton to="/checks" search={filters}>
              回到列表
            </LinkButton>
          )
        }
      />
    )
  }
  return dealt ? (
    <Alert type="success" showIcon className="records-note" role="status" title={`${dealt}下面是下一条，${left}`} />
  ) : (
    <p className="quiet records-note">{left}</p>
  )
}
