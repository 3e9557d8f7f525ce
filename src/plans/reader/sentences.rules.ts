/** Reads a block sentence by sentence; what a head says is handed on to the clauses after it. */
import type { Anchor, Stretch } from './anchor.schema.ts'
import { anchorsIn, findAnchors } from './anchors.rules.ts'
import type { Placed } from './block.schema.ts'
import { readClause } from './clause-read.rules.ts'
import { trimLead } from './clause-units.rules.ts'
import { type Clause, covered, pairsOf, split } from './clauses.rules.ts'
import { closes } from './closing.rules.ts'
import type { Carry, Draft, Season } from './draft.schema.ts'
import { ASKS } from './lexicon/asks.rules.ts'
import { MOTIVES } from './lexicon/never.rules.ts'
import { verbsOf } from './predicate.rules.ts'
import { withReferred } from './references.rules.ts'
import { inDocument, type Scene } from './scene.rules.ts'
import { heldBy } from './subject-phrase.rules.ts'
import { livingAnchors } from './valid.rules.ts'
import { carriesOut } from './verifiable.rules.ts'

const MEANS = new RegExp(MOTIVES.map((row) => row.pattern).join('|'))
const ASKING = new RegExp(ASKS.map((row) => row.pattern).join('|'))

/** An act of which the clause says neither when nor how often; what it is done by or for is none. */
const actsSomehow = (words: string) =>
  words.length >= TELLING && !MEANS.test(words) && verbsOf(words).find(({ kind }) => kind !== 'opener')?.kind === 'act'

/** A shorter clause (分析不足) is a step of the act beside it. */
const TELLING = 6

/** Characters beside its times and numbers by which a clause says something. */
const SAYING = 4

/** A sentence of the document, with the promises that were found in it. */
export interface SentenceReading extends Stretch {
  readonly drafts: readonly Draft[]
  readonly look: boolean
  /** Clauses beside the promises that say an act, ask something of somebody, or hold a time or a number, and gave none. */
  readonly left: readonly Left[]
}

/** A clause that gave no promise; `look`: something in it could be checked. */
export interface Left extends Stretch {
  readonly look: boolean
}

/** Who speaks in a document and for which year. */
export interface Voice {
  readonly speaker: string | null
  readonly year: number | null
}

const STOPS = '。！？'

/** So many sentences before a closing one are looked at: between it and its act one can say how (注重实效。). */
const NEAR = 2

/** Sentences with the one that only says by when they are over: ……开展核查。12月20日前完成。 */
function withClosing(text: string, sentences: readonly Clause[], anchors: readonly Anchor[]): Clause[] {
  const acts = ({ start, end }: Clause) =>
    carriesOut(verbsOf(text.slice(start, end)).find(({ kind }) => kind !== 'opener'))
  const joined: Clause[] = []
  for (const sentence of sentences) {
    const bare = trimLead(text, sentence)
    const near = joined.slice(-NEAR).findLast(acts)
    if (near && closes(text, bare, anchorsIn(anchors, bare)))
      joined.splice(joined.lastIndexOf(near), NEAR, { ...sentence, start: near.start })
    else joined.push(sentence)
  }
  return joined
}

/** Reads every sentence of a block. `season` is the block's cell or heading of time, `voice` the organ and year that speak. */
export function readBlock(placed: Placed, season: Season | null, voice: Voice): SentenceReading[] {
  const { speaker, year } = voice
  const { block } = placed
  const text = block.text
  const pairs = pairsOf(text)
  const inside = covered(text.length, pairs)
  const anchors = withReferred(livingAnchors(findAnchors(text), pairs), text)
  const all = withClosing(text, split(text, 0, text.length, STOPS, inside), anchors)
  const sentences = all.filter(({ end }) => placed.leads === null || end <= placed.leads)
  const line: Carry = {
    subject: null,
    toward: null,
    organ: null,
    period: null,
    dates: [],
    datesAt: null,
    loose: false,
    head: null,
    last: null,
    latest: [],
    made: [],
    owners: [],
    before: null,
    vague: false,
    past: placed.past,
  }
  const first = sentences.length > 1 ? text.slice(sentences[0]!.start, sentences[0]!.end) : ''
  const topic = first.length <= 12 && !/[，；:]/.test(first) ? first.replace(/^[^\u4e00-\u9fff“《]+/, '') : ''
  const held = heldBy(topic)
  if (held) line.subject = { words: held, person: false }
  return sentences.map((sentence, i) => {
    const titular = block.number !== null && i === 0 && sentences.length > 1 && sentence.end - sentence.start <= 40
    const scene: Scene = { placed, block, anchors, season, speaker, year, titular, topic: i > 0 ? topic : '' }
    const carry: Carry = { ...line, head: null, last: null, latest: [], made: [], before: null, vague: false }
    const clauses = split(text, sentence.start, sentence.end, `，；:${STOPS}`, inside)
    const drafts = clauses.flatMap((clause, k) =>
      readClause(
        scene,
        { clause, next: clauses[k + 1], before: clauses[k - 1]?.mark ?? '', pairs, inside, line },
        carry,
      ),
    )
    // A time or a number is worth a look, an adjective is not; 全年 is beside a promise that has another time.
    const holds = (stretch: Stretch, weak: boolean) =>
      anchorsIn(anchors, stretch).some((a) => a.is !== 'period' || !(a.adjective || (a.weak && !weak)))
    // 3月底前，: a time alone belongs to what follows.
    const says = (clause: Stretch) => {
      const timed = anchorsIn(anchors, clause).reduce((sum, a) => sum + a.end - a.start, 0)
      return clause.end - clause.start - timed >= SAYING
    }
    // 各支部每季度做到以下几点：…: what a lead-in says is said of what stands behind it.
    const leadsIn = (clause: Clause) => {
      const { start, end } = inDocument(block, clause)
      const used = (at: Stretch) => at.start >= start && at.end <= end
      return clause.mark === ':' && drafts.some((draft) => draft.start >= end && draft.reasons.some(used))
    }
    const unread = clauses.flatMap((clause, k): Left[] => {
      if (leadsIn(clause)) return []
      const words = text.slice(clause.start, clause.end)
      const look = ASKING.test(words) || (holds(clause, true) && says(clause))
      const counted = drafts.some(({ action }) => action.length >= TELLING && words.includes(action))
      // 每半年抽查1次；书记对新提任干部逢提必谈: what stands behind a semicolon says something of its own.
      const apart = clauses[k - 1]?.mark === '；' && words.length >= TELLING
      return look || apart || (actsSomehow(words) && !counted)
        ? [{ ...inDocument(block, trimLead(text, clause)), look }]
        : []
    })
    const trimmed = trimLead(text, sentence)
    return {
      ...(trimmed.end > trimmed.start ? inDocument(block, trimmed) : { start: block.start, end: block.end }),
      drafts,
      left: drafts.length === 0 ? [] : unread.filter((a) => drafts.every((d) => d.end <= a.start || d.start >= a.end)),
      look:
        drafts.length === 0 &&
        ((season !== null && block.cell?.task === true) ||
          holds(sentence, false) ||
          ASKING.test(text.slice(sentence.start, sentence.end))),
    }
  })
}
