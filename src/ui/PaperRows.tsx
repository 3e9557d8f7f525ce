/** A table as it stands on paper; on a phone each row becomes a card, its cells labelled by their heads. */
import type { ReactNode } from 'react'
import './paper-rows.css'

export interface PaperRowsProps {
  readonly columns: readonly { readonly head: string; readonly share: number }[]
  readonly rows: readonly {
    readonly key: string
    /** In the order of the columns; the first is the number of the row. */
    readonly cells: readonly ReactNode[]
    /** Something that is wanted and not there. */
    readonly lacking?: boolean
  }[]
}

export function PaperRows({ columns, rows }: PaperRowsProps) {
  const all = columns.reduce((sum, { share }) => sum + share, 0)
  return (
    <table className="paper-rows">
      <colgroup>
        {columns.map(({ head, share }) => (
          <col key={head} style={{ width: `${(100 * share) / all}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ head }) => (
            <th key={head} scope="col" className={classOf(head)}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells, lacking }) => (
          <tr key={key} className={lacking ? 'paper-rows-lacking' : undefined}>
            {columns.map(({ head }, column) => (
              <td key={head} data-label={head} className={classOf(head)}>
                {cells[column]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A column of days is narrow, its head as well: they stand under one another. */
const classOf = (head: string) => (head.endsWith('日期') ? 'paper-rows-day' : undefined)
