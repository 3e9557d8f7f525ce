/** What changed in a long text, sentence by sentence, with little around it. Pure. */
// Not the library diff, which would align as well: a pure file takes no library but those of scripts/boundaries.ts.

export interface Piece {
  /** `gap` stands for what is left out because nothing changed there; its text is empty. */
  readonly kind: 'same' | 'added' | 'removed' | 'gap'
  readonly text: string
}

/** Sentences and lines, each with the mark and the break that end it. */
const sentencesOf = (text: string): string[] => text.split(/(?<=\n)|(?<=[。；！？])(?!\n)/)

/** Only what changed and one sentence around it, in the order of the text. */
export function textDiff(before: string, after: string): Piece[] {
  const whole = aligned(sentencesOf(before), sentencesOf(after))
  const changed = (at: number) => (whole[at]?.kind ?? 'same') !== 'same'
  const shown = whole.map((piece, at): Piece => {
    const near = changed(at - 1) || changed(at) || changed(at + 1)
    return near ? piece : { kind: 'gap', text: '' }
  })
  return narrowed(shown.filter(({ kind }, at) => kind !== 'gap' || shown[at - 1]?.kind !== 'gap'))
}

/** By the longest common run of sentences. */
function aligned(a: readonly string[], b: readonly string[]): Piece[] {
  const width = b.length + 1
  // lengths[i * width + j]: how many sentences the rest of a from i and the rest of b from j have in common.
  const lengths = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!)
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ kind: 'same', text: a[i++]! })
      j++
    } else if (j === b.length || (i < a.length && lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!))
      pieces.push({ kind: 'removed', text: a[i++]! })
    else pieces.push({ kind: 'added', text: b[j++]! })
  }
  return pieces
}

/** What was put in the place of something else begins and ends where the two really differ. */
function narrowed(pieces: readonly Piece[]): Piece[] {
  const list: Piece[] = []
  for (let at = 0; at < pieces.length; ) {
    const removed = runOf(pieces, at, 'removed')
    const added = runOf(pieces, at + removed.length, 'added')
    const pairs = Math.min(removed.length, added.length)
    for (let i = 0; i < pairs; i++) list.push(...replacement(removed[i]!.text, added[i]!.text))
    list.push(...removed.slice(pairs), ...added.slice(pairs))
    at += removed.length + added.length
    if (removed.length + added.length === 0) list.push(pieces[at++]!)
  }
  return list
}

function runOf(pieces: readonly Piece[], from: number, kind: Piece['kind']): readonly Piece[] {
  const end = pieces.findIndex((piece, at) => at >= from && piece.kind !== kind)
  return pieces.slice(from, end < 0 ? pieces.length : end)
}

const isDigit = (character: string | undefined) => character !== undefined && /[\d.]/.test(character)

function replacement(was: string, is: string): Piece[] {
  const shorter = Math.min(was.length, is.length)
  let head = 0
  while (head < shorter && was[head] === is[head]) head++
  // 13票 that became 12票 is struck whole: 1, 3 and 2 in a row read as another number.
  while (head > 0 && isDigit(was[head - 1]) && (isDigit(was[head]) || isDigit(is[head]))) head--
  let tail = 0
  while (tail < shorter - head && was.at(-1 - tail) === is.at(-1 - tail)) tail++
  while (tail > 0 && isDigit(was.at(-tail)) && (isDigit(was.at(-1 - tail)) || isDigit(is.at(-1 - tail)))) tail--
  const pieces: Piece[] = [
    { kind: 'same', text: was.slice(0, head) },
    { kind: 'removed', text: was.slice(head, was.length - tail) },
    { kind: 'added', text: is.slice(head, is.length - tail) },
    { kind: 'same', text: was.slice(was.length - tail) },
  ]
  return pieces.filter(({ text }) => text !== '')
}
