/** Numbers of people that minutes name, held against the lists of the form. Pure. */
import { z } from 'zod'
import { type Content, listOf } from '#records/content.rules.ts'

const NAMES = { due: '应到', present: '实到', absent: '请假' } as const
type Counted = keyof typeof NAMES

const count = z.number().int().nullable()
export const minutesCountsSchema = z.object({ due: count, present: count, absent: count })
export type MinutesCounts = z.infer<typeof minutesCountsSchema>

const PATTERNS: Readonly<Record<Counted, RegExp>> = {
  due: /应(?:到|参加|出席)(?:会)?[^\d，。；、\n]{0,6}(\d{1,4})\s*(?:人|名|$)/m,
  present: /实(?:到|际到会|际参加|际出席)(?:会)?[^\d，。；、\n]{0,6}(\d{1,4})\s*(?:人|名|$)/m,
  absent: /(?:请假|缺席|未到)[^\d，。；、\n]{0,6}(\d{1,4})\s*(?:人|名|$)/m,
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
  return { due: read(PATTERNS.due), present: read(PATTERNS.present), absent: read(PATTERNS.absent) }
}

/** What does not agree, in words; null where all does or nobody was chosen yet. */
export function disagreement(counts: MinutesCounts, { present, absent }: Content): string | null {
  const [there, away] = [listOf(present).length, listOf(absent).length]
  if (there + away === 0) return null
  const entered: Readonly<Record<Counted, number>> = { due: there + away, present: there, absent: away }
  const wrong = (Object.keys(NAMES) as Counted[]).filter((one) => counts[one] !== null && counts[one] !== entered[one])
  if (wrong.length === 0) return null
  const say = (numbers: Readonly<Record<Counted, number | null>>) =>
    wrong.map((one) => `${NAMES[one]}${numbers[one]}人`).join('、')
  return `附件写的是${say(counts)}，表中选入的合计${say(entered)}，请核对。`
}
