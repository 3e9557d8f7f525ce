/** Numbers of people that minutes name, held against the lists of the form. Pure. */
import { z } from 'zod'
import { type Content, idsOf } from '#records/content.rules.ts'
import { attendanceOf } from '#records/meeting/attendance.rules.ts'
import { ofAnother, sectionsOf } from './sections.rules.ts'

/** 缺席 is whoever must attend and is neither there nor on leave. */
const NAMES = { due: '应到', present: '实到', absent: '请假', missing: '缺席' } as const
type Counted = keyof typeof NAMES

const count = z.number().int().nullable()
export const minutesCountsSchema = z.object({ due: count, present: count, absent: count, missing: count })
export type MinutesCounts = z.infer<typeof minutesCountsSchema>

const COUNT = '(\\d{1,4})\\s*(?:人(?!次)|名|$)'
/** Of 应到 and 实到 anybody may stand between; the others are said of much else: 未到账3笔, 请假手续3份. */
const ANYBODY = '[^\\d，。；、\\n]{0,6}'
const NOBODY_ELSE = '(?:人员|党员|委员|同志|人数|的|共|计|有|为|是|[：:（(\\s])*'
const PATTERNS: Readonly<Record<Counted, RegExp>> = {
  due: new RegExp(`应(?:到|参加|出席)(?:会)?${ANYBODY}${COUNT}`, 'gm'),
  present: new RegExp(`实(?:到|际到会|际参加|际出席)(?:会)?${ANYBODY}${COUNT}`, 'gm'),
  absent: new RegExp(`(?<!未|没有|没|不)请假${NOBODY_ELSE}${COUNT}`, 'gm'),
  missing: new RegExp(`(?:缺席|未到[会场]?)${NOBODY_ELSE}${COUNT}`, 'gm'),
}
/** A label begins its line or cell. */
const LABELLED = /(?:^|[\n\t\u3000]| {2})$/
/** The sentence that counts who came. */
const COUNTING = /[应实]到/

const halfWidth = (text: string) =>
  text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))

/**
 * The number of each sort that the text names for this meeting: behind a label, else the first in a sentence. Who is
 * away is counted by the list of their names, where there is one, or where the meeting is told at length only by a
 * sentence that counts who came. Null where the text names none.
 */
export function countsIn(text: string): MinutesCounts {
  const plain = halfWidth(text)
  const sections = sectionsOf(plain)
  const listed = (sort: Counted) => sections.some(({ field, labelled }) => field === sort && labelled)
  const told = (at: number) =>
    sections.some(({ field, from, to }) => (field === 'content' || field === 'decisions') && at >= from && at < to)
  const read = (sort: Counted) => {
    const found = [...plain.matchAll(PATTERNS[sort])].filter(
      ({ index, 0: words }) => !ofAnother(plain, index + words.length),
    )
    const away = sort === 'absent' || sort === 'missing'
    const one =
      found.find(({ index }) => !told(index) && LABELLED.test(plain.slice(Math.max(0, index - 2), index))) ??
      found.find(({ index }) => !away || !(listed(sort) || told(index)) || COUNTING.test(sentenceAt(plain, index)))
    return one ? Number(one[1]) : null
  }
  return { due: read('due'), present: read('present'), absent: read('absent'), missing: read('missing') }
}

const sentenceAt = (text: string, at: number) => /[^。！？\n]*$/.exec(text.slice(0, at))![0]

/** What does not agree with the form, in words; null where all does, nobody was chosen yet, or nobody in particular must come. */
export function disagreement(
  counts: MinutesCounts,
  { present, absent }: Content,
  /** Ids of those who must attend by the roster. */
  due: readonly string[],
): string | null {
  const [there, away] = [idsOf(present), idsOf(absent)]
  if (there.length + away.length === 0 || due.length === 0) return null
  const attendance = attendanceOf(due, there, away)
  const entered: Readonly<Record<Counted, number>> = {
    due: attendance.expected,
    present: attendance.present,
    absent: attendance.absent,
    missing: attendance.unexplained.length,
  }
  // Guests are counted among those who came, and 缺席 is said of whoever is not there, on leave or not.
  const also: Partial<Record<Counted, number>> = {
    present: there.length,
    missing: entered.missing + entered.absent,
  }
  const wrong = (Object.keys(NAMES) as Counted[]).filter(
    (one) => counts[one] !== null && counts[one] !== entered[one] && counts[one] !== also[one],
  )
  if (wrong.length === 0) return null
  const said = wrong.map((one) => `${NAMES[one]}${counts[one]}人`).join('、')
  const { due: expected, present: came, absent: onLeave, missing } = entered
  return `附件写的是${said}；本页按名册应到${expected}人，选入实到${came}人、请假${onLeave}人，缺席（两处都没有选入）${missing}人。请核对。`
}
