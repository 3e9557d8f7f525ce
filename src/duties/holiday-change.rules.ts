/** What one version of a year's holidays changed in the one before, in words. Pure. */
import { dayLabel } from './board-view.rules.ts'
import type { Arrangement, HolidaySpan } from './holiday.schema.ts'

type Version = Pick<Arrangement, 'year' | 'notice' | 'holidays' | 'work'>

/** One sentence for each holiday, for the working days and for the notice; none where both say the same. */
export function holidayChanges(before: Version, after: Version): string[] {
  const [old, now] = [byName(before), byName(after)]
  const words = (span: HolidaySpan) => spanWords(after.year, span)
  const dropped = before.work.filter((day) => !after.work.includes(day))
  const added = after.work.filter((day) => !before.work.includes(day))
  const days = (some: readonly string[]) => some.map((day) => dayWords(after.year, day)).join('、')
  return [
    ...after.holidays.flatMap((span) => {
      const was = old.get(span.name)
      if (!was) return `增加${span.name}：${words(span)}`
      return was.from === span.from && was.to === span.to ? [] : `${span.name}由${words(was)}改为${words(span)}`
    }),
    ...before.holidays.flatMap((span) => (now.has(span.name) ? [] : `去掉${span.name}：${words(span)}`)),
    ...(added.length > 0 ? [`增加调休上班：${days(added)}`] : []),
    ...(dropped.length > 0 ? [`去掉调休上班：${days(dropped)}`] : []),
    ...(before.notice === after.notice ? [] : [`文号由“${before.notice || '空'}”改为“${after.notice || '空'}”`]),
  ]
}

const byName = ({ holidays }: Version) => new Map(holidays.map((span) => [span.name, span]))

const spanWords = (year: number, { from, to }: HolidaySpan): string =>
  from === to ? dayWords(year, from) : `${dayWords(year, from)}—${dayLabel(to)}`

/** The year is said only where it is another: New Year's holiday may begin in the year before. */
const dayWords = (year: number, day: string): string =>
  `${day.startsWith(`${year}-`) ? '' : `${day.slice(0, 4)}年`}${dayLabel(day)}`
