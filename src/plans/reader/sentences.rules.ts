/** Reads a block clause by clause; what a head says is handed on to the clauses after it. */
import type { Anchor, Stretch } from './anchor.schema.ts'
import { anchorsIn, findAnchors } from './anchors.rules.ts'
import type { Placed } from './block.schema.ts'
import { addTotal, handOn, shifted } from './carry.rules.ts'
import { trimLead, unitsOf } from './clause-units.rules.ts'
import { type Clause, covered, pairsOf, split } from './clauses.rules.ts'
import type { Carry, Draft, Season } from './draft.schema.ts'
import { MOTIVES, NEVER, VAGUE } from './lexicon/never.rules.ts'
import { oneOff } from './one-off.rules.ts'
import { verbsOf } from './predicate.rules.ts'
import { promiseOf } from './promise.rules.ts'
import { readType } from './record-type.rules.ts'
import { inDocument, partsOf, type Scene } from './scene.rules.ts'
import { vouchedSubject } from './subject-of.rules.ts'
import { asSubject, heldBy, leadingSubject } from './subject-phrase.rules.ts'
import { livingAnchors } from './valid.rules.ts'

const any = (rows: readonly { readonly pattern: string }[]) => new RegExp(rows.map((r) => r.pattern).join('|'))
const IS_NEVER = any(NEVER)
const IS_VAGUE = any(VAGUE)
const IS_MOTIVE = any(MOTIVES)
const HEAD_FILLER =
  /^(?:节点|一周|一个月|\d+天|时段|时期|重要|关键|重大|节假日|节日|[在于的各前后起内等、和及与至]|开始|期间|之前|左右|每年|分别|利用|以来|中|底|初)*$/
/** 每月的四次例会，两次用于……: the whole that the next clauses divide. */
const DEFINES_SHARE = /^每[周月季年]度?的/
const AS_OCCASION = /^以.*为(?:契机|载体|抓手|重点|主题|主线|依托|平台|目标|牵引|引领|统领)$/
const SOURCE = /^(?:按照?|根据|依据|以|为了?|针对|依托|围绕|聚焦)/
const EXPLAINS = /^(?:听取|征求|收集|广泛听取|广泛征求)[^，；]*(?:意见|建议)/

/** A sentence of the document, with the promises that were found in it. */
export interface SentenceReading extends Stretch {
  readonly drafts: readonly Draft[]
  readonly look: boolean
}

function headOnly(text: string, clause: Stretch, own: readonly Anchor[]): boolean {
  if (own.length === 0 || own.some((a) => a.is === 'count' || a.is === 'amount')) return false
  let rest = ''
  let at = clause.start
  for (const a of own) {
    rest += text.slice(at, a.start)
    at = a.end
  }
  return HEAD_FILLER.test(rest + text.slice(at, clause.end))
}

/** Who speaks in a document and for which year. */
export interface Voice {
  readonly speaker: string | null
  readonly year: number | null
}

/** Reads every sentence of a block. `season` is the block's cell or heading of time, `voice` the organ and year that speak. */
export function readBlock(placed: Placed, season: Season | null, voice: Voice): SentenceReading[] {
  const { speaker, year } = voice
  const { block } = placed
  const text = block.text
  const pairs = pairsOf(text)
  const inside = covered(text.length, pairs)
  const anchors = livingAnchors(findAnchors(text), pairs)
  const sentences = split(text, 0, text.length, '。！？', inside)
  const line: Carry = {
    subject: null,
    period: null,
    dates: [],
    datesAt: null,
    loose: false,
    head: null,
    last: null,
    before: null,
    vague: false,
  }
  const first = sentences.length > 1 ? text.slice(sentences[0]!.start, sentences[0]!.end) : ''
  const topic = first.length <= 12 && !/[，；:]/.test(first) ? first.replace(/^[^\u4e00-\u9fff“《]+/, '') : ''
  const held = heldBy(topic)
  if (held) line.subject = { words: held, person: false }
  return sentences.map((sentence, i) => {
    const titular = block.number !== null && i === 0 && sentences.length > 1 && sentence.end - sentence.start <= 40
    const scene: Scene = { placed, block, anchors, season, speaker, year, titular, topic: i > 0 ? topic : '' }
    const carry: Carry = { ...line, head: null, last: null, before: null, vague: false }
    const clauses = split(text, sentence.start, sentence.end, '，；:', inside)
    const drafts = clauses.flatMap((clause, k) =>
      readClause(scene, clause, clauses[k + 1], carry, line, { pairs, inside, before: clauses[k - 1]?.mark ?? '' }),
    )
    const trimmed = trimLead(text, sentence)
    return {
      ...(trimmed.end > trimmed.start ? inDocument(block, trimmed) : { start: block.start, end: block.end }),
      drafts,
      look:
        drafts.length === 0 && anchorsIn(anchors, sentence).some((a) => a.is !== 'period' || !(a.weak || a.adjective)),
    }
  })
}

/** 2030年度完成3项 in a plan for 2031: what was done, not what will be. */
function past(words: string, year: number | null): boolean {
  const named = words.match(/20\d{2}(?=年)/g) ?? []
  return year !== null && named.length > 0 && named.every((y) => Number(y) < year)
}

interface Marks {
  readonly pairs: ReturnType<typeof pairsOf>
  readonly inside: Uint8Array
  /** The mark before the clause. */
  readonly before: string
}

function readClause(
  scene: Scene,
  raw: Clause,
  next: Clause | undefined,
  carry: Carry,
  line: Carry,
  marks: Marks,
): Draft[] {
  const text = scene.block.text
  const clause = trimLead(text, raw)
  const words = text.slice(clause.start, clause.end)
  const own = anchorsIn(scene.anchors, clause)
  if (words === '') return []
  if (marks.before === '；' && carry.loose) {
    carry.dates = []
    carry.datesAt = null
  }
  if (headOnly(text, clause, own)) {
    handOn(own, carry)
    if (raw.mark === ':') handOn(own, line)
    carry.loose = false
    carry.head ??= clause.start
    return []
  }
  if (
    DEFINES_SHARE.test(words) &&
    own.every((a) => a.is !== 'count') &&
    verbsOf(words).every((v) => v.kind === 'opener')
  ) {
    handOn(own, carry)
    carry.head ??= clause.start
    return []
  }
  const alone = own.length === 0 ? asSubject(words.replace(/之间$/, '')) : null
  if (alone && raw.mark !== '' && verbsOf(words).every((v) => v.kind === 'opener')) {
    carry.subject = alone
    if (raw.mark === ':') line.subject = alone
    carry.head ??= clause.start
    return []
  }
  if (
    past(words, scene.year) ||
    IS_NEVER.test(words) ||
    (raw.mark === '，' && /[^目]的$/.test(words) && !own.some((a) => a.is === 'date'))
  ) {
    carry.vague = true
    carry.head = null
    return []
  }
  const whole = partsOf(scene, clause, carry)
  const primary: Anchor[] = [
    ...whole.counts,
    ...whole.periods.filter((p) => !p.weak || p.adjective),
    ...own.filter((a) => a.is === 'amount' && (a === whole.amount || a.unit === '%' || a.bounded)),
  ]
  primary.sort((a, b) => a.start - b.start)
  if (primary.length === 0 && AS_OCCASION.test(words) && whole.dates.every((d) => d.windows.length === 0)) return []
  if (
    primary.length === 0 &&
    whole.dates.length === 0 &&
    (oneOff(words) === null || SOURCE.test(words)) &&
    IS_MOTIVE.test(words) &&
    raw.mark === '，' &&
    !/进行/.test(words)
  )
    return []
  if (IS_VAGUE.test(words) && primary.length === 0 && whole.dates.length === 0) carry.vague = true
  const drafts: Draft[] = []
  if (primary.length > 0) carry.subject = vouchedSubject(words, shifted(own, clause), verbsOf(words)) ?? carry.subject
  const units = unitsOf(text, clause, primary, marks.pairs, marks.inside)
  for (const unit of units) {
    const here = trimLead(text, unit)
    if (here.end <= here.start) continue
    const leans = leansBack(text.slice(here.start, here.end), carry)
    const start = leans ?? (carry.head !== null && drafts.length === 0 ? carry.head : here.start)
    const end =
      next &&
      raw.mark === '，' &&
      unit.end === clause.end &&
      /会$/.test(words) &&
      EXPLAINS.test(text.slice(next.start, next.end))
        ? next.end
        : here.end
    const unitWords = text.slice(here.start, here.end)
    const promised = promiseOf(scene, here, { start, end }, carry)
    if (promised?.bare && carry.last && addTotal(carry.last, promised.draft)) continue
    const draft = promised?.draft ?? null
    const verbs = verbsOf(unitWords)
    const at = shifted(anchorsIn(scene.anchors, here), here)
    const noun = at.some((a) => a.is === 'period' && a.adjective) && drafts.length + 1 < units.length
    const subject = noun ? null : leadingSubject(unitWords, at, verbs)
    if (subject)
      carry.subject =
        draft?.subject && draft.subjectSource === 'explicit'
          ? { words: draft.subject, person: subject.person }
          : subject
    const parts = partsOf(scene, here, carry)
    const period = parts.periods.find((p) => !p.adjective || p.every === 'semiannual')
    if (period) carry.period = period
    const said = parts.dates.filter(
      (d) => !marks.pairs.some((p) => p.mark === '(' && p.start < d.start && d.end < p.end),
    )
    if (said.length > 0 && draft?.deadline?.where !== 'cell') {
      handOn(said, carry)
      carry.loose = true
    }
    if (draft) {
      drafts.push(draft)
      carry.last = { draft, period: promised!.period }
    }
    carry.head = null
  }
  const acts = drafts.length === 0 && own.length === 0 && verbsOf(words).some((v) => v.kind === 'act')
  carry.before = acts ? { start: clause.start, words } : null
  return drafts
}

/** 各科室要组织学习，每月不少于2次: where the clause begins whose verb a bare number counts; null for a clause that says its own. */
function leansBack(words: string, carry: Carry): number | null {
  if (carry.before === null || carry.last !== null || carry.head !== null) return null
  return readType(words) === null && verbsOf(words).every((v) => v.kind === 'opener') ? carry.before.start : null
}
