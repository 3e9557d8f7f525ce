/** Dates in cells that are written in figures alone: 2027.6, 11.30, 6/30, 3.1-5.31, 2027-03-15. */

const MONTH = '(?:1[0-2]|0?[1-9])'
const DAY = '(?:3[01]|[12]\\d|0?[1-9])(?!\\d)'
const of = (mark: string) => `20\\d\\d${mark}${MONTH}(?:${mark}${DAY})?`
const WITH_YEAR = `(?:${of('\\.')}|${of('/')}|${of('-')}|20\\d\\d年${MONTH}[./]${DAY})`
const DATE = `(?:${WITH_YEAR}|${MONTH}[./]${DAY})`
const TIL = '(?:-+|至|到)'
const TAIL = '(?:之?前|以前|起)?'
const ONE = new RegExp(`^${DATE}日?${TAIL}$`)
const RANGE = new RegExp(`^${DATE}${TIL}${DATE}${TAIL}$`)
const BARE = new RegExp(`^${MONTH}(?:[-、/]${MONTH})*$`)
const MONTHS = new RegExp(`^(20\\d\\d)[./年](${MONTH})-(${MONTH})月?$`)
const PART = new RegExp(DATE, 'g')

/** 2027.6.30 as 2027年6月30日, 6/30 as 6月30日. */
function inWords(date: string): string {
  const [year, rest] = /^20\d\d/.test(date) ? [`${date.slice(0, 4)}年`, date.slice(5)] : ['', date]
  const [month, day] = rest.split(/[./-]/)
  return `${year}${Number(month)}月${day === undefined ? '' : `${Number(day)}日`}`
}

/** A cell of dates in figures as the same dates in words; any other text unchanged. `bare`: months may lack their 月. */
export function inDateWords(text: string, bare = false): string {
  const trimmed = text.trim()
  if (trimmed.length > 24 || !/^\d/.test(trimmed)) return text
  if (bare && BARE.test(trimmed)) return `${trimmed}月`
  const months = MONTHS.exec(trimmed)
  if (months) return `${months[1]}年${months[2]}-${months[3]}月`
  const pieces = trimmed.split(/[\s、，；]+/)
  if (!pieces.every((piece) => ONE.test(piece) || RANGE.test(piece))) return text
  return pieces.map((piece) => piece.replace(PART, inWords).replace('日日', '日')).join('、')
}

/** 11.30 and 2027.6 can be no number of a list, as 1.2 can. */
export const isNumericDate = (text: string): boolean =>
  inDateWords(text) !== text && (/^20\d\d/.test(text) || /\d[./]\d{2}/.test(text) || /[-至到/]/.test(text))
