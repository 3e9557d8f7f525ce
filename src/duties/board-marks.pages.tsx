/** The marks of the board: one for each occurrence, light enough for ten thousand of them. */
import { type MouseEvent, memo } from 'react'
import { STANDING_MARKS } from '#ui/Standing.tsx'
import type { BoardCell } from './board.schema.ts'
import { markLabel } from './board-view.rules.ts'
import { STANDING_CODES, type Standing } from './standing.schema.ts'

/** The shapes of all standings, drawn once and used by every mark of the page. */
export function MarkShapes() {
  return (
    <svg width="0" height="0" className="board-shapes" aria-hidden="true" focusable="false">
      {STANDING_CODES.map((code) => (
        <symbol key={code} id={`mark-${code}`} viewBox="0 0 16 16">
          {STANDING_MARKS[code].shape(STANDING_MARKS[code].colour)}
        </symbol>
      ))}
    </svg>
  )
}

/** The shape alone; its word stands beside it. */
export function MarkShape({ standing }: { readonly standing: Standing }) {
  return (
    <svg className="board-shape" aria-hidden="true" focusable="false">
      <use href={`#mark-${standing}`} />
    </svg>
  )
}

/** Side of a mark in the matrix, in pixels; board.css has the same. */
const SIDE = 18

/** Width that breaks the lines, and the size kept free while the marks are out of sight and not drawn. */
function sizeOf(count: number, perLine: number) {
  const width = `${perLine * SIDE}px`
  return { width, containIntrinsicSize: `${width} ${Math.ceil(count / perLine) * SIDE}px` }
}

export interface MarksProps {
  readonly cells: readonly BoardCell[]
  readonly perLine: number
  /** Must be stable: the marks are rendered once. */
  readonly onOpen: (occurrence: string) => void
  /** The matrix moves between marks with the arrow keys, so that only one of them is a tab stop. */
  readonly roving?: boolean
}

export const Marks = memo(function Marks({ cells, perLine, onOpen, roving = false }: MarksProps) {
  const open = (event: MouseEvent<HTMLButtonElement>) => onOpen(event.currentTarget.dataset.occurrence!)
  return (
    <div className="board-marks" style={sizeOf(cells.length, perLine)}>
      {cells.map((cell) => (
        <button
          key={cell.occurrence}
          type="button"
          className="board-mark"
          title={markLabel(cell)}
          data-occurrence={cell.occurrence}
          tabIndex={roving ? -1 : 0}
          onClick={open}
        >
          <MarkShape standing={cell.standing} />
        </button>
      ))}
    </div>
  )
})
