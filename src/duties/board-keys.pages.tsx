/** Moving between the marks of the matrix; reads the table as it stands, so that ten thousand marks need no state. */

export type Move = 'left' | 'right' | 'up' | 'down' | 'first' | 'last'

const MARK = '.board-mark'
const marksIn = (part: Element | null | undefined) => [...(part?.querySelectorAll<HTMLElement>(MARK) ?? [])]

/** Where a key leads: the next mark of the row or, by whole cells, of the next cell; up and down the same place of the next row that has one. */
export function markTo(from: HTMLElement, move: Move, byCell: boolean): HTMLElement | null {
  const cell = from.closest('td')
  const row = from.closest('tr')
  if (!cell || !row) return null
  if (move === 'up' || move === 'down') {
    const place = marksIn(cell).indexOf(from)
    const marks = marksBelow(row, cell.cellIndex, move)
    return marks[Math.min(place, marks.length - 1)] ?? null
  }
  if (byCell && (move === 'left' || move === 'right')) return marksBeside(cell, move)[0] ?? null
  const marks = marksIn(row)
  const at = marks.indexOf(from)
  const to = { left: at - 1, right: at + 1, first: 0, last: marks.length - 1 }[move]
  return marks[to] ?? null
}

function marksBelow(row: HTMLTableRowElement, column: number, move: 'up' | 'down'): HTMLElement[] {
  const next = (of: Element) => (move === 'up' ? of.previousElementSibling : of.nextElementSibling)
  for (let at = next(row); at; at = next(at)) {
    const marks = marksIn((at as HTMLTableRowElement).cells[column])
    if (marks.length > 0) return marks
  }
  return []
}

function marksBeside(cell: Element, move: 'left' | 'right'): HTMLElement[] {
  const next = (of: Element) => (move === 'left' ? of.previousElementSibling : of.nextElementSibling)
  for (let at = next(cell); at; at = next(at)) {
    const marks = marksIn(at)
    if (marks.length > 0) return marks
  }
  return []
}

/** Makes `mark` the one that the tab key reaches. */
export function setTabStop(within: Element, mark: HTMLElement): void {
  for (const old of within.querySelectorAll<HTMLElement>(`${MARK}[tabindex="0"]`)) old.tabIndex = -1
  mark.tabIndex = 0
}
