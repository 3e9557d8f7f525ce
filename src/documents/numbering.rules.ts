/** The numbers that Word writes before paragraphs by itself: 一、 (一) 1. ①, as the page shows them. Pure. */

export interface Level {
  readonly start: number
  /** `w:numFmt`: decimal, chineseCounting, … */
  readonly format: string
  /** `w:lvlText`: %1 stands for the number of the first level. */
  readonly text: string
}

const DIGITS = '〇一二三四五六七八九'
const STEMS = '甲乙丙丁戊己庚辛壬癸'

/** 1–99 as 一 … 九十九; beyond, the Arabic number. */
function chinese(n: number): string {
  if (n < 1 || n > 99) return String(n)
  const tens = Math.floor(n / 10)
  const ones = n % 10
  return `${tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens]}十`}${ones === 0 ? '' : DIGITS[ones]}`
}

const letter = (n: number, first: string) => String.fromCharCode(first.charCodeAt(0) + ((n - 1) % 26))

function roman(n: number): string {
  const steps = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const
  let rest = n
  let written = ''
  for (const [value, sign] of steps) for (; rest >= value; rest -= value) written += sign
  return written
}

const FORMATS: Readonly<Record<string, (n: number) => string>> = {
  bullet: () => '',
  none: () => '',
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  chineseLegalSimplified: chinese,
  japaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  ideographTraditional: (n) => STEMS[n - 1] ?? String(n),
  decimalEnclosedCircle: (n) => (n <= 20 ? String.fromCharCode(0x245f + n) : `(${n})`),
  decimalEnclosedCircleChinese: (n) => (n <= 20 ? String.fromCharCode(0x245f + n) : `(${n})`),
  decimalFullWidth: (n) => String(n).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
  upperLetter: (n) => letter(n, 'A'),
  lowerLetter: (n) => letter(n, 'a'),
  upperRoman: roman,
  lowerRoman: (n) => roman(n).toLowerCase(),
}

/** Counts the paragraphs of the lists of one document. */
export class Counters {
  readonly #counts = new Map<string, (number | undefined)[]>()

  /** The number of the next paragraph of a list on a level (0 the outermost); empty for a bullet. */
  next(list: string, levels: readonly Level[], depth: number): string {
    const level = levels[depth]
    if (!level) return ''
    const counts = this.#counts.get(list) ?? []
    counts[depth] = (counts[depth] ?? level.start - 1) + 1
    counts.length = depth + 1
    this.#counts.set(list, counts)
    if (level.format === 'bullet') return ''
    return level.text.replace(/%(\d)/g, (_, digit: string) => {
      const outer = Number(digit) - 1
      const n = counts[outer] ?? levels[outer]?.start ?? 1
      const format = FORMATS[levels[outer]?.format ?? '']
      return format ? format(n) : String(n)
    })
  }
}
