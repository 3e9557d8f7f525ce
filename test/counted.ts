/** What a piece of work asks of the database, where it matters how much. */
import type { Tx } from '#kernel/db.ts'

/** A transaction that counts its statements and the rows that they bring. */
export function counted(tx: Tx): { readonly tx: Tx; readonly count: { statements: number; rows: number } } {
  const count = { statements: 0, rows: 0 }
  const counting = tx.withPlugin({
    transformQuery: ({ node }) => {
      count.statements += 1
      return node
    },
    transformResult: async ({ result }) => {
      count.rows += result.rows.length
      return result
    },
  })
  return { tx: counting, count }
}
