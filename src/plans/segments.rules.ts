/** The text of a plan cut into paragraphs, and these at every border of something that was found in them. */

/** Something found in the text; offsets are code points, `end` is exclusive. */
export interface Span {
  readonly id: string
  readonly start: number
  readonly end: number
}

export interface Segment {
  readonly start: number
  readonly text: string
  /** What stands here, the shortest first: of nested spans the inner one answers a click. */
  readonly ids: readonly string[]
}

export interface Paragraph {
  readonly start: number
  readonly segments: readonly Segment[]
  /** Everything that stands in the paragraph, by where it begins. */
  readonly ids: readonly string[]
}

/** Cuts `text` at its line ends and at the borders of `spans`, which may overlap, nest or run over line ends. */
export function paragraphsOf(text: string, spans: readonly Span[]): Paragraph[] {
  const points = Array.from(text)
  const sorted = spans.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start || b.end - a.end)
  const paragraphs: Paragraph[] = []
  let reach = 0
  for (let start = 0; start <= points.length; ) {
    const lineEnd = points.indexOf('\n', start)
    const end = lineEnd === -1 ? points.length : lineEnd
    while (reach < sorted.length && sorted[reach]!.end <= start) reach++
    const here: Span[] = []
    for (let i = reach; i < sorted.length && sorted[i]!.start < end; i++)
      if (sorted[i]!.end > start) here.push(sorted[i]!)
    if (end > start) paragraphs.push({ start, segments: cut(points, start, end, here), ids: here.map(({ id }) => id) })
    start = end + 1
  }
  return paragraphs
}

function cut(points: readonly string[], start: number, end: number, spans: readonly Span[]): Segment[] {
  const byLength = [...spans].sort((a, b) => a.end - a.start - (b.end - b.start))
  const borders = new Set([start, end])
  for (const span of spans) {
    borders.add(Math.max(start, span.start))
    borders.add(Math.min(end, span.end))
  }
  const sorted = [...borders].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((from, i) => ({
    start: from,
    text: points.slice(from, sorted[i + 1]).join(''),
    ids: byLength.filter((span) => span.start <= from && from < span.end).map(({ id }) => id),
  }))
}

/** What a stretch of the text is marked as: a letter for each of its ids, p proposed, a accepted, r rejected. */
type LetterOf = (id: string) => string

/** The ids of a segment as a click finds them: what was rejected, or joined to another, lies beneath what stands. */
export function topFirst(ids: readonly string[], letterOf: LetterOf): readonly string[] {
  if (!ids.some((id) => 'pa'.includes(letterOf(id)))) return ids
  return [...ids.filter((id) => letterOf(id) !== 'r'), ...ids.filter((id) => letterOf(id) === 'r')]
}

/** How many tasks that stand lie over each other. */
export const depthOf = (ids: readonly string[], letterOf: LetterOf): number =>
  ids.filter((id) => 'pa'.includes(letterOf(id))).length

/** The same segments cut again, so that `words` (of one reading) can be set off; each part tells whether it is one. */
export function emphasise(
  segments: readonly Segment[],
  words: readonly Omit<Span, 'id'>[],
): (Segment & { readonly word: boolean })[] {
  return segments.flatMap((segment) => {
    const points = Array.from(segment.text)
    const spans = words.map(({ start, end }) => ({
      id: 'word',
      start: start - segment.start,
      end: end - segment.start,
    }))
    const inside = spans.filter(({ start, end }) => start < points.length && end > 0)
    return cut(points, 0, points.length, inside).map((part) => ({
      start: segment.start + part.start,
      text: part.text,
      ids: segment.ids,
      word: part.ids.length > 0,
    }))
  })
}

/** Ids of sentences without a promise; commitments have their own. */
export const looseId = (index: number): string => `loose-${index}`
export const isLoose = (id: string): boolean => id.startsWith('loose-')
