/** Reads dates and parts of the year: 3月, 3-4月, 4月初前, 第二季度, “七一”前后, 5月/10月. */
import type { PlanWindow } from '#plans/commitment.schema.ts'
import type { DateAnchor, Stretch } from './anchor.schema.ts'
import { NAMED_DATES, NEXT_YEAR } from './lexicon/dates.rules.ts'
import { numeral } from './numerals.rules.ts'

const LAST = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const MONTH = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])'
const DAY = '(?:[0-3]?\\d|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])'
const PART = '(?:上旬|中旬|下旬|月?底|末|初|中)'
const QUARTER = '[一二三四1-4]'
const BEFORE = '(?:之?前|以前)'
/** The year of a date, said again: 2027年4月至2027年6月, 今年6月底前. */
const YEAR = '(?:20\\d\\d年|本年|今年|当年|同年)?'
const THEN = `(?:20\\d\\d年|${NEXT_YEAR})`
/** A day of the year after the plan's: its words are kept, but it is no day of the plan year. */
const LATER = `(?<later>${NEXT_YEAR})?`
const NO_MONTH = '(?!度|饼|光|票|刊|报|薪|季)'
/** Only the end of the window is said: 截至6月底, 截止到9月30日. */
const UNTIL = '(?:截至|截止到?|截止至|不迟于|最迟)'
const single = `${MONTH}月${NO_MONTH}份?(?:${DAY}[日号]|${PART})?`

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

const dayAfter = (day: string): string => around(day, -1, 1).to

/** What stands after a named day or part of the year and moves its window: 国庆节前后, 春节后两周内, 一季度末前. */
const DAYS = '(?:\\d{1,2}|[一两二三四五六七八九十]{1,2})个?(?:工作日|周|星期|月|天|日)(?:之?内|以内)?'
const SIDE =
  /(?<side>[前后])(?<n>\d{1,2}|[一两二三四五六七八九十]{1,2})个?(?<unit>工作日|周|星期|月|天|日)(?:之?内|以内)?$/
const NEAR = `前后|期间|前夕|之?前的?${DAYS}|(?:来临|到来)?${BEFORE}|来临之际|到来之际|之际|当[天日月]|(?:结束)?之?后的?${DAYS}|(?<=[节假期日旦秋午明庆一])(?:结束)?之?后(?![勤备续方盾面])|内|(?:末|底|初|首月)${BEFORE}?`
/** 春节假期前, 国庆长假后. */
const LEAVE = '(?:(?:小?长)?假(?:期|日)?)?'

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

/** The window of a month, of a part of it or of one of its days; null for a day that it has not. */
function windowOf(month: number, part: string | undefined, day: string | undefined): PlanWindow | null {
  if (day === undefined) return monthWindow(month, part)
  const on = dayIn(month, numeral(day) ?? 0)
  return on ? { from: on, to: on } : null
}

const ITEM = new RegExp(`(?<m>${MONTH})月份?(?:(?<d>${DAY})[日号]|(?<p>${PART}))?`, 'g')

/** 6月底、12月底前: each window begins where the one before it ends. */
function listed(words: string, by: boolean): PlanWindow[] | null {
  const found: PlanWindow[] = []
  for (const m of words.matchAll(ITEM)) {
    const window = windowOf(numeral(m.groups!.m!)!, m.groups!.p, m.groups!.d)
    if (!window) return null
    found.push(window)
  }
  if (!by || found.some((w, i) => i > 0 && w.to <= found[i - 1]!.to)) return found
  return found.map((w, i) => ({ from: i === 0 ? '01-01' : dayAfter(found[i - 1]!.to), to: w.to }))
}

const RULES: readonly DateRule[] = [
  {
    // Either end may name its year, its day or a part of its month; 自, 起 and 止 stand around them.
    regex: new RegExp(
      `(?:自|从)?(?<year>20\\d\\d年|本年|今年|当年)?(?<a>${MONTH})(?<am>月份?)?(?:(?<da>${DAY})[日号]|(?<pa>${PART}))?(?:起|开始)?，?(?:-+|至|到)(?<next>${THEN})?(?:本年|今年|当年|同年)?(?:(?<b>${MONTH})月份?)?(?:(?<db>${DAY})[日号]|(?<pb>${PART}))?(?:止|为止)?(?<by>${BEFORE})?`,
      'g',
    ),
    read: (g) => {
      if (g.b === undefined && (g.am === undefined || g.da === undefined || g.db === undefined)) return null
      if (g.am === undefined && (g.da !== undefined || g.pa !== undefined)) return null
      const a = numeral(g.a!)!
      const b = g.b === undefined ? a : numeral(g.b)!
      const from = windowOf(a, g.pa, g.da)?.from
      const to = windowOf(b, g.pb, g.db)?.to
      if (from === undefined || to === undefined) return null
      if (from <= to) return plain([{ from, to }])
      // 11月至次年2月: of the plan year, what is left of it.
      return g.next !== undefined && g.next !== g.year ? plain([{ from, to: '12-31' }]) : null
    },
  },
  {
    regex: new RegExp(`${YEAR}${single}(?:[、/和及]${single})+(?<by>${BEFORE})?`, 'g'),
    read: (g, words) => {
      const windows = listed(words.replace(/^20\d\d年/, ''), g.by !== undefined)
      return windows && plain(windows, g.by !== undefined)
    },
  },
  {
    regex: new RegExp(`${YEAR}${MONTH}(?:[、/]${MONTH})+月份?(?<p>${PART})?(?<by>${BEFORE})?`, 'g'),
    read: (g, words) => {
      const bare = words.replace(/^20\d\d年/, '').replace(/月.*$/, '')
      const by = g.by !== undefined
      const windows = listed(
        months(bare)
          .map((m) => `${m}月${g.p ?? ''}`)
          .join('、'),
        by,
      )
      return windows && plain(windows, by)
    },
  },
  {
    regex: new RegExp(
      `(?<until>${UNTIL}|(?<![\\d月日号份季度年自从])至)?${LATER}${YEAR}(?<a>${MONTH})月份?(?<d>${DAY})[日号](?:(?<mid>前后|左右)|(?<by>${BEFORE})|(?<on>起|开始))?`,
      'g',
    ),
    read: (g) => {
      const day = dayIn(numeral(g.a!)!, numeral(g.d!) ?? 0)
      if (!day) return null
      if (g.later) return plain([])
      if (g.mid) return plain([around(day, 7, 7)])
      if (g.on) return plain([{ from: day, to: '12-31' }])
      return g.by || g.until ? plain([{ from: '01-01', to: day }], true) : plain([{ from: day, to: day }])
    },
  },
  {
    regex: new RegExp(
      `(?:自|从)?(?<until>${UNTIL}|(?<![\\d月日号份季度年自从])至)?${LATER}${YEAR}(?<a>${MONTH})月${NO_MONTH}份?(?<p>${PART})?(?<by>${BEFORE})?(?<on>起|开始)?`,
      'g',
    ),
    read: (g) => {
      const window = monthWindow(numeral(g.a!)!, g.p)
      if (g.later) return plain([])
      if (g.on) return plain([{ from: window.from, to: '12-31' }])
      return g.by || g.until ? plain([{ from: '01-01', to: window.to }], true) : plain([window])
    },
  },
  {
    regex: /上半?年?(?:[、和及与/]|以及)?下(?:两个)?半年(?:度)?/g,
    read: () =>
      plain([
        { from: '01-01', to: '06-30' },
        { from: '07-01', to: '12-31' },
      ]),
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
    regex: new RegExp(
      `${YEAR}(?<until>${UNTIL})?${YEAR}(?:${row.pattern})${row.festival ? LEAVE : ''}(?<near>${NEAR})?`,
      'g',
    ),
    read: (g: Groups) => {
      const festival = row.festival === true
      if (!row.window) return { windows: [], festival, by: false }
      const near = g.near ?? ''
      const by = g.until !== undefined || /(?:前|之前|以前)$/.test(near)
      if (!festival) {
        if (/^(?:初|首月)/.test(near)) return plain([monthWindow(Number(row.window.from.slice(0, 2)), '初')])
        const from = by ? '01-01' : /^[底末]/.test(near) ? `${row.window.to.slice(0, 2)}-01` : row.window.from
        return plain([{ from, to: row.window.to }], by)
      }
      const days = SIDE.exec(near)?.groups
      // Working days are those of each year's calendar: no window that is the same in all years holds them.
      if (days?.unit === '工作日' || /(?<!前)后$/.test(near)) return { windows: [], festival, by: false }
      if (days) {
        const n = daysIn(days)
        const window = days.side === '前' ? around(row.window.from, n, 0) : around(row.window.from, 0, n)
        return { windows: [window], festival, by: false }
      }
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

/** The days of 两周, 10天, 一个月. */
const daysIn = ({ n, unit }: Groups) => (numeral(n!) ?? 1) * (unit === '月' ? 30 : /[周星]/.test(unit!) ? 7 : 1)

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
