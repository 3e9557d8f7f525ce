/** What changed since a day: counted by kind, listed by body and post, each opening its reasons. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { formatDay, parseDay, weekdayOf } from '#kernel/day.ts'
import { api } from '#ui/client.ts'
import { DayPicker } from '#ui/Day.tsx'
import { Downloads } from '#ui/Downloads.tsx'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { usePaging } from '#ui/paging.tsx'
import { StandingTag } from '#ui/Standing.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { OccurrenceDrawer } from './board-drawer.pages.tsx'
import { spanLabel } from './board-view.rules.ts'
import { CHANGE_KINDS, type ChangeKind, isMain } from './changes.rules.ts'
import type { ChangeView } from './changes.schema.ts'
import './changes.css'

const route = getRouteApi('/signed-in/changes')

/** The Monday of last week: what an office asks on a Monday morning. */
function lastMonday(today: string): string {
  const day = parseDay(today)
  return formatDay(day - weekdayOf(day) + 1 - 7)
}

export function ChangesPage() {
  const { today } = useMe()
  const { since = lastMonday(today), kind, occurrence } = route.useSearch()
  const navigate = route.useNavigate()
  const list = useQuery({
    queryKey: ['duties.changes', { since }],
    queryFn: () => api.duties.changes({ since }),
    placeholderData: keepPreviousData,
  })
  const change = (part: { since?: string; kind?: string | undefined; occurrence?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true })
  return (
    <Page
      title="看板的变化"
      subtitle={`${spanLabel(since, since)}与今天相比，各单位、各岗位应办事项的变化`}
      extra={
        <div className="changes-since no-print">
          <span className="quiet">自</span>
          <DayPicker
            aria-label="自哪一天起"
            value={since}
            max={formatDay(parseDay(today) - 1)}
            allowClear={false}
            onChange={(next: string | null) => next && change({ since: next })}
          />
          <Downloads
            list="changes"
            formats={['xlsx']}
            query={{ since }}
            disabled={!list.data || list.data.changes.length === 0}
          />
        </div>
      }
    >
      {list.isError ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data ? (
        <Listed
          key={kind}
          {...list.data}
          kind={kind as ChangeKind | undefined}
          onKind={(next) => change({ kind: next })}
          onOpen={(id) => change({ occurrence: id })}
        />
      ) : (
        <Loading />
      )}
      <OccurrenceDrawer
        id={occurrence}
        asOf={undefined}
        known={undefined}
        onClose={() => change({ occurrence: undefined })}
      />
    </Page>
  )
}

/** Changes on a page. */
const PAGE = 200

interface ListedProps {
  readonly changes: readonly ChangeView[]
  readonly counts: Partial<Record<ChangeKind, number>>
  readonly kind: ChangeKind | undefined
  readonly onKind: (kind: ChangeKind | undefined) => void
  readonly onOpen: (occurrence: string) => void
}

function Listed({ changes, counts, kind, onKind, onOpen }: ListedProps) {
  const shown = changes.filter((one) => (kind ? one.kind === kind : isMain(one.kind, counts)))
  const { shown: onPage, pager } = usePaging(shown, PAGE)
  const kinds = (Object.keys(CHANGE_KINDS) as ChangeKind[]).filter((one) => (counts[one] ?? 0) > 0)
  if (kinds.length === 0) {
    return (
      <Empty title="这段时间没有变化">
        <p>可以选更早的一天。</p>
      </Empty>
    )
  }
  const groups = Map.groupBy(onPage, ({ subject }) => subject.id)
  const all = Map.groupBy(shown, ({ subject }) => subject.id)
  return (
    <>
      <fieldset className="changes-kinds">
        <legend>按变化查看</legend>
        <button type="button" aria-pressed={kind === undefined} onClick={() => onKind(undefined)}>
          主要变化
        </button>
        {kinds.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={kind === one}
            onClick={() => onKind(kind === one ? undefined : one)}
          >
            {CHANGE_KINDS[one]} <b>{counts[one]}</b>
          </button>
        ))}
      </fieldset>
      {shown.length === 0 ? (
        <Empty title="没有主要变化">
          <p>
            只有
            {kinds.map((one) => `“${CHANGE_KINDS[one]}”${counts[one]}项`).join('、')}
            ，点上面的按钮查看。
          </p>
        </Empty>
      ) : null}
      {[...groups].map(([id, list]) => (
        <section key={id} className="card changes-subject" aria-label={list[0]!.subject.name}>
          <h2>
            {list[0]!.subject.name} <small>{all.get(id)!.length}项</small>
          </h2>
          <ul>
            {list.map((one) => (
              <Line key={one.occurrence} change={one} onOpen={onOpen} />
            ))}
          </ul>
        </section>
      ))}
      {pager}
    </>
  )
}

function Line({ change, onOpen }: { readonly change: ChangeView; readonly onOpen: (occurrence: string) => void }) {
  const { kind, occurrence, dutyId, title, start, due, before, after, turns } = change
  // Where only the terms are otherwise, they are what turned.
  const stands = kind !== 'moved' && kind !== 'asked'
  return (
    <li>
      <span className="changes-what">
        {after === null ? (
          <Link to="/duties/$dutyId" params={{ dutyId }}>
            {title}
          </Link>
        ) : (
          <button type="button" onClick={() => onOpen(occurrence)}>
            {title}
          </button>
        )}
        <small>{spanLabel(start, due)}</small>
        {after !== null && (kind === 'came' || turns.length > 0) ? (
          <small>
            <Link to="/duties/$dutyId" params={{ dutyId }}>
              看这项任务
            </Link>
          </small>
        ) : null}
      </span>
      <span className="changes-turn">
        {turns.length > 0 ? <span>{turns.join('；')}</span> : null}
        {stands ? (
          <>
            {before === null ? '新增' : <StandingTag standing={before} />}
            <span aria-hidden="true">→</span>
            <span className="visually-hidden">变为</span>
            {after === null ? '不再应办' : <StandingTag standing={after} />}
          </>
        ) : null}
      </span>
    </li>
  )
}
