/** The year of one body or post as one ledger: what was done day by day, and what is still to do or was not done. */
import { z } from 'zod'
import { RECORD_STATES, type RecordState } from '#duties/record-state.rules.ts'
import { STANDING_CODES, STANDING_LABELS } from '#duties/standing.schema.ts'
import { subjectChoiceSchema } from '#office/choice.schema.ts'
import { daySchema, idSchema } from '#office/office.schema.ts'
import { recordKindSchema } from '#records/record.schema.ts'

export const yearLedgerQuerySchema = z.object({
  year: z.coerce.number().int().min(2000).max(2100),
  /** Absent: of what the actor answers for the first in which anything is owed or recorded, else the first in sight. */
  subjectId: idSchema.optional(),
})

const doneSchema = z.object({
  row: z.literal('record'),
  day: daySchema,
  recordId: idSchema,
  kind: recordKindSchema,
  /** The particular kind, in words. */
  kindLabel: z.string(),
  title: z.string(),
  /** What it makes up for, or the year before that it belongs to, in words; null where neither. */
  makesUp: z.string().nullable(),
  /** '' where the form does not ask, or the actor may not know. */
  place: z.string(),
  host: z.string(),
  /** People who took part. */
  people: z.number().int(),
  /** What it counts for, in words. */
  counts: z.array(z.string()),
  enteredOn: daySchema,
  state: z.enum(Object.keys(RECORD_STATES) as [RecordState]),
})

const dueSchema = z.object({
  row: z.literal('due'),
  /** The due date. */
  day: daySchema,
  occurrence: z.string(),
  title: z.string(),
  requirement: z.string(),
  standing: z.enum(STANDING_CODES),
})

export const yearLedgerSchema = z.object({
  year: z.number().int(),
  bureau: z.string(),
  asOf: daySchema,
  subject: z.object({ id: idSchema, name: z.string() }).nullable(),
  subjects: z.array(subjectChoiceSchema),
  /** By day, the earliest first. */
  rows: z.array(z.discriminatedUnion('row', [doneSchema, dueSchema])),
  /** Occurrences of the year by standing. */
  totals: z.record(z.string(), z.number().int()),
})
export type YearLedger = z.infer<typeof yearLedgerSchema>
export type YearRow = YearLedger['rows'][number]

/** Who answers for the year signs below it. */
export const YEAR_SIGNING = '整理人（签字）：　　　　　　　　负责人（签字）：　　　　　　　　　　　　　年　　月　　日'

export const yearTitle = ({ subject, year }: Pick<YearLedger, 'subject' | 'year'>): string =>
  `${subject?.name ?? ''}${year}年党建工作年度台账`

/** One line of figures under the title. */
export function yearNote({ rows, totals, asOf }: YearLedger): string {
  const records = rows.filter(({ row }) => row === 'record').length
  const parts = (Object.keys(STANDING_LABELS) as (keyof typeof STANDING_LABELS)[])
    .filter((standing) => (totals[standing] ?? 0) > 0)
    .map((standing) => `${STANDING_LABELS[standing]}${totals[standing]}`)
  return [`纪实${records}条`, parts.length > 0 ? `应办事项：${parts.join('、')}` : null, `截至${asOf}`]
    .filter((part) => part !== null)
    .join('；')
}
