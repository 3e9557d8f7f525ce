/** Sentences that stand in two plans word for word, or but for a day or a number: they are one promise. Pure. */
import { gramsOf } from '#duties/likeness.rules.ts'
import type { Promised } from './likeness.rules.ts'

/** The words of a plan without blanks, and without the marks around them. */
export const plainText = (text: string): string =>
  text.replace(/\s/g, '').replace(/^[，。；、：,;:]+|[，。；、：,;:]+$/g, '')

/** Days, periods and amounts: what a changed plan asks at another time or of another size. */
const NUMBERS =
  /(?:次年|当年|每年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬|月?[底初末])?|[上下]半年|第?[一二三四]季度|每?(?:半年|季度|个?月|年度?|两个?月|周)(?!轻)|\d+(?:\.\d+)?%?|[一二三四五六七八九十两百]+(?=[次期场个篇名项件条天日周])/g

const unnumbered = (text: string) => plainText(text).replace(NUMBERS, '#')

/** Read by the reader: what a person has marked or corrected may say the same sentence otherwise. */
const asItStands = ({ edited, reading }: Promised) => !edited && !reading.marked

/**
 * Whether two promises are the same sentence. Of 每季度1次 its heading says what is done, and of a sentence that goes on
 * from another one that other says by whom.
 */
export function isSameText(one: Promised, other: Promised): boolean {
  const [a, b] = [one.reading, other.reading]
  if (plainText(a.quote) !== plainText(b.quote)) return false
  if (gramsOf(a.quote).size === 0) return a.action === b.action
  return a.subject === b.subject || !asItStands(one) || !asItStands(other)
}

/** Whether two promises are the same sentence but for days and numbers. */
export const isSameButNumbers = ({ reading: a }: Promised, { reading: b }: Promised): boolean =>
  gramsOf(a.quote).size > 0 && unnumbered(a.quote) === unnumbered(b.quote)
