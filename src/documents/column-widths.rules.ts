/** How wide the columns of a table on paper are: their shares, but no day, number or short word is broken. Pure. */
import type { PaperTable } from './paper-table.schema.ts'

/** Twips of one character over half-points of its face. */
const EM = 10
/** A Latin letter or digit in the widest face that a machine without ours falls back on, in ems. */
const NARROW = 0.64
/** What no line should break: days, times, numbers with their marks, addresses. */
const RUN = /[\dA-Za-z.:/%+()-]+/g
/** A cell of so few characters, such as 集中学习 or 已完成, is one word. */
const WORD = 4
/** A single word claims no more of the table than this. */
const MOST = 0.2

interface Measures {
  /** Twips of all columns together. */
  readonly total: number
  /** Half-points of the face. */
  readonly size: number
  /** Twips left and right of the text of a cell. */
  readonly margins: number
}

/**
 * Twips of every column. What one lacks for its longest word is taken from those that have room, in proportion to it;
 * where there is not enough room altogether the shares stay.
 */
export function columnWidths({ columns, rows }: Pick<PaperTable, 'columns' | 'rows'>, measures: Measures): number[] {
  const { total } = measures
  const all = columns.reduce((sum, { share }) => sum + share, 0)
  const asked = columns.map(({ share }) => (total * share) / all)
  const least = columns.map(({ head }, column) =>
    leastOf(
      [head, ...rows.map((row) => row[column] ?? '')].flatMap((text) => text.split('\n')),
      measures,
    ),
  )
  const room = asked.map((width, i) => Math.max(0, width - least[i]!))
  const lack = asked.reduce((sum, width, i) => sum + Math.max(0, least[i]! - width), 0)
  const free = room.reduce((sum, one) => sum + one, 0)
  if (lack > free) return asked.map(Math.round)
  return asked.map((width, i) => Math.round(Math.max(width, least[i]!) - (free && (lack * room[i]!) / free)))
}

/** Twips that a column needs for the longest of its words, and the margins of its cells. */
function leastOf(lines: readonly string[], { total, size, margins }: Measures): number {
  const ems = lines.reduce((most, line) => {
    const words = [...line].length <= WORD ? [line] : (line.match(RUN) ?? [])
    return Math.max(most, ...words.map(emsOf))
  }, 0)
  return Math.min(total * MOST, ems * size * EM + margins)
}

const emsOf = (word: string) => [...word].reduce((sum, one) => sum + (one < '\u2000' ? NARROW : 1), 0)
