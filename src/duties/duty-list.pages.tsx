/** The list of duties on the screen, to print and to take along as Word or Excel. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import Button from 'antd/es/button'
import { api } from '#ui/client.ts'
import { Downloads } from '#ui/Downloads.tsx'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { PaperRows } from '#ui/PaperRows.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { UnannouncedYears } from '#ui/UnannouncedYears.tsx'
import {
  DUTY_LIST_COLUMNS,
  type DutyList,
  dutyCells,
  dutyListExtent,
  dutyListTitle,
  HANGING,
  onlyPlan,
} from './duty-list.schema.ts'
import { subjectOptions } from './subject-options.rules.ts'
import { YearBar } from './year-bar.pages.tsx'

const route = getRouteApi('/signed-in/duty-list')

export function DutyListPage() {
  const { today } = useMe()
  const { year = Number(today.slice(0, 4)), subject } = route.useSearch()
  const navigate = route.useNavigate()
  const list = useQuery({
    queryKey: ['dutyLists.get', { year, subject }],
    queryFn: () => api.dutyLists.get({ year, subjectId: subject }),
    placeholderData: keepPreviousData,
  })
  const change = (part: { year?: number; subject?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true })
  const plan = list.data ? onlyPlan(list.data) : null
  const empty = list.data?.rows.length === 0
  return (
    <Page
      title={list.data ? dutyListTitle(list.data) : '责任清单'}
      subtitle={[
        list.data && !empty ? dutyListExtent(list.data) : null,
        plan ? `来源：《${plan}》` : '由已发布的要点和启用的规定生成',
        '每一项都能追到原文',
      ]
        .filter((part) => part !== null)
        .join('。')}
      extra={
        <div className="page-actions">
          <Downloads list="duty-list" query={{ year, subjectId: subject }} disabled={empty || !list.data} />
          <Button className="wide-only" onClick={() => window.print()}>
            打印
          </Button>
        </div>
      }
    >
      <YearBar
        year={year}
        subject={subject ?? ''}
        options={subjectOptions(list.data?.subjects ?? [], '全部单位和岗位')}
        whose="谁的责任清单"
        onYear={(next) => change({ year: next })}
        onSubject={(next) => change({ subject: next || undefined })}
      />
      <UnannouncedYears years={list.data?.unannounced ? [list.data.unannounced] : []} effect={HANGING} />
      {list.isError ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <Loading rows={10} />
      ) : empty ? (
        <Empty title={`${year}年还没有责任事项`}>
          <p>发布要点或启用规定以后，责任清单自动生成。</p>
        </Empty>
      ) : (
        <PaperRows columns={DUTY_LIST_COLUMNS} rows={rowsOf(list.data)} />
      )}
    </Page>
  )
}

const rowsOf = (list: DutyList) =>
  dutyCells(list).map((cells, i) => ({
    key: list.rows[i]!.dutyId,
    cells: cells.map((text, column) => cellOf(list.rows[i]!, text, column)),
  }))

/** The title leads to the duty; the source shows its sentence. */
function cellOf({ dutyId, quote }: DutyList['rows'][number], text: string, column: number) {
  if (column === 1)
    return (
      <Link to="/duties/$dutyId" params={{ dutyId }}>
        {text}
      </Link>
    )
  return column === 5 ? <span title={quote}>{text}</span> : text
}
