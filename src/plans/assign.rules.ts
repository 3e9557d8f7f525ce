/** The best assignment of one list to another: the Hungarian method. Pure. */

/**
 * For every row the column that it goes with, or null, so that the sum of the worths is the greatest there is. A worth
 * of 0 or less pairs nobody. Rows and columns may differ in number; takes time of their number cubed.
 */
export function bestAssignment(worths: readonly (readonly number[])[], columns: number): (number | null)[] {
  const rows = worths.length
  const size = Math.max(rows, columns)
  const cost = (row: number, column: number) => -Math.max(0, worths[row]?.[column] ?? 0)
  // One-based, as the method is written: 0 stands for nobody.
  const ofRow = new Float64Array(size + 1)
  const ofColumn = new Float64Array(size + 1)
  const rowAt = new Int32Array(size + 1)
  const cameFrom = new Int32Array(size + 1)
  for (let row = 1; row <= size; row++) {
    rowAt[0] = row
    let at = 0
    const least = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY)
    const used = new Uint8Array(size + 1)
    while (rowAt[at] !== 0) {
      used[at] = 1
      let next = 0
      let step = Number.POSITIVE_INFINITY
      for (let column = 1; column <= size; column++) {
        if (used[column]) continue
        const spare = cost(rowAt[at]! - 1, column - 1) - ofRow[rowAt[at]!]! - ofColumn[column]!
        if (spare < least[column]!) {
          least[column] = spare
          cameFrom[column] = at
        }
        if (least[column]! < step) {
          step = least[column]!
          next = column
        }
      }
      for (let column = 0; column <= size; column++) {
        if (used[column]) {
          ofRow[rowAt[column]!]! += step
          ofColumn[column]! -= step
        } else least[column]! -= step
      }
      at = next
    }
    while (at !== 0) {
      rowAt[at] = rowAt[cameFrom[at]!]!
      at = cameFrom[at]!
    }
  }
  const of = new Array<number | null>(rows).fill(null)
  for (let column = 1; column <= columns; column++) {
    const row = rowAt[column]! - 1
    if (row < rows && (worths[row]?.[column - 1] ?? 0) > 0) of[row] = column - 1
  }
  return of
}
