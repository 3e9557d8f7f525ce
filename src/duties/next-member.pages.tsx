/** What is the person's own: the amounts that each is to reach, and for members what they took part in. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import Empty from 'antd/es/empty'
import { api } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { Failure, Loading } from '#ui/States.tsx'
import type { OwnAmount } from './coverage.schema.ts'
import { reachWords } from './next.rules.ts'

const SHOWN = 5

export const useOwnAmounts = () =>
  useQuery({ queryKey: ['duties.ownAmounts'], queryFn: () => api.duties.ownAmounts({}) })

/** What each is to reach, and what the person has: nothing where nothing is asked of each. */
export function OwnAmounts({ today }: { readonly today: string }) {
  const own = useOwnAmounts()
  if (!own.data) return null
  const { amounts, earlier } = own.data
  const last = Number(today.slice(0, 4)) - 1
  return (
    <>
      <Amounts title="我的学时和次数" amounts={amounts} today={today} />
      <Amounts title={`${last}年我的学时和次数`} amounts={earlier} today={today} />
    </>
  )
}

interface AmountsProps {
  readonly title: string
  readonly amounts: readonly OwnAmount[]
  readonly today: string
}

function Amounts({ title: heading, amounts, today }: AmountsProps) {
  if (amounts.length === 0) return null
  return (
    <section aria-label={heading} className="step-group">
      <h2>{heading}</h2>
      <ul className="coming">
        {amounts.map(({ dutyId, title, due, each, unit, quantity, enough, records }) => (
          <li key={dutyId}>
            <span className="coming-day">
              {quantity}/{each}
              {unit}
            </span>
            <span>
              {title}
              <small>
                {enough
                  ? '已达到'
                  : `还差${Math.round((each - quantity) * 100) / 100}${unit}，${reachWords(due, today)}`}
              </small>
              <Contributing records={records} unit={unit} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The records of which an amount is the sum, one step away; the latest, which one looks for, first. */
function Contributing({ records, unit }: Pick<OwnAmount, 'records' | 'unit'>) {
  if (records.length === 0) return null
  return (
    <details className="own-records">
      <summary>计入的纪实（{records.length}条）</summary>
      <ul>
        {records.toReversed().map(({ record, heldOn, quantity }, place) => (
          <li key={record?.id ?? place}>
            {record === null ? (
              '（无权查看内容）'
            ) : (
              <Link to="/records/$recordId" params={{ recordId: record.id }}>
                {record.title}
              </Link>
            )}
            <small>
              {heldOn}，{quantity}
              {unit}
            </small>
          </li>
        ))}
      </ul>
    </details>
  )
}

const ATTENDED = { attended: true, limit: SHOWN }

export const useAttended = (enabled = true) =>
  useQuery({ queryKey: ['records.list', ATTENDED], queryFn: () => api.records.list(ATTENDED), enabled })

/** The latest records of what the person took part in; the full list is one step away. */
export function Participation() {
  const records = useAttended()
  if (records.isPending) return <Loading />
  if (records.isError) return <Failure error={records.error} onRetry={() => void records.refetch()} />
  const { records: list, total } = records.data
  return (
    <section aria-label="我参加的" className="step-group">
      <h2>
        我参加的 <span className="count">历年共{total}次</span>
      </h2>
      {list.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有登记您参加的活动。如有遗漏，请告诉支部补登。" />
      ) : (
        <ul className="coming">
          {list.map((record) => (
            <li key={record.id}>
              <span className="coming-day">{record.heldOn}</span>
              <span>
                <Link to="/records/$recordId" params={{ recordId: record.id }}>
                  {record.title}
                </Link>
                <small>{record.subject.name}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
      {total > list.length && <LinkButton to="/records">查看全部{total}次</LinkButton>}
    </section>
  )
}
