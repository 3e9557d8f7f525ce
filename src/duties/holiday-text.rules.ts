/** The notice of the State Council's general office as pasted text → the arrangement of its year. Pure. */
import { formatDay, parseDay, tryParseDay, weekdayOf } from '#kernel/day.ts'
import { type Arrangement, type HolidaySpan, STATUTORY } from './holiday.schema.ts'

const NAMES = `(?:${STATUTORY.join('|')})`
/** 国庆节、中秋节：… up to the next holiday. */
const PART = new RegExp(`(${NAMES}(?:[、和]${NAMES})*)[：:]([\\s\\S]*?)(?=${NAMES}(?:[、和]${NAMES})*[：:]|$)`, 'g')
const SPAN =
  /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:[至到—-]+(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日)?[^。；]*?(?:放假|休)/
const DATE = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日/g

/** What a notice arranges; null where no holiday is read in it. `year` of those that it does not say. */
export function readNotice(pasted: string, asked: number): Arrangement | null {
  // 1月1日（周四） → 1月1日: what stands in brackets only explains.
  const text = pasted
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, '')
    .replace(/\s+/g, '')
  const year = Number(/(\d{4})年(?:部分)?节假日/.exec(text)?.[1] ?? asked)
  const holidays: HolidaySpan[] = []
  const work: string[] = []
  for (const [, names = '', content = ''] of text.matchAll(PART)) {
    const span = spanOf(content, year)
    if (!span) continue
    holidays.push({ name: names.replaceAll('和', '、'), ...span })
    work.push(...workDays(content, year))
  }
  const notice = /国办发明电[〔[]\d{4}[〕\]]\d+号/.exec(text)?.[0].replace('[', '〔').replace(']', '〕') ?? ''
  return holidays.length === 0 ? null : { year, notice, holidays, work: work.sort() }
}

const WEEKDAYS = '一二三四五六日'
const SAID = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\([^)]*?(?:周|星期)([一二三四五六日天])\))?/g

export interface Doubt {
  /** The holiday in whose part of the notice it stands. */
  readonly name: string
  readonly words: string
}

/** Where a notice contradicts itself or the calendar: weekdays, and how many days there are. One of the two is a slip. */
export function doubtsIn(pasted: string, { year, holidays }: Arrangement): Doubt[] {
  const text = pasted.normalize('NFKC').replace(/\s+/g, '')
  return [...text.matchAll(PART)].flatMap(([, names = '', content = '']) => {
    const name = names.replaceAll('和', '、')
    const span = holidays.find((one) => one.name === name)
    return [...weekdayDoubts(content, year), ...lengthDoubts(content, span)].map((words) => ({ name, words }))
  })
}

function weekdayDoubts(content: string, year: number): string[] {
  let month: string | undefined
  return [...content.matchAll(SAID)].flatMap(([, ownYear, ownMonth, day, said]) => {
    month = ownMonth ?? month
    const date = said ? dateOf(ownYear, month, day, year) : null
    if (!date || !said) return []
    const right = WEEKDAYS[weekdayOf(parseDay(date)) - 1]!
    return right === said.replace('天', '日') ? [] : `${month}月${day}日写的是周${said}，日历上是周${right}`
  })
}

function lengthDoubts(content: string, span: HolidaySpan | undefined): string[] {
  const said = Number(/共(\d{1,2})天/.exec(content)?.[1] ?? 0)
  const days = span ? parseDay(span.to) - parseDay(span.from) + 1 : said
  return said === 0 || days === said ? [] : [`写的是共${said}天，从第一天到最后一天是${days}天`]
}

/** Several doubts as one sentence, each with the holiday that it is about. */
export const doubtWords = (doubts: readonly Doubt[]): string =>
  doubts.map(({ name, words }) => `${name}：${words}`).join('；')

function spanOf(content: string, year: number): { from: string; to: string } | null {
  const [, firstYear, month, day, lastYear, lastMonth, lastDay] = SPAN.exec(content) ?? []
  const from = dateOf(firstYear, month, day, year)
  const to = lastDay ? dateOf(lastYear, lastMonth ?? month, lastDay, year) : from
  return from && to ? { from, to } : null
}

/** 9月28日、10月11日上班; of 2月14日、15日上班 the second is of February too. */
function workDays(content: string, year: number): string[] {
  return content.split(/[。；;]/).flatMap((sentence) => {
    const end = sentence.indexOf('上班')
    if (end < 0) return []
    const begin = sentence.lastIndexOf('放假', end)
    let month: string | undefined
    return [...sentence.slice(Math.max(begin, 0), end).matchAll(DATE)].flatMap(([, ownYear, ownMonth, day]) => {
      month = ownMonth ?? month
      return dateOf(ownYear, month, day, year) ?? []
    })
  })
}

function dateOf(
  ownYear: string | undefined,
  month: string | undefined,
  day: string | undefined,
  year: number,
): string | null {
  if (!month || !day) return null
  const text = `${ownYear ?? year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const parsed = tryParseDay(text)
  return parsed === null ? null : formatDay(parsed)
}
