/** A list of duties as offices keep it (责任清单): what, how much, who, by when, from which sentence. */
import { z } from 'zod'
import { subjectChoiceSchema } from '#office/choice.schema.ts'
import { idSchema } from '#office/office.schema.ts'
import { sourcePlace } from './board.schema.ts'

export const dutyListQuerySchema = z.object({
  year: z.coerce.number().int().min(2000).max(2100),
  /** Only what this body or post owes; absent: everything in sight. */
  subjectId: idSchema.optional(),
})

const dutyRowSchema = z.object({
  dutyId: idSchema,
  title: z.string(),
  requirement: z.string(),
  responsible: z.string(),
  deadline: z.string(),
  /** The sentence that it comes from, and where that stands. */
  quote: z.string(),
  plan: z.string(),
  point: z.number().int().nullable(),
  place: z.string().nullable(),
})
export type DutyRow = z.infer<typeof dutyRowSchema>

export const dutyListSchema = z.object({
  year: z.number().int(),
  bureau: z.string(),
  /** Whose list it is; null: of everybody in sight. */
  subject: z
    .object({
      id: idSchema,
      name: z.string(),
      /** Who holds the post on the day of the list; nobody of a body. */
      holders: z.array(z.string()),
      /** Other posts of theirs, each with a list of its own. */
      others: z.array(z.string()),
    })
    .nullable(),
  /** Duties of the whole bureau in the year: of a list that is a part, how large the whole is. */
  total: z.number().int(),
  /** The year, where something of it hangs on holidays that are not announced or entered yet; else null. */
  unannounced: z.number().int().nullable(),
  /** In the order of the plans and their points. */
  rows: z.array(dutyRowSchema),
  /** Bodies and posts in sight that owe something in the year. */
  subjects: z.array(subjectChoiceSchema),
})
export type DutyList = z.infer<typeof dutyListSchema>

/** Heads of the columns with their share of the width, in hundredths. */
export const DUTY_LIST_COLUMNS = [
  { head: '序号', share: 5 },
  { head: '责任事项', share: 19 },
  { head: '具体要求', share: 18 },
  { head: '责任主体', share: 14 },
  { head: '完成时限', share: 19 },
  { head: '来源', share: 25 },
] as const

/** The plan that all rows come from; null where there are several. */
export const onlyPlan = ({ rows }: DutyList): string | null =>
  rows.every(({ plan }) => plan === rows[0]?.plan) ? (rows[0]?.plan ?? null) : null

/** The cells of every row, in the order of the columns. One plan is named once, above the table. */
export function dutyCells(list: DutyList): string[][] {
  const only = onlyPlan(list)
  return list.rows.map((row, index) => [
    String(index + 1),
    row.title,
    row.requirement,
    row.responsible,
    deadlineLines(row.deadline),
    sourceOf(row, only),
  ])
}

/** The longest sentence that the column holds in three lines. */
const QUOTE = 42

/** Where a duty comes from: the plan unless it is named above, the point, and its sentence, cut where it is long. */
function sourceOf(row: DutyRow, only: string | null): string {
  const { plan, quote } = row
  const place = [only ? '' : plan, sourcePlace(row)].join('')
  return [place, shortened(quote.trim())].filter((part) => part !== '').join('：')
}

/** Cut behind a clause where enough is left, and never within a number: 达到1… is not 达到100%. */
function shortened(quote: string): string {
  const characters = [...quote]
  if (characters.length <= QUOTE) return quote
  const head = characters.slice(0, QUOTE - 1).join('')
  const clauses = head.replace(/[，；][^，；]*$/, '')
  return `${[...clauses].length >= QUOTE / 2 && clauses !== head ? clauses : head.replace(/[\d.]+$/, '')}…`
}

/** Several spans of days, each on a line of its own: a line does not break within one. */
const deadlineLines = (deadline: string) => (deadline.includes('—') ? deadline.replaceAll('、', '\n') : deadline)

/** What the list is called on paper. */
export const dutyListTitle = ({ year, bureau, subject }: DutyList): string =>
  `${subject ? whose(subject) : bureau}${year}年党建工作责任清单`

/** A post with whoever holds it, as offices write it: 支部书记张三. */
const whose = ({ name, holders }: NonNullable<DutyList['subject']>): string => `${name}${holders.join('、')}`

/** How many there are; of a list that is a part, what part, and where the rest of a holder's stands. */
export function dutyListExtent({ subject, rows, total }: DutyList): string {
  if (!subject) return rows.length < total ? `本单位共${total}项，这里是您可查看的${rows.length}项` : `共${total}项`
  const part = `本单位共${total}项，这里是由${subject.name}负责的${rows.length}项`
  if (subject.others.length === 0) return part
  return `${part}；${subject.holders.join('、')}还任${subject.others.join('、')}，那些职务的清单另列`
}

/** What of the list waits for holidays, for paper: the screen has a note with the way to enter them. */
export const dutyListWaits = ({ unannounced }: DutyList): string | null =>
  unannounced === null ? null : `${unannounced}年放假安排还没有录入，${HANGING}`
/** What follows where the holidays of the year are not entered. */
export const HANGING = '按节假日确定的事项还没有排期'
