/** The State Council's arrangement of a year's holidays, as the bureau enters it. */
import { z } from 'zod'
import { daySchema, idSchema } from '#office/office.schema.ts'

/** What every notice arranges, in the order of most years. */
export const STATUTORY = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'] as const

/** Two that fall together are one holiday of both names. */
export const JOINT = '国庆节、中秋节'

/** First and last day (month-day) between which each falls in any year; one that ends before it begins, begins the year before. */
export const SPANS: Readonly<Record<string, readonly [first: string, last: string]>> = {
  元旦: ['12-25', '01-10'],
  春节: ['01-14', '03-05'],
  清明节: ['03-28', '04-12'],
  劳动节: ['04-24', '05-10'],
  端午节: ['05-20', '07-05'],
  中秋节: ['09-01', '10-15'],
  国庆节: ['09-24', '10-14'],
}

const holidaySchema = z.object({
  name: z.string().trim().min(1, '请选择节日').max(20, '节日名称不能超过20字'),
  from: daySchema,
  to: daySchema,
})
export type HolidaySpan = z.infer<typeof holidaySchema>

export const arrangementSchema = z.object({
  year: z.number().int().min(2000).max(2100),
  notice: z.string().trim().max(60, '文号不能超过60字').default(''),
  holidays: z.array(holidaySchema).min(1, '请填写放假的日期').max(14, '节日不能超过14个'),
  work: z.array(daySchema).max(30, '上班日不能超过30天'),
})
export type Arrangement = z.infer<typeof arrangementSchema>

export const enterSchema = arrangementSchema.extend({
  /** The entry that this one corrects, as the page showed it; null where there was none. */
  replaces: idSchema.nullable(),
  /** That the notice itself leaves some of the statutory holidays out. */
  incomplete: z.boolean().default(false),
})

const entrySchema = z.object({ id: idSchema, madeBy: z.string(), madeOn: daySchema, takenBack: z.boolean() })

export const holidayYearSchema = arrangementSchema.extend({
  /** Where the notice can be read; only of the years that ship with the system. */
  url: z.string().nullable(),
  /** The entry that holds; null for a year that ships with the system. */
  entry: entrySchema.nullable(),
  /** Whether it can be taken back: the last entered year alone. */
  last: z.boolean(),
})
export type HolidayYear = z.infer<typeof holidayYearSchema>

export const holidaysSchema = z.object({
  /** The latest first. */
  years: z.array(holidayYearSchema),
  /** The year that comes next and is not known yet. */
  next: z.number().int(),
  /** The last entry of the next year where it was taken back: what a new one replaces. */
  nextReplaces: idSchema.nullable(),
  mayEnter: z.boolean(),
  /** Everything that was entered, corrected or taken back, the latest first. */
  history: z.array(
    entrySchema.extend({
      year: z.number().int(),
      correction: z.boolean(),
      /** What it changed in the arrangement that was entered before it; null where there was none, or it takes back. */
      changes: z.array(z.string()).nullable(),
    }),
  ),
})
export type Holidays = z.infer<typeof holidaysSchema>

const placedLineSchema = z.object({
  dutyId: idSchema,
  title: z.string(),
  /** 各党支部: who owes it, in words. */
  owner: z.string(),
  /** The day for which it is planned, or by which it is due. */
  day: daySchema,
})
export type PlacedLine = z.infer<typeof placedLineSchema>

/** Which of the days of an occurrence has moved. */
export const MOVED_DAYS = { due: '期限', scheduled: '固定日期', closes: '补录截止日' } as const

/** What an arrangement does to what is owed from today on; what many owe in the same way is one line. */
export const holidayEffectSchema = z.object({
  moved: z.array(
    placedLineSchema.extend({
      what: z.enum(Object.keys(MOVED_DAYS) as [keyof typeof MOVED_DAYS]),
      /** Null: there was none. */
      was: daySchema.nullable(),
      day: daySchema.nullable(),
    }),
  ),
  came: z.array(placedLineSchema),
  gone: z.array(placedLineSchema),
})
export type HolidayEffect = z.infer<typeof holidayEffectSchema>
