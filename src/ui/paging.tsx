/** A long list page by page, where the whole of it is at hand: what is on paper stays what is on the screen. */
import Pagination from 'antd/es/pagination'
import { type ReactNode, useState } from 'react'

export interface Paged<T> {
  readonly shown: readonly T[]
  /** Rows on the pages before. */
  readonly before: number
  /** Null where one page holds everything. */
  readonly pager: ReactNode
}

/** @param size rows on a page */
export function usePaging<T>(rows: readonly T[], size: number): Paged<T> {
  const [asked, setAsked] = useState(1)
  // Rows may have become fewer since.
  const page = Math.min(asked, Math.max(1, Math.ceil(rows.length / size)))
  const before = (page - 1) * size
  return {
    shown: rows.slice(before, before + size),
    before,
    pager:
      rows.length > size ? (
        <Pagination
          className="pager no-print"
          current={page}
          total={rows.length}
          pageSize={size}
          showSizeChanger={false}
          onChange={setAsked}
        />
      ) : null,
  }
}
