/** The board as lists, one for each body or post: for the phone, where one is chosen, and for paper. */
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Select } from '#ui/Select.tsx'
import { sourcePlace } from './board.schema.ts'
import { Marks } from './board-marks.pages.tsx'
import { type BoardRow, type BoardView, marksPerLine, rateWords } from './board-view.rules.ts'
import { aheadWords } from './stages.rules.ts'

export interface BoardListProps {
  readonly view: BoardView
  readonly onOpen: (occurrence: string) => void
}

/** What one body or post owes, a line for each duty. */
export function SubjectDuties({ row, view, onOpen }: { readonly row: BoardRow } & BoardListProps) {
  return (
    <ul className="board-list">
      {row.cells.map((cells, i) => {
        const duty = view.duties[i]!
        return cells ? (
          <li key={duty.id}>
            <div>
              <Link to="/duties/$dutyId" params={{ dutyId: duty.id }}>
                <b>{duty.title}</b>
              </Link>
              <small>
                {sourcePlace(duty) && `${sourcePlace(duty)} · `}
                {duty.cadence}
                {duty.ahead.map((one) => `（${aheadWords(one)}）`)}
              </small>
            </div>
            <Marks cells={cells} perLine={marksPerLine(cells.length)} onOpen={onOpen} />
          </li>
        ) : null
      })}
    </ul>
  )
}

export interface PhoneBoardProps extends BoardListProps {
  readonly year: number
  readonly rowsLabel: string
  readonly subject: string | undefined
  readonly onSubject: (id: string) => void
}

/** A body or post is chosen, then its duties are listed. */
export function PhoneBoard({ view, year, rowsLabel, subject, onSubject, onOpen }: PhoneBoardProps) {
  const row = view.rows.find((one) => one.subject.id === subject) ?? view.rows[0]
  const options = useMemo(() => view.rows.map(({ subject: { id, name } }) => ({ value: id, label: name })), [view])
  if (!row) return null
  return (
    <section className="card" aria-label="看板">
      <Select
        aria-label={`选择${rowsLabel}`}
        className="board-choose"
        showSearch={{ optionFilterProp: 'label' }}
        notFoundContent={`没有找到；可换${rowsLabel}名称再找`}
        options={options}
        value={row.subject.id}
        onChange={onSubject}
      />
      <p className="quiet">
        完成率 {rateWords(row.totals.rateDone, row.totals.expected)}，
        <Link to="/year-ledger" search={{ year, subject: row.subject.id }}>
          {year}年度台账
        </Link>
      </p>
      <SubjectDuties row={row} view={view} onOpen={onOpen} />
    </section>
  )
}

/** Everything, one body or post after the other: a matrix of sixty columns fits no sheet. */
export function PrintedBoard({ view, onOpen }: BoardListProps) {
  return view.rows.map((row) => (
    <section key={row.subject.id} className="board-sheet">
      <h2>
        {row.subject.name} <small>完成率 {rateWords(row.totals.rateDone, row.totals.expected)}</small>
      </h2>
      <SubjectDuties row={row} view={view} onOpen={onOpen} />
    </section>
  ))
}
