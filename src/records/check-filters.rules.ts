/** Which of the records to be checked somebody goes through: the filters as the address has them. Pure. */
import type { z } from 'zod'
import { civil, formatDay, type IsoDate, monthEnd, parseDay } from '#kernel/day.ts'
import { toCheckQuerySchema } from './record.schema.ts'

export interface CheckFilters {
  readonly subject?: string | undefined
  readonly kind?: string | undefined
  /** The month in which it was held, as 2026-03. */
  readonly month?: string | undefined
  readonly find?: string | undefined
  /** Only what was appealed for. */
  readonly appealed?: true | undefined
  /** The latest entered first; absent: the earliest. */
  readonly order?: 'latest' | undefined
}

/** Whether anything is left out of the list; its order leaves nothing out. */
export const isNarrowed = ({ order: _, ...filters }: CheckFilters): boolean => Object.values(filters).some(Boolean)

/** Whether only appeals are listed, and all of them: an empty list says that they are all decided. */
export const isAppealsAlone = ({ order: _, appealed, ...others }: CheckFilters): boolean =>
  appealed === true && !isNarrowed(others)

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/

/** What the server is asked; what an address says wrongly is left out. */
export function checkQuery({ subject, kind, month, find, appealed, order }: CheckFilters) {
  const [, year, number] = MONTH.exec(month ?? '') ?? []
  const asked = {
    subjectId: subject,
    kind,
    from: year ? `${month}-01` : undefined,
    to: year ? formatDay(monthEnd(Number(year), Number(number))) : undefined,
    find: find?.trim() || undefined,
  }
  const { subjectId, kind: kindField, from, to, find: findField } = toCheckQuerySchema.shape
  return {
    subjectId: understood(subjectId, asked.subjectId),
    kind: understood(kindField, asked.kind),
    from: understood(from, asked.from),
    to: understood(to, asked.to),
    find: understood(findField, asked.find),
    appealed,
    latestFirst: order === 'latest' ? true : undefined,
  }
}

const understood = <T>(field: z.ZodType<T>, value: unknown): T | undefined => field.safeParse(value).data

/** Months to choose from: this one and the twenty-three before it. */
export function recentMonths(today: IsoDate): { readonly value: string; readonly label: string }[] {
  const { year, month } = civil(parseDay(today))
  return Array.from({ length: 24 }, (_, back) => {
    const months = year * 12 + month - 1 - back
    const [y, m] = [Math.floor(months / 12), (months % 12) + 1]
    return { value: `${y}-${String(m).padStart(2, '0')}`, label: `${y}年${m}月` }
  })
}
