/** What a leader is told about the line, and the office about the bureau: few numbers, all with denominators. */
import { useQuery } from '@tanstack/react-query'
import Table from 'antd/es/table'
import { api } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { Failure, Loading } from '#ui/States.tsx'
import { type LineRow, lineRows, rateOf } from './line.rules.ts'

const SHOWN = 8

/** @param title 分管条线 for a leader, 全局 for the office */
export function LineSummary({ title, today }: { title: string; today: string }) {
  const year = Number(today.slice(0, 4))
  const board = useQuery({
    queryKey: ['duties', 'board', { year, rows: 'bodies' }],
    queryFn: () => api.duties.board({ year, rows: 'bodies' }),
  })
  if (board.isPending) return <Loading />
  if (board.isError) return <Failure error={board.error} onRetry={() => void board.refetch()} />
  const { totals } = board.data
  const rows = lineRows(board.data)
  if (rows.length === 0) return null
  const number = (key: keyof LineRow, label: string) => ({
    title: label,
    dataIndex: key,
    align: 'right' as const,
    render: (value: number) => <span className={value > 0 ? 'number' : 'number zero'}>{value}</span>,
  })
  return (
    <section className="step-group" aria-label={title}>
      <h2>
        {title}{' '}
        <span className="count">
          {year}年，截至{today}
        </span>
      </h2>
      <dl className="figures">
        <div>
          <dt>到期事项完成率</dt>
          <dd>{rateOf(totals.rateDone, totals.expected)}</dd>
        </div>
        <div>
          <dt>其中按时</dt>
          <dd>{rateOf(totals.rateOnTime, totals.expected)}</dd>
        </div>
        <div>
          <dt>逾期完成</dt>
          <dd>{totals['done-late'] ?? 0}项</dd>
        </div>
        <div>
          <dt>未完成</dt>
          <dd>{totals.missed ?? 0}项</dd>
        </div>
      </dl>
      <Table<LineRow>
        rowKey="id"
        size="small"
        scroll={{ x: 'max-content' }}
        pagination={rows.length > SHOWN ? { pageSize: SHOWN, showSizeChanger: false } : false}
        dataSource={rows}
        columns={[
          { title: '单位', dataIndex: 'name' },
          number('owed', '全年应办'),
          number('done', '按时完成'),
          number('late', '逾期完成'),
          number('missed', '未完成'),
          number('pressing', '待补录或即将到期'),
        ]}
      />
      <LinkButton to="/board">在看板中查看每一项</LinkButton>
    </section>
  )
}
