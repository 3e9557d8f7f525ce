/** Reads dates and parts of the year: 3月, 3-4月, 4月初前, 第二季度, “七一”前后, 5月/10月. */
import type { PlanWindow } from '#plans/commitment.schema.ts'
import type { DateAnchor, Stretch } from './anchor.schema.ts'
import { NAMED_DATES } from './lexicon/dates.rules.ts'
import { numeral } from './numerals.rules.ts'

const LAST = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const MONTH = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])'
const PART = '(?:上旬|中旬|下旬|月?底|末|初|中)'
const QUARTER = '[一二三四1-4]'
const BEFORE = '(?:之?前|以前)'
const single = `${MONTH}月(?!度|饼|光|票|刊|报|薪|季)份?`

const pad = (n: number) => String(n).padStart(2, '0')
const at = (month: number, day: number) => `${pad(month)}-${pad(day)}`

/** The whole of a month or the named part of it: 初 and 上旬 are its first ten days, 中旬 the next, 底 the rest. */
export function monthWindow(month: number, part = ''): PlanWindow {
  if (part === '上旬' || part === '初') return { from: at(month, 1), to: at(month, 10) }
  if (part === '中旬' || part === '中') return { from: at(month, 11), to: at(month, 20) }
  if (part === '下旬' || part === '末' || part.endsWith('底'))
    return { from: at(month, 21), to: at(month, LAST[month - 1]!) }
  return { from: at(month, 1), to: at(month, LAST[month - 1]!) }
}

const quarterWindow = (written: string): PlanWindow => {
  const last = numeral(written)! * 3
  return { from: monthWindow(last - 2).from, to: monthWindow(last).to }
}

/** A window of `before` days before and `after` days after a day of the year, kept within the year. */
export function around(day: string, before: number, after: number): PlanWindow {
  const ordinal = LAST.slice(0, Number(day.slice(0, 2)) - 1).reduce((a, b) => a + b, 0) + Number(day.slice(3))
  const back = (n: number): string => {
    let left = Math.min(365, Math.max(1, n))
    let month = 1
    for (const length of LAST) {
      if (left <= length) break
      left -= length
      month++
    }
    return at(month, left)
  }
  return { from: back(ordinal - before), to: back(ordinal + after) }
}

interface Found extends Stretch {
  readonly windows: readonly PlanWindow[]
  readonly festival: boolean
  readonly by: boolean
}

type Groups = Readonly<Record<string, string | undefined>>
interface DateRule {
  readonly regex: RegExp
  readonly read: (groups: Groups, words: string) => Omit<Found, 'start' | 'end'> | null
}

const months = (text: string): number[] =>
  [...text.matchAll(new RegExp(MONTH, 'g'))].map((m) => numeral(String(m[0]))!).filter((n) => n >= 1 && n <= 12)

const plain = (windows: readonly PlanWindow[], by = false) => ({ windows, festival: false, by })

const RULES: readonly DateRule[] = [
  {
    regex: new RegExp(
      `(?<a>${MONTH})月?份?(?<pa>${PART})?(?:-+|至|到)(?<b>${MONTH})月份?(?:(?<d>[0-3]?\\d)[日号])?(?<pb>${PART})?(?<by>${BEFORE})?`,
      'g',
    ),
    read: (g) => {
      const a = numeral(g.a!)!
      const b = numeral(g.b!)!
      if (a > b) return null
      const to = g.d === undefined ? monthWindow(b, g.pb).to : dayIn(b, Number(g.d))
      return to ? plain([{ from: monthWindow(a, g.pa).from, to }]) : null
    },
  },
  {
    regex: new RegExp(`${single}(?:[、/和及]${single})+`, 'g'),
    read: (_, words) => plain(months(words.replace(/月份?/g, '月')).map((m) => monthWindow(m))),
  },
  {
    regex: new RegExp(`${MONTH}(?:[、/]${MONTH})+月份?`, 'g'),
    read: (_, words) => plain(months(words).map((m) => monthWindow(m))),
  },
  {
    regex: new RegExp(
      `(?<a>${MONTH})月份?(?<d>[0-3]?\\d)[日号](?:-+|至|到)(?:(?<b>${MONTH})月)?(?<e>[0-3]?\\d)[日号]`,
      'g',
    ),
    read: (g) => {
      const from = dayIn(numeral(g.a!)!, Number(g.d))
      const to = dayIn(numeral(g.b ?? g.a!)!, Number(g.e))
      return from && to && from <= to ? plain([{ from, to }]) : null
    },
  },
  {
    regex: new RegExp(`(?<a>${MONTH})月份?(?<d>[0-3]?\\d)[日号](?:(?<mid>前后|左右)|(?<by>${BEFORE}))?`, 'g'),
    read: (g) => {
      const day = dayIn(numeral(g.a!)!, Number(g.d))
      if (!day) return null
      if (g.mid) return plain([around(day, 7, 7)])
      return g.by ? plain([{ from: '01-01', to: day }], true) : plain([{ from: day, to: day }])
    },
  },
  {
    regex: new RegExp(
      `(?<a>${MONTH})月(?!度|饼|光|票|刊|报|薪|季)份?(?<p>${PART})?(?<by>${BEFORE})?(?<on>起|开始)?`,
      'g',
    ),
    read: (g) => {
      const window = monthWindow(numeral(g.a!)!, g.p)
      if (g.on) return plain([{ from: window.from, to: '12-31' }])
      return g.by ? plain([{ from: '01-01', to: window.to }], true) : plain([window])
    },
  },
  {
    regex: new RegExp(`第?${QUARTER}(?:季度)?(?:[、和/]第?${QUARTER}(?:季度)?)*[、和/]第?${QUARTER}季度`, 'g'),
    read: (_, words) => plain([...words.matchAll(new RegExp(QUARTER, 'g'))].map((m) => quarterWindow(m[0]))),
  },
  {
    regex: new RegExp(`第?(?<a>${QUARTER})(?:季度)?[-至到]+第?(?<b>${QUARTER})季度`, 'g'),
    read: (g) => plain([{ from: quarterWindow(g.a!).from, to: quarterWindow(g.b!).to }]),
  },
  {
    regex: /(?<![\d.])(?<a>1[0-2]|[1-9])·(?<d>[12]\d|3[01]|[1-9])(?![\d.])/g,
    read: (g) => {
      const day = dayIn(Number(g.a), Number(g.d))
      return day ? { windows: [{ from: day, to: day }], festival: true, by: false } : null
    },
  },
  ...NAMED_DATES.map((row) => ({
    regex: new RegExp(`(?:${row.pattern})(?<near>前后|期间|前夕|之?前|来临之际|到来之际|之际|当[天日月])?`, 'g'),
    read: (g: Groups) => {
      const festival = row.festival === true
      if (!row.window) return { windows: [], festival, by: false }
      const near = g.near ?? ''
      if (!festival) return /前$/.test(near) ? plain([{ from: '01-01', to: row.window.to }], true) : plain([row.window])
      if (near === '前后' || near === '期间') return { windows: [around(row.window.from, 7, 7)], festival, by: false }
      if (near !== '' && !near.startsWith('当'))
        return { windows: [around(row.window.from, 7, 0)], festival, by: false }
      return { windows: [row.window], festival, by: false }
    },
  })),
]

function dayIn(month: number, day: number): string | null {
  return month >= 1 && month <= 12 && day >= 1 && day <= LAST[month - 1]! ? at(month, day) : null
}

/** Every date in `text`, longer readings before shorter ones that they hold. Offsets are UTF-16 units in `text`. */
export function findDates(text: string): DateAnchor[] {
  const found: DateAnchor[] = []
  for (const rule of RULES) {
    rule.regex.lastIndex = 0
    for (const m of text.matchAll(rule.regex)) {
      const words = m[0]
      // A digit before the month belongs to a larger number (2020年13月, 第12月).
      if (/[\d第]/.test(words[0]!) && /[\d第每]/.test(text[m.index - 1] ?? '')) continue
      if (/^[一二三四五六七八九十]/.test(words) && /[第每两个十]/.test(text[m.index - 1] ?? '')) continue
      const read = rule.read(m.groups ?? {}, words)
      if (read) found.push({ is: 'date', words, start: m.index, end: m.index + words.length, ...read })
    }
  }
  return found
}
