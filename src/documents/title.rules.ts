/** A title that is too long for its line, broken where it may be: no single character is left for the second. Pure. */

/** Half the width of a character of the title, as Latin letters and digits are. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (/[\u0020-\u007e]/.test(sign) ? 0.5 : 1), 0)

/** @param room characters to a line */
export function titleLines(title: string, room: number): readonly string[] {
  const at = title.indexOf('关于')
  const lines = [title.slice(0, at), title.slice(at)]
  return widthOf(title) > room && at > 0 && lines.every((line) => widthOf(line) <= room) ? lines : [title]
}
