/** The straight lines that a page of a PDF draws: borders of tables among them. */
import { getResolvedPDFJS } from 'unpdf'
import type { Ruling } from './pdf-grid.rules.ts'

/** As much of a page as is needed here; the types of the library name more than it is built with. */
interface Page {
  getOperatorList(): Promise<{ readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] }>
}

type Matrix = readonly [number, number, number, number, number, number]

/** A bar thinner than this is a line; a page with more lines is a drawing. */
const THIN = 3
const MOST = 20_000

/** Numbers after each step of a path: to a place, in a line to a place, in a curve (of two kinds), back to the start. */
const STEPS = [2, 2, 6, 4, 0]

/** Lines along the edges of the page alone; none where the page is a drawing. */
export async function rulingsOf(page: Page): Promise<Ruling[]> {
  const { OPS } = await getResolvedPDFJS()
  const { fnArray, argsArray } = await page.getOperatorList()
  const strokes = new Set([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.closeFillStroke])
  const fills = new Set([OPS.fill, OPS.eoFill])
  const rulings: Ruling[] = []
  const saved: Matrix[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  for (const [i, operator] of fnArray.entries()) {
    const given = argsArray[i]
    if (operator === OPS.save) saved.push(matrix)
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? matrix
    else if (operator === OPS.transform) matrix = times(matrix, given)
    else if (operator === OPS.paintFormXObjectBegin) {
      saved.push(matrix)
      matrix = times(matrix, Array.isArray(given) ? given[0] : null)
    } else if (operator === OPS.constructPath && Array.isArray(given)) {
      const paths = pathsOf(given[1]?.[0], matrix)
      if (strokes.has(given[0])) rulings.push(...paths.flatMap(sidesOf))
      else if (fills.has(given[0])) rulings.push(...paths.flatMap(barOf))
      if (rulings.length > MOST) return []
    }
  }
  return rulings
}

function times([a, b, c, d, e, f]: Matrix, by: unknown): Matrix {
  if (!by || typeof by !== 'object') return [a, b, c, d, e, f]
  const [g, h, i, j, k, l] = Array.from(by as ArrayLike<number>)
  const of = (x: number, y: number, z: number, w: number) => x * (z || 0) + y * (w || 0)
  return [
    of(a, c, g!, h!),
    of(b, d, g!, h!),
    of(a, c, i!, j!),
    of(b, d, i!, j!),
    of(a, c, k!, l!) + e,
    of(b, d, k!, l!) + f,
  ]
}

type Place = readonly [x: number, y: number]

/** The strokes of a path, as the places that they go through; none with curves. */
function pathsOf(steps: ArrayLike<number> | null | undefined, [a, b, c, d, e, f]: Matrix): Place[][] {
  const paths: Place[][] = []
  if (!steps || steps.length > MOST) return []
  for (let at = 0; at < steps.length; ) {
    const length = STEPS[steps[at]!]
    if (length === undefined || length > 2) return []
    const [x, y] = [steps[at + 1]!, steps[at + 2]!]
    const place = [a * x + c * y + e, b * x + d * y + f] as const
    const path = paths.at(-1)
    if (steps[at] === 0 || !path) paths.push([place])
    else path.push(length === 0 ? path[0]! : place)
    at += 1 + length
  }
  return paths
}

function sidesOf(path: readonly Place[]): Ruling[] {
  return path.slice(1).flatMap(([x, y], i) => {
    const [fromX, fromY] = path[i]!
    const flat = Math.abs(y - fromY) < 1
    const upright = Math.abs(x - fromX) < 1
    if (flat === upright) return []
    return [{ x1: Math.min(x, fromX), x2: Math.max(x, fromX), y1: Math.min(y, fromY), y2: Math.max(y, fromY) }]
  })
}

/** A line drawn as a thin bar. */
function barOf(path: readonly Place[]): Ruling[] {
  if (path.length < 4) return []
  const xs = path.map(([x]) => x)
  const ys = path.map(([, y]) => y)
  const [x1, x2, y1, y2] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  if (Math.min(x2 - x1, y2 - y1) > THIN || path.length > 6) return []
  const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2]
  return x2 - x1 > y2 - y1 ? [{ x1, x2, y1: y, y2: y }] : [{ x1: x, x2: x, y1, y2 }]
}
