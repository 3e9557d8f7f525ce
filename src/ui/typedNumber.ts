/** A number as an office types it: ２, ２．５, 1。5, 两, 1,200, or with its unit behind it (2学时). Pure. */

/** What may stand behind a number without changing it: 2万, 2个半 and 2到3 are other numbers. */
const UNIT = /(?<=.)[^\d零〇一二两三四五六七八九十百千万亿半几余多来约至到\s.,+~-]{1,4}$/
const CHARACTERS = '零一二三四五六七八九'

/** 零 to 九十九 in characters, as far as anybody types them into a field. */
function inCharacters(text: string): number | null {
  const said = /^([一二三四五六七八九])?(十)?([零一二三四五六七八九])?$/.exec(text.replace('两', '二'))
  if (!said || text === '') return null
  const [, tens, ten, ones] = said
  const digit = (character: string | undefined) => (character === undefined ? 0 : CHARACTERS.indexOf(character))
  if (ten === undefined) return tens !== undefined && ones !== undefined ? null : digit(tens ?? ones)
  return ones === '零' ? null : (tens === undefined ? 1 : digit(tens)) * 10 + digit(ones)
}

/** The number that a text says; null where it says none for certain. */
export function typedNumber(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll('。', '.').replace(/\s/g, '').replace(UNIT, '')
  const digits = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain
  return /^-?(\d+\.?\d*|\.\d+)$/.test(digits) ? Number(digits) : inCharacters(digits)
}

/** Why a text was not taken for a number. */
export const notNumberWords = (text: string): string => `“${text}”不是数字，没有填入。请填阿拉伯数字，如 2 或 2.5。`

/** Between which numbers a field takes one, both included. */
export interface Bounds {
  readonly min?: number | undefined
  readonly max?: number | undefined
}

export const isWithin = (typed: number, { min = -Infinity, max = Infinity }: Bounds): boolean =>
  min <= typed && typed <= max

/** Why a number was not taken, and which would be. */
export function outsideWords(text: string, { min, max }: Bounds): string {
  const asked =
    min !== undefined && max !== undefined
      ? `${min}至${max}的数`
      : min !== undefined
        ? `不小于${min}的数`
        : `不大于${max}的数`
  return `“${text}”超出范围，没有填入。请填${asked}。`
}
