/** The board as a matrix: who owes in rows, what is owed in columns, a mark for each occurrence. */
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, memo, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Move, markTo, setTabStop } from './board-keys.pages.tsx'
import { Marks } from './board-marks.pages.tsx'
import type { BoardRow, BoardView } from './board-view.rules.ts'
import { marksPerLine, planGroups, pointGroups, rateWords } from './board-view.rules.ts'
import { aheadWords } from './stages.rules.ts'
import './board-matrix.css'

export interface BoardMatrixProps {
  readonly view: BoardView
  readonly year: number
  readonly rowsLabel: string
  readonly onOpen: (occurrence: string) => void
}

const MOVES: Readonly<Record<string, Move>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
}

export const BoardMatrix = memo(function BoardMatrix({ view, year, rowsLabel, onOpen }: BoardMatrixProps) {
  const table = useRef<HTMLTableElement>(null)
  const perLine = useMemo(
    () => view.duties.map((_, i) => marksPerLine(Math.max(...view.rows.map(({ cells }) => cells[i]?.length ?? 0)))),
    [view],
  )
  // After every change of what is shown one mark must be reachable with the tab key.
  useEffect(() => {
    const marks = view.rows.length > 0 ? table.current : null
    const stop = marks?.querySelector<HTMLElement>('.board-mark[tabindex="0"]') ?? marks?.querySelector('.board-mark')
    if (marks && stop instanceof HTMLElement) setTabStop(marks, stop)
  }, [view])
  const move = useCallback((event: KeyboardEvent<HTMLElement>) => {
    const wanted = MOVES[event.key]
    const from = event.target as HTMLElement
    if (!wanted || !from.matches('.board-mark') || event.altKey || event.metaKey) return
    event.preventDefault()
    const to = markTo(from, wanted, event.ctrlKey)
    if (to) setTabStop(event.currentTarget, to)
    to?.focus()
  }, [])
  const beyond = useBeyond(table)
  const plans = planGroups(view.duties)
  const corner = (
    <th rowSpan={plans.length > 0 ? 3 : 2} scope="col" className="board-corner">
      {rowsLabel}
    </th>
  )
  return (
    <>
      {beyond ? (
        <p className="board-beyond">责任事项较多，表格可左右滚动（按住 Shift 滚动滚轮，或用方向键），右侧还有内容。</p>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className="board-scroll" aria-label="看板" tabIndex={0} onKeyDown={move}>
        <table className={plans.length > 0 ? 'board board-of-plans' : 'board'} ref={table}>
          <caption>{rowsLabel} × 责任事项；方向键在各次应办之间移动，按住Ctrl一次移动一格，回车查看理由。</caption>
          <thead>
            {plans.length > 0 ? (
              <tr>
                {corner}
                {plans.map(({ key, label, full, span }) => (
                  <th key={key} colSpan={span} scope="colgroup" className="board-plan">
                    <span title={full}>{label}</span>
                  </th>
                ))}
              </tr>
            ) : null}
            <tr>
              {plans.length > 0 ? null : corner}
              {pointGroups(view.duties).map(({ key, label, full, span }, i) => (
                <th key={`${key}-${String(i)}`} colSpan={span} scope="colgroup" className="board-point">
                  <span title={full}>{label}</span>
                </th>
              ))}
            </tr>
            <tr>
              {view.duties.map((duty) => (
                <th
                  key={duty.id}
                  scope="col"
                  className="board-duty"
                  title={[`${duty.title}（${duty.cadence}）`, ...duty.ahead.map(aheadWords)].join('\n')}
                >
                  {/* No stop for the tab key: sixty heads would stand before the first mark. The opened mark leads there, too. */}
                  <Link to="/duties/$dutyId" params={{ dutyId: duty.id }} tabIndex={-1}>
                    {duty.title}
                  </Link>
                  <small>{duty.cadence}</small>
                  {duty.ahead.map((one) => (
                    <small key={one.from} className="board-ahead">
                      {one.words === null ? aheadWords(one) : `自${one.from}起调整`}
                    </small>
                  ))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <Row key={row.subject.id} row={row} year={year} perLine={perLine} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
})

/** Whether the table is wider than the room it scrolls in. */
function useBeyond(table: RefObject<HTMLTableElement | null>): boolean {
  const [beyond, setBeyond] = useState(false)
  useEffect(() => {
    const inner = table.current
    const room = inner?.parentElement
    if (!inner || !room) return
    const look = () => setBeyond(inner.offsetWidth > room.clientWidth + 1)
    const observer = new ResizeObserver(look)
    observer.observe(inner)
    observer.observe(room)
    return () => observer.disconnect()
  }, [table])
  return beyond
}

interface RowProps {
  readonly row: BoardRow
  readonly year: number
  readonly perLine: readonly number[]
  readonly onOpen: (occurrence: string) => void
}

const Row = memo(function Row({ row: { subject, cells, totals }, year, perLine, onOpen }: RowProps) {
  return (
    <tr>
      <th scope="row" className="board-subject">
        {/* No stop for the tab key, as in the heads of the columns. */}
        <Link to="/year-ledger" search={{ year, subject: subject.id }} title={`${year}年度台账`} tabIndex={-1}>
          {subject.name}
        </Link>
        <small>{rateWords(totals.rateDone, totals.expected)}</small>
      </th>
      {cells.map((marks, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other name here and never moves within a row.
        <td key={i}>{marks ? <Marks cells={marks} perLine={perLine[i]!} onOpen={onOpen} roving /> : null}</td>
      ))}
    </tr>
  )
})
