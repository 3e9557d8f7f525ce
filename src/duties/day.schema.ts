/** Dates as they are written in files and messages. */
import { z } from 'zod'
import { tryParseDay } from '#kernel/day.ts'

/** A date of the calendar, `YYYY-MM-DD`. */
export const dateSchema = z
  .string('缺少日期')
  .refine((text) => tryParseDay(text) !== null, '日期不存在，或没有写成“2020-01-31”的样式')

/** A day of any year, `MM-DD`; 02-29 is one. */
export const monthDaySchema = z
  .string('缺少日期')
  .refine((text) => tryParseDay(`2000-${text}`) !== null, '日期不存在，或没有写成“01-31”的样式')

export const BACKWARD = '止日早于起日'

/** A span of days whose ends may be open (null or absent). */
export const openSpan = { from: dateSchema.nullish(), to: dateSchema.nullish() }

export const spanSchema = z.object({ from: dateSchema, to: dateSchema }).refine(isForward, BACKWARD)

/** ISO dates sort like the days that they name. */
export function isForward(span: { from?: string | null; to?: string | null }): boolean {
  return !span.from || !span.to || span.from <= span.to
}
