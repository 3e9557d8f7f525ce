/** What a cell says, however it was written: full width, with spaces, as a number of days, with Chinese marks. Pure. */
import { dayOf, formatDay, type IsoDate, typedDay } from '#kernel/day.ts'

/** Longer than any field takes; what is cut off is refused by the field's own rule. */
const LONGEST = 5000

/**
 * Text without control characters and halves of characters; full-width digits, letters and spaces become narrow ones.
 * Marks of punctuation and characters stay as they are: compatibility forms of rare ones are people's names.
 */
export function cellText(raw: string): string {
  return (
    raw
      .slice(0, LONGEST)
      .toWellFormed()
      .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
      .replace(/[\u3000\u00a0]/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be taken out
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\ufeff\ufffd]/g, '')
      // The mark with which text is kept from being taken for a formula.
      .replace(/^'(?=[=+\-@\t])/, '')
      .trim()
  )
}

/** A name without the spaces that typists put between two characters to make columns even. */
export const nameText = (text: string): string => text.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')

/** The days that a number of days since 1900 may mean: 1954 to 2119. */
const SERIALS = { from: 20_000, to: 80_000 }
const EPOCH = dayOf(1899, 12, 30)

/** A day in any of the forms that offices write; null for what is none. */
export function cellDay(text: string): IsoDate | null {
  const compact = text.replace(/\s+\d{1,2}:\d{2}(:\d{2})?$/, '').replace(/\s/g, '')
  const day = typedDay(compact)
  if (day) return day
  const serial = /^\d{5}(\.\d+)?$/.test(compact) ? Math.floor(Number(compact)) : 0
  return serial >= SERIALS.from && serial <= SERIALS.to ? formatDay(EPOCH + serial) : null
}

/** The entries of a cell that lists several, each once. */
export const cellList = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、，,；;\n]/)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
]

/** The code whose label the cell bears; null where there is none. Spaces and marks between the words do not count. */
export function cellChoice<C extends string>(text: string, labels: Readonly<Record<C, string>>): C | null {
  const plain = (words: string) => words.replace(/[\s（）()、·]/g, '')
  const found = (Object.entries(labels) as [C, string][]).find(([, label]) => plain(label) === plain(text))
  return found?.[0] ?? null
}

/** A member, of which kind it does not say. */
const YES = new Set(['是', '√', '✓', 'Y', 'y', 'yes', 'Yes', 'YES', '党员', '1'])
const FULL = new Set(['中共党员', '正式党员', '中共正式党员'])
const PROBATIONARY = new Set(['预备党员', '中共预备党员', '预备'])
const NO = new Set(['否', '×', 'N', 'n', 'no', 'No', 'NO', '0', '群众', '普通群众', '非党员', '非中共党员', '其他'])
/** Who has asked to join, at whatever step, is no member yet; who is of another party is none of this one. */
const NO_BUT_MORE = new Set([
  ...['共青团员', '团员', '党外人士'],
  ...['入党申请人', '申请人', '入党积极分子', '积极分子', '发展对象', '入党发展对象'],
  ...['民主党派', '民主党派成员', '无党派', '无党派人士', '无党派民主人士'],
  ...['民革党员', '民盟盟员', '民建会员', '民进会员', '农工党党员', '致公党党员', '九三学社社员', '台盟盟员'],
])

/** What a cell says of somebody's membership. */
export interface SaidMembership {
  readonly member: boolean
  /** Null where it says no more than that somebody is a member. */
  readonly probationary: boolean | null
  /** What the cell says beyond that, which the roster does not keep. */
  readonly more?: string
}

/** Whether somebody is a Party member, and a full one; null where the cell does not say. */
export function cellMember(text: string): SaidMembership | null {
  if (YES.has(text)) return { member: true, probationary: null }
  if (FULL.has(text)) return { member: true, probationary: false }
  if (PROBATIONARY.has(text)) return { member: true, probationary: true }
  if (NO_BUT_MORE.has(text)) return { member: false, probationary: false, more: text }
  return NO.has(text) ? { member: false, probationary: false } : null
}

/** The word of the template for a membership, as `cellMember` reads it again. */
export const memberCell = (one: { readonly member: boolean; readonly probationary: boolean }): string =>
  one.member ? (one.probationary ? '预备党员' : '正式党员') : '否'
