/** The ten standings and the shape of the engine's answer. */
import { z } from 'zod'

/** In the order of the totals. */
export const STANDING_LABELS = {
  upcoming: '未到期',
  open: '进行中',
  'due-soon': '即将到期',
  'entry-open': '待补录',
  done: '已完成',
  'done-late': '逾期完成',
  missed: '未完成',
  exempt: '已豁免',
  'not-applicable': '不适用',
  unknown: '未知',
} as const
export type Standing = keyof typeof STANDING_LABELS
/** Done in time or late. */
export const isDone = (standing: Standing): boolean => standing === 'done' || standing === 'done-late'
/** Standings of which no value can be said. */
export const isMute = (standing: Standing): boolean => standing === 'not-applicable' || standing === 'unknown'
export const STANDING_CODES = Object.keys(STANDING_LABELS) as [Standing]

const date = z.string()

/** One occurrence with its standing, as `simulate` prints it. */
export const occurrenceRowSchema = z.object({
  id: z.string(),
  duty: z.string(),
  subject: z.string(),
  start: date,
  due: date,
  scheduled: date.nullable(),
  closes: date,
  target: z.number(),
  value: z.number().nullable(),
  standing: z.enum(STANDING_CODES),
  records: z.array(z.string()),
})
export type OccurrenceRow = z.output<typeof occurrenceRowSchema>

const count = z.int()

export const totalsSchema = z.object({
  ...(Object.fromEntries(STANDING_CODES.map((code) => [code, count])) as Record<Standing, typeof count>),
  /** Occurrences past their closing day that are done, done late or missed: the denominator of both rates. */
  expected: count,
  /** Done before their closing day has passed: in no rate. */
  early: count,
  /** 0–1; null when nothing was expected. */
  rateDone: z.number().nullable(),
  rateOnTime: z.number().nullable(),
})
export type Totals = z.output<typeof totalsSchema>

export const simulationSchema = z.object({
  asOf: date,
  known: date,
  occurrences: z.array(occurrenceRowSchema),
  totals: totalsSchema,
})
export type Simulation = z.output<typeof simulationSchema>
