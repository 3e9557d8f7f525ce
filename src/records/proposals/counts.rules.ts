/** Numbers of people that minutes name, held against the lists of the form. Pure. */
import { z } from 'zod'
import { attendanceOf } from '#records/assembly/attendance.rules.ts'
import { type Content, idsOf } from '#records/content.rules.ts'

/** 缺席 is whoever must attend and is neither there nor on leave. */
const NAMES = { due: '应到', present: '实到', absent: '请假', missing: '缺席' } as const
type Counted = keyof typeof NAMES

const count = z.number().int().nullable()
export const minutesCountsSchema = z.object({ due: count, present: count, absent: count, missing: count })
export type MinutesCounts = z.infer<typeof minutesCountsSchema>

const PATTERNS: Readonly<Record<Counted, RegExp>> = {
  due: /应(?:到|参加|出席)(?:会)?[^\d，。；、\n]{0,6}(\d{1,4})\s*(?:人|名|$)/m,
  present: /实(?:到|际到会|际参加|际出席)(?:会)?[^\d，。；、\n]{0,6}(\d{1,4})\s*(?:人|名|$)/m,
  absent: /(?<!未|没有|没|不)请假[^\d，。；、\n]{0,6}(\d{1,4})\s*(?:人|名|$)/m,
  missing: /(?:缺席|未到会?)[^\d，。；、\n]{0,6}(\d{1,4})\s*(?:人|名|$)/m,
}

const halfWidth = (text: string) =>
  text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))

/** The first number of each sort that the text names; null where it names none. */
export function countsIn(text: string): MinutesCounts {
  const plain = halfWidth(text)
  const read = (pattern: RegExp) => {
    const found = pattern.exec(plain)?.[1]
    return found === undefined ? null : Number(found)
  }
  return {
    ...{ due: read(PATTERNS.due), present: read(PATTERNS.present) },
    ...{ absent: read(PATTERNS.absent), missing: read(PATTERNS.missing) },
  }
}

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
