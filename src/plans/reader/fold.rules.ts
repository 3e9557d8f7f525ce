/** Brings a text to one spelling without moving a single character, and counts its code points. */

const PAIRS: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '％': '%',
  '：': ':',
  '﹕': ':',
  '∶': ':',
  ';': '；',
  '!': '！',
  '?': '？',
  '—': '-',
  '–': '-',
  '－': '-',
  '―': '-',
  '─': '-',
  '﹣': '-',
  '～': '-',
  '~': '-',
  '〜': '-',
  '∼': '-',
  '•': '·',
  '・': '·',
  '‧': '·',
  '\t': '\n',
  '\v': '\n',
  '\f': '\n',
  '\u0085': '\n',
  '\u2028': '\n',
  '\u2029': '\n',
  '|': '\n',
  '│': '\n',
  '「': '“',
  '」': '”',
  '『': '“',
  '』': '”',
}

const FOLDED = /[（）％：﹕∶;!?—–－―─﹣～~〜∼•・‧\t\v\f\u0085\u2028\u2029|│「」『』０-９Ａ-Ｚａ-ｚ]/g

/** Between the number of a point and its text; behind it a row of a table has more tabs. */
const TABBED =
  /(?<=(?:^|\n)[ \u3000]*[(（]?(?:[\d０-９]{1,3}|[一二三四五六七八九十]{1,3})[.、．)）])\t+(?=[^\t\n|│]+(?:\n|$))/g

/**
 * One spelling for digits, brackets, dashes and separators. The result has the same length in UTF-16 units as
 * `text`, so every offset in it is an offset in `text`. A full stop of the Western kind at the end of a sentence
 * and a comma that is not inside a number become their Chinese forms; table separators become line breaks.
 */
export function fold(text: string): string {
  return text
    .replace(TABBED, (tabs) => ' '.repeat(tabs.length))
    .replace(FOLDED, (c) => PAIRS[c] ?? String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/,(?!\d{3})/g, '，')
    .replace(/(?<=[^\d\s.])\.(?=\s|$)/g, '。')
    .replace(/\r(?!\n)/g, '\n')
}

/** From an offset in UTF-16 units to an offset in code points, for every offset of `text` (its length included). */
export function codePointOffsets(text: string): (at: number) => number {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) return (at) => at
  const table = new Uint32Array(text.length + 1)
  let points = 0
  for (let i = 0; i < text.length; ) {
    const width = text.codePointAt(i)! > 0xffff ? 2 : 1
    for (let k = 0; k < width; k++) table[i + k] = points
    points++
    i += width
  }
  table[text.length] = points
  return (at) => table[at]!
}
