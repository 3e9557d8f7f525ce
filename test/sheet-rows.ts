/** Rows of a sheet as the import reads them, and what it says of them. */
import type { KeyedRow } from '#office/import/column.schema.ts'
import type { Judged } from '#office/import/finding.rules.ts'
import type { Body } from '#office/office.schema.ts'

let count = 0
export const makeId = () => `new${++count}`

/** The first row stands under the heads. */
export const rows = (...all: Record<string, string>[]): KeyedRow[] => all.map((cells, i) => ({ row: i + 2, cells }))

/** What is wrong with a row, in one line. */
export const said = ({ problems }: Judged) =>
  problems.map(({ column, message }) => `${column ?? ''}:${message}`).join(' ')

export const body = (
  id: string,
  name: string,
  parentId: string | null = null,
  kind: Body['kind'] = 'branch',
): Body => ({
  ...{ id, name, parentId, kind, from: '2020-01-01', to: null, recordsSince: '2026-01-01' },
})
