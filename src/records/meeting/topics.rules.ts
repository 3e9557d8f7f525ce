/** The topics of a meeting as they are typed, one on each line: made even once, for whatever is written from them. */

const DIGITS = '一二三四五六七八九十'
const OWN = new RegExp(
  [
    String.raw`^议题(?<a>[${DIGITS}]{1,3}|\d{1,2})[：:、]`,
    // “三、四季度总结”, “1.5学时” and “1、2号楼” begin with words, not with the number of a line; “1.2026年总结” does.
    String.raw`^[（(]?(?<b>[${DIGITS}]{1,3}|\d{1,2}(?![）)、.．]\d{1,2}(?!\d)))[）)、.．](?!\s*[${DIGITS}]+(?:季度|月|号|周|楼|期|批|次|级|年))`,
    '^(?<c>[①-⑳])',
  ].join('|'),
)

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

function read(line: string): Line {
  const text = line.trim().replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  const found = OWN.exec(text)
  if (!found?.groups) return { text: line.trim(), own: null, rest: line.trim() }
  const { a, b, c } = found.groups
  // The rest as it was typed: a full-width digit is as long as the other.
  return { text: line.trim(), own: numberOf(a ?? b ?? c!), rest: line.trim().slice(found[0].length).trim() }
}

/** Whether a line begins with a number of its own. */
export const hasNumber = (line: string): boolean => read(line).own !== null

/** A topic is no sentence: what closes the line goes, where it does not close one of several sentences. */
const unclosed = (line: string) =>
  /[。；;].*[。；;]$/.test(line) ? line.replace(/[；;，,、]+$/, '。') : line.replace(/[；;，,、。]+$/, '')

/**
 * Lines without empty ones, without numbers of their own, and without what closed them. Lines that are numbered on
 * several levels, or otherwise than 1, 2, 3, keep their numbers: those say something.
 */
export function topicLines(typed: string): string {
  const lines = typed
    .split(/\r?\n/)
    .map(read)
    .filter(({ text }) => text !== '')
  const inOrder = lines.flatMap(({ own }) => own ?? []).every((number, i) => number === i + 1)
  return lines
    .map(({ text, rest }) => unclosed(inOrder ? rest : text))
    .filter((line) => line !== '')
    .join('\n')
}
