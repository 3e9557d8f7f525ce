/** The year of one body or post as one ledger: what was done day by day, and what was due and is not done. */
import { z } from 'zod'
import { RECORD_STATES, type RecordState, stateWords } from '#duties/record-state.rules.ts'
import { STANDING_CODES, STANDING_LABELS } from '#duties/standing.schema.ts'
import { daySchema, idSchema } from '#office/office.schema.ts'
import { RECORD_KINDS, recordKindSchema } from '#records/record.schema.ts'

export const yearLedgerQuerySchema = z.object({
  year: z.coerce.number().int().min(2000).max(2100),
  /** Absent: the first body or post that the actor answers for, else the first in sight. */
  subjectId: idSchema.optional(),
})

const doneSchema = z.object({
  row: z.literal('record'),
  day: daySchema,
  recordId: idSchema,
  kind: recordKindSchema,
  title: z.string(),
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
  subjects: z.array(z.object({ id: idSchema, name: z.string(), post: z.boolean() })),
  /** By day, the earliest first. */
  rows: z.array(z.discriminatedUnion('row', [doneSchema, dueSchema])),
  /** Occurrences of the year by standing. */
  totals: z.record(z.string(), z.number().int()),
})
export type YearLedger = z.infer<typeof yearLedgerSchema>
export type YearRow = YearLedger['rows'][number]

export const YEAR_COLUMNS = [
  { head: '序号', share: 5 },
  { head: '日期', share: 15 },
  { head: '种类', share: 12 },
  { head: '内容', share: 32 },
  { head: '参加人数', share: 7 },
  { head: '计入', share: 16 },
  { head: '登记日期', share: 15 },
  { head: '状态', share: 12 },
] as const

export const yearTitle = ({ subject, year }: Pick<YearLedger, 'subject' | 'year'>): string =>
  `${subject?.name ?? ''}${year}年党建工作台账`

/** The rows in words, for paper and spreadsheet. */
export function yearCells({ rows }: YearLedger): string[][] {
  return rows.map((row, index) => [String(index + 1), row.day, ...wordsOf(row)])
}

/** Kind, content, people, counts, day of entry and state of a row, in words. */
export function wordsOf(row: YearRow): readonly [string, string, string, string, string, string] {
  return row.row === 'record'
    ? [
        RECORD_KINDS[row.kind],
        row.title,
        row.people > 0 ? String(row.people) : '',
        row.counts.join('、'),
        row.enteredOn,
        stateWords(row.state, row.kind),
      ]
    : [
        row.standing === 'missed' ? '应办未办' : '待办',
        `${row.title}（${row.requirement}）`,
        '',
        '',
        '',
        STANDING_LABELS[row.standing],
      ]
}

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
