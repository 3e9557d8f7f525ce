/** The list of notices in the order in which it is read: what is unread first, each part by day. */
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import type { Notice } from './notice.schema.ts'

export interface NoticeDay {
  /** As a heading: 今天, 昨天, or the date. */
  readonly heading: string
  readonly notices: readonly Notice[]
}

export interface NoticePart {
  readonly read: boolean
  readonly days: readonly NoticeDay[]
}

/** Parts and days of a list that is in order already; no part and no day is empty. */
export function partsOf(notices: readonly Notice[], today: string): NoticePart[] {
  return [false, true].flatMap((read) => {
    const part = notices.filter((notice) => notice.read === read)
    const byDay = Map.groupBy(part, ({ madeAt }) => dayHeading(madeAt, today))
    return part.length === 0 ? [] : { read, days: [...byDay].map(([heading, list]) => ({ heading, notices: list })) }
  })
}

function dayHeading(moment: string, today: string): string {
  const at = todayInBeijing(new Date(moment))
  const ago = todayInBeijing(new Date(`${today}T00:00:00+08:00`)) - at
  return ago === 0 ? '今天' : ago === 1 ? '昨天' : formatDay(at)
}

/** The time of day in Beijing, as 09:05. */
export const timeOf = (moment: string): string =>
  new Date(new Date(moment).getTime() + 8 * 3600_000).toISOString().slice(11, 16)
