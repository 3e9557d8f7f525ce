/** A month of somebody's occurrences, and the secret addresses for calendar programs. */
import { z } from 'zod'
import { subjectChoiceSchema } from '#office/choice.schema.ts'
import { daySchema, idSchema } from '#office/office.schema.ts'
import { standingSchema } from './board.schema.ts'

export const calendarEventSchema = z.object({
  occurrence: z.string(),
  dutyId: idSchema,
  title: z.string(),
  subject: z.string(),
  /** Where it stands: the scheduled day, else the due date. */
  day: daySchema,
  start: daySchema,
  due: daySchema,
  fixed: z.boolean(),
  standing: standingSchema,
})
export type CalendarEvent = z.infer<typeof calendarEventSchema>

export const calendarPageSchema = z.object({
  /** `YYYY-MM`. */
  month: z.string(),
  today: daySchema,
  /** Whose: null for everything of one's own. */
  subject: z.object({ id: idSchema, name: z.string() }).nullable(),
  /** Whole weeks from Monday to Sunday that hold the month. */
  days: z.array(
    z.object({
      day: daySchema,
      /** Name of the holiday, 周六 or 周日; null for a working day. */
      off: z.string().nullable(),
      /** A Saturday or Sunday on which one works. */
      makeUp: z.boolean(),
    }),
  ),
  /** Years of these days whose holidays have not been announced. */
  unpublished: z.array(z.number().int()),
  events: z.array(calendarEventSchema),
  /** Bodies and posts in sight, to choose from. */
  subjects: z.array(subjectChoiceSchema),
})
export type CalendarPageView = z.infer<typeof calendarPageSchema>

export const feedSchema = z.object({
  id: idSchema,
  label: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
})
