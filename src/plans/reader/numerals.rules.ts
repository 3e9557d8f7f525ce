/** Numbers as plans write them: 12, 十二, 两, 一两 (a range), 2-3, 百分之九十. */

const DIGITS = '零一二三四五六七八九'
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100 }

/** Source of a pattern for one number, in digits or in characters. */
export const NUMBER = '(?:\\d{1,5}(?:\\.\\d{1,2})?|[一二两三四五六七八九十百零]{1,6})'

/** Reads one number (`12`, `1.5`, `两`, `三十二`, `一百`); null when the characters are none. */
export function numeral(text: string): number | null {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text)
  let total = 0
  let current: number | null = null
  for (const c of text) {
    const unit = SMALL[c]
    if (unit !== undefined) {
      total += (current ?? (total === 0 ? 1 : 0)) * unit
      current = null
      continue
    }
    const digit = c === '两' ? 2 : DIGITS.indexOf(c)
    if (digit < 0 || (current !== null && current !== 0)) return null
    current = digit
  }
  const value = total + (current ?? 0)
  return text === '' ? null : value
}

/** Reads `1-2`, `一至三`, `3到5`, `一两` or a single number; `max` is null where it is no range. */
export function numeralRange(text: string): { value: number; max: number | null } | null {
  const parts = /^(.+?)[-至到、](.+)$/.exec(text)
  if (parts) {
    const low = numeral(parts[1]!)
    const high = numeral(parts[2]!)
    return low !== null && high !== null && low < high ? { value: low, max: high } : null
  }
  const single = numeral(text)
  if (single !== null) return { value: single, max: null }
  if (/^[一二两三四五六七八九]{2}$/.test(text)) {
    const low = numeral(text[0]!)!
    const high = numeral(text[1]!)!
    if (low < high) return { value: low, max: high }
  }
  return null
}

const WRITTEN = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** Writes 1–99 in characters (十二, 三十). Throws RangeError outside. */
export function written(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99) throw new RangeError(`not within 1–99: ${value}`)
  const tens = Math.floor(value / 10)
  const ones = value % 10
  return `${tens > 1 ? WRITTEN[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? WRITTEN[ones] : ''}`
}
