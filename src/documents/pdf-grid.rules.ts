/** Tables of a page by the lines drawn around their cells. Pure. */

/** A straight line along an edge of the page; lengths in points, y upwards. */
export interface Ruling {
  readonly x1: number
  readonly x2: number
  readonly y1: number
  readonly y2: number
}

export interface GridCell {
  /** The first row and column that it covers, and how many of them. */
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface Grid {
  /** Edges of the columns from left to right, and of the rows from top to bottom. */
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly cells: readonly GridCell[]
}

/** Lines nearer than this are one; lines shorter than a row are none of a table. */
const NEAR = 3
const SHORTEST = 7
const MOST_COLUMNS = 40
const MOST_ROWS = 400
const MOST_CROSSINGS = 1_000_000

/** A stretch of a line at a place across it. */
interface Edge {
  readonly at: number
  readonly from: number
  readonly to: number
}

/** The tables of two columns and more, from top to bottom. */
export function gridsOf(rulings: readonly Ruling[]): Grid[] {
  const across = joined(
    rulings.filter((r) => r.x2 - r.x1 >= SHORTEST && r.y2 - r.y1 < 1).map((r) => ({ at: r.y1, from: r.x1, to: r.x2 })),
  )
  const upright = joined(
    rulings.filter((r) => r.y2 - r.y1 >= SHORTEST && r.x2 - r.x1 < 1).map((r) => ({ at: r.x1, from: r.y1, to: r.y2 })),
  )
  if (across.length * upright.length > MOST_CROSSINGS) return []
  return connected(across, upright)
    .flatMap((part) => gridOf(part.across, part.upright) ?? [])
    .sort((a, b) => b.ys[0]! - a.ys[0]!)
}

/** Stretches of one line put together. */
function joined(edges: readonly Edge[]): Edge[] {
  const lines: Edge[][] = []
  for (const edge of edges.toSorted((a, b) => a.at - b.at)) {
    const line = lines.at(-1)
    if (line && edge.at - line[0]!.at < NEAR) line.push(edge)
    else lines.push([edge])
  }
  return lines.flatMap((line) => {
    const stretches: Edge[] = []
    for (const edge of line.toSorted((a, b) => a.from - b.from)) {
      const last = stretches.at(-1)
      if (last && edge.from - last.to < NEAR)
        stretches[stretches.length - 1] = { ...last, to: Math.max(last.to, edge.to) }
      else stretches.push({ ...edge, at: line[0]!.at })
    }
    return stretches
  })
}

const within = (at: number, { from, to }: Edge) => at > from - NEAR && at < to + NEAR

interface Part {
  readonly across: Edge[]
  readonly upright: Edge[]
}

/** Lines that meet, and what meets those. */
function connected(across: readonly Edge[], upright: readonly Edge[]): Part[] {
  const left = new Set(across)
  const parts: Part[] = []
  const uprightLeft = new Set(upright)
  for (const first of across) {
    if (!left.delete(first)) continue
    const part: Part = { across: [first], upright: [] }
    for (let i = 0, j = 0; i < part.across.length || j < part.upright.length; ) {
      if (i < part.across.length) {
        const edge = part.across[i++]!
        for (const other of uprightLeft)
          if (within(other.at, edge) && within(edge.at, other)) {
            uprightLeft.delete(other)
            part.upright.push(other)
          }
      } else {
        const edge = part.upright[j++]!
        for (const other of left)
          if (within(other.at, edge) && within(edge.at, other)) {
            left.delete(other)
            part.across.push(other)
          }
      }
    }
    parts.push(part)
  }
  return parts
}

function gridOf(across: readonly Edge[], upright: readonly Edge[]): Grid | null {
  // Tables open at the sides end where their lines do.
  const xs = apart([...upright.map(({ at }) => at), ...across.flatMap(({ from, to }) => [from, to])])
  const ys = apart([...across.map(({ at }) => at), ...upright.flatMap(({ from, to }) => [from, to])]).reverse()
  const [columns, rows] = [xs.length - 1, ys.length - 1]
  if (columns < 2 || rows < 1 || columns > MOST_COLUMNS || rows > MOST_ROWS || upright.length < 1) return null
  const parted = (edges: readonly Edge[], at: number, middle: number) =>
    edges.some((edge) => Math.abs(edge.at - at) < 2 * NEAR && edge.from < middle && edge.to > middle)
  const middle = (edges: readonly number[], i: number) => (edges[i]! + edges[i + 1]!) / 2
  const taken = Array.from({ length: rows }, () => new Array<boolean>(columns).fill(false))
  const cells: GridCell[] = []
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (taken[row]![column]) continue
      let right = column + 1
      while (right < columns && !taken[row]![right] && !parted(upright, xs[right]!, middle(ys, row))) right++
      let below = row + 1
      while (below < rows && !parted(across, ys[below]!, middle(xs, column))) below++
      for (let r = row; r < below; r++) taken[r]!.fill(true, column, right)
      cells.push({
        ...{ row, column, rows: below - row, columns: right - column },
        ...{ left: xs[column]!, right: xs[right]!, top: ys[row]!, bottom: ys[below]! },
      })
    }
  return { xs, ys, cells }
}

/** Places in order, those that are one taken together. */
function apart(places: readonly number[]): number[] {
  const kept: number[] = []
  for (const place of places.toSorted((a, b) => a - b))
    if (place - (kept.at(-1) ?? -Infinity) > 2 * NEAR) kept.push(place)
  return kept
}
