/** What each kind of table says of itself, so that the machinery knows none of them. */
import type { Day } from '#kernel/day.ts'
import type { Scope, Tx } from '#kernel/db.ts'
import type { Notifier } from '#kernel/endpoint.ts'
import type { Column, KeyedRow } from './column.schema.ts'
import type { Judged, Seen } from './finding.rules.ts'
import type { ImportKindCode } from './import.schema.ts'

/** In whose name and on which day an import works. */
export interface Importer {
  readonly tx: Tx
  readonly bureau: string
  readonly scope: Scope
  readonly name: string
  readonly today: Day
  readonly importId: string
  readonly fileName: string
}

/** In whose name somebody is told of what an import brings. */
export const notifierOf = ({ tx, bureau, scope, today }: Importer): Notifier => ({
  tx,
  actor: { bureauId: bureau, personId: scope.person },
  today,
})

/** A row that is to be written. */
export interface StagedRow {
  readonly place: number
  readonly row: number
  readonly action: 'create' | 'update'
  readonly target: string
  readonly value: unknown
}

export interface ImportKind {
  readonly code: ImportKindCode
  readonly columns: readonly Column[]
  /** How many rows are judged together: all of a table whose rows stand under one another. */
  readonly together: number
  /** Findings in the order in which rows are to be written. */
  judge(importer: Importer, rows: readonly KeyedRow[], seen: Seen): Promise<Judged[]>
  /**
   * Writes rows, of which it may be called with some again only after they were rolled back.
   * @returns by place, why a row was not written: what it was found by has changed since
   */
  write(importer: Importer, rows: readonly StagedRow[]): Promise<ReadonlyMap<number, string>>
}

export type ImportKinds = Readonly<Record<ImportKindCode, ImportKind>>

/** Said of a row that is not written because the office changed between its finding and now. */
export const STALE = '核对以后系统中的数据又有变动，这一行没有写入。请重新上传核对。'
