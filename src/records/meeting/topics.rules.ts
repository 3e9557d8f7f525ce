/** The topics of a meeting as they are typed, one on each line: made even once, for whatever is written from them. */

const DIGITS = '一二三四五六七八九十'

/** A number of a line's own; what follows it has to be `words` to be sure of that. */
const numbering = (words: { readonly chinese: string; readonly arabic: string }) =>
  new RegExp(
    [
      String.raw`^议题(?<a>[${DIGITS}]{1,3}|\d{1,2})[：:、]`,
      String.raw`^[（(]?(?<b>[${DIGITS}]{1,3}${words.chinese}|\d{1,2}${words.arabic})[）)、.．]`,
      '^(?<c>[①-⑳])',
    ].join('|'),
  )
/** Of a line alone: “三、四季度总结”, “1.5学时” and “1、2号楼” begin with words, “1.2026年总结” with a number. */
const SURE = numbering({
  chinese: String.raw`(?![）)、.．]\s*[${DIGITS}])`,
  arabic: String.raw`(?![）)、.．]\d{1,2}(?!\d))`,
})
/** Of lines that count on from 1: “1、3月份总结” before “2、4月份计划”. */
const ANY = numbering({ chinese: '', arabic: '' })

/** 十二 or 12 or ⑫ as 12. */
function numberOf(written: string): number {
  if (/[①-⑳]/.test(written)) return written.charCodeAt(0) - '①'.charCodeAt(0) + 1
  if (/\d/.test(written)) return Number(written)
  const [tens, ones] = written.includes('十') ? written.split('十') : ['', written]
  const one = (digit: string | undefined) => DIGITS.indexOf(digit || '') + 1
  return (written.includes('十') ? (tens ? one(tens) : 1) * 10 : 0) + (ones ? one(ones) : 0)
}

interface Line {
  readonly text: string
  /** Its own number; null where it has none. */
  readonly own: number | null
  readonly rest: string
}

function read(line: string, numbered: RegExp): Line {
  const text = line.trim().replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  const found = numbered.exec(text)
  if (!found?.groups) return { text: line.trim(), own: null, rest: line.trim() }
  const { a, b, c } = found.groups
  // The rest as it was typed: a full-width digit is as long as the other.
  return { text: line.trim(), own: numberOf(a ?? b ?? c!), rest: line.trim().slice(found[0].length).trim() }
}

/** Whether a line begins with a number of its own. */
export const hasNumber = (line: string): boolean => read(line, SURE).own !== null

/** A topic is no sentence: what closes the line goes, where it does not close one of several sentences. */
const unclosed = (line: string) =>
  /[。；;].*[。；;]$/.test(line) ? line.replace(/[；;，,、]+$/, '。') : line.replace(/[；;，,、。]+$/, '')

/**
 * Lines without empty ones, without numbers of their own, and without what closed them. Lines that are numbered on
 * several levels, or otherwise than 1, 2, 3, keep their numbers: those say something.
 */
export function topicLines(typed: string): string {
  const written = typed.split(/\r?\n/).filter((line) => line.trim() !== '')
  const counted = written.map((line) => read(line, ANY))
  const counts = counted.length > 1 && counted.every(({ own }, i) => own === i + 1)
  const lines = counts ? counted : written.map((line) => read(line, SURE))
  const inOrder = lines.flatMap(({ own }) => own ?? []).every((number, i) => number === i + 1)
  return lines
    .map(({ text, rest }) => unclosed(inOrder ? rest : text))
    .filter((line) => line !== '')
    .join('\n')
}
