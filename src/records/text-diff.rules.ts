/** What changed in a long text, sentence by sentence, with little around it. Pure. */
import { diffArrays } from 'diff'

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

/** Every sentence, what went before what came in its place. */
const aligned = (before: readonly string[], after: readonly string[]): Piece[] =>
  diffArrays([...before], [...after]).flatMap(({ value, added, removed }) =>
    value.map((text): Piece => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text })),
  )

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

/** One stretch: letter by letter a diff finds chance letters in common, and nobody can read it. */
function replacement(was: string, is: string): Piece[] {
  const shorter = Math.min(was.length, is.length)
  let head = 0
  while (head < shorter && was[head] === is[head]) head++
  let tail = 0
  while (tail < shorter - head && was.at(-1 - tail) === is.at(-1 - tail)) tail++
  const pieces: Piece[] = [
    { kind: 'same', text: was.slice(0, head) },
    { kind: 'removed', text: was.slice(head, was.length - tail) },
    { kind: 'added', text: is.slice(head, is.length - tail) },
    { kind: 'same', text: was.slice(was.length - tail) },
  ]
  return pieces.filter(({ text }) => text !== '')
}
