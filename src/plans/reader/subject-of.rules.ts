/** Who owes a promise: named in the clause, earlier in the sentence, in a cell, in a heading, or nobody. */
import type { RecordType } from '#duties/kinds.schema.ts'
import type { Commitment } from '#plans/commitment.schema.ts'
import type { Anchor, Stretch } from './anchor.schema.ts'
import { findAnchors } from './anchors.rules.ts'
import type { Carry } from './draft.schema.ts'
import { type Verb, verbsOf } from './predicate.rules.ts'
import type { Scene } from './scene.rules.ts'
import {
  agentOf,
  asSubject,
  heldBy,
  leadingSubject,
  type SubjectPhrase,
  subjectBehindTime,
  trailingOwner,
} from './subject-phrase.rules.ts'

export interface SubjectReading {
  readonly words: string | null
  readonly source: Commitment['subjectSource']
  /** Where the words stand in the document. */
  readonly at: Stretch | null
  readonly why: string
  /** The other side, where the subject phrase names both (书记与党员谈心). */
  readonly counterparty: string | null
}

const BOTH_SIDES = /^(.{2,20}?)(?:与|同|和)(.{2,30})$/
const MEETING = /^[^，；、]{2,8}会/
const HEADED_DAY = /为([^，。]{2,8}?)(?:统一|党建|集中|固定|学习|活动|主题|党员活动|组织生活)/
const VOUCHED = /^(?:确保|保证|保障|落实好?|督促|要求|配合[^，。]{0,8}?做好)(?:全年|每年)?/
/** A team is sent by whoever answers for it. */
const ORGANISED = /^(?:组织|安排|动员|指导|督促|发动)(?!.{0,16}队$)(.{2,20})$/

/** 确保各支部每月…, 落实好全年职工培训…: who must act stands behind the verb of care. */
export function vouchedSubject(
  words: string,
  anchors: readonly Anchor[],
  verbs: readonly Verb[],
): SubjectPhrase | null {
  const lead = VOUCHED.exec(words)?.[0].length
  if (lead === undefined) return null
  const shift = <T extends Stretch>(rows: readonly T[]) =>
    rows.filter((r) => r.start >= lead).map((r) => ({ ...r, start: r.start - lead, end: r.end - lead }))
  return leadingSubject(words.slice(lead), shift(anchors), shift(verbs))
}

/** 每月最后一个星期五为主题党日: a day is set, and who keeps it is said by what is done on it. */
const SETS_DAY = /(?:为|定为|作为|设为|设立|确定)[^，；。]{0,10}(?:党|学习|活动|开放|接待|服务|教育)日$/

/** Who acts in the clause right behind one that sets a day; `rest` begins at its end. */
function keeperOf(rest: string): { readonly words: string; readonly at: number } | null {
  const next = /^[，；。]([^，；。:]{2,60})/.exec(rest)?.[1]
  if (!next) return null
  const anchors = findAnchors(next)
  const who = subjectBehindTime(next, anchors, verbsOf(next)) ?? agentOf(next, anchors)
  // A person named there does something else on it, or at another time.
  return who && !who.person ? { words: who.words, at: rest.indexOf(who.words) } : null
}

/** Whom 主题党日, 党员活动日 and 组织生活会 alone name, and who is one of them. */
const ANY_BRANCH = '党组织'
const BRANCH = /(?:支部|党组织|总支)$/

/** Members one by one, who owe what they do themselves. */
const MEMBERS = /(?:党员|职工|员工|青年|群众|团员|学生|教师|官兵|民警|(?<!领导)干部|人员|同志)(?:每人|人均|个人)?$/
/** What an organ does with or for its members, and no member by himself. */
const ORGAN_ACT =
  /^(?:(?:开展|进行)(?:[一1]次)?)?(?:组织|召开|举办|检查|督查|抽查|考核|通报|公示|印发|制定|研究|评选|表彰)/

/** Whether each of those named owes for himself. */
const isEachOwn = ({ words, person }: SubjectPhrase): boolean => person && MEMBERS.test(words)

const organActs = (words: string, verbs: readonly Verb[]): boolean => {
  const first = verbs.find(({ kind }) => kind !== 'opener') ?? verbs[0]
  return first !== undefined && ORGAN_ACT.test(words.slice(first.start))
}

/** A list or an honour is given out by an organ, whichever person was named before. */
const isIssued = ({ person }: SubjectPhrase, type: RecordType): boolean =>
  person && (type === 'commendation' || type === 'list/ledger')

/** So far before a clause its subject is looked for: no sentence is longer. */
const NEAR = 400

/** Why a subject holds that an earlier clause named. */
export const CARRIED = '承接前文主语'

function carried({ block }: Scene, words: string, unit: Stretch): SubjectReading {
  const from = Math.max(0, unit.start - NEAR)
  const found = block.text.slice(from, unit.start).lastIndexOf(words)
  const at = found < 0 ? -1 : from + found
  const place = at < 0 ? null : { start: block.map[at]!, end: block.map[at + words.length - 1]! + 1 }
  return { words, source: 'inherited', at: place, why: CARRIED, counterparty: null }
}

/** Reads the subject of a stretch; order of precedence as in the guideline, section 5. */
export function subjectOf(
  scene: Scene,
  unit: Stretch,
  own: readonly Anchor[],
  verbs: readonly Verb[],
  carry: Carry,
  type: RecordType,
): SubjectReading {
  const { block, placed } = scene
  const words = block.text.slice(unit.start, unit.end)
  const inUnit = own.map((a) => ({ ...a, start: a.start - unit.start, end: a.end - unit.start }))
  const named = (phrase: string, why: string, counterparty: string | null = null): SubjectReading => {
    const at = words.indexOf(phrase)
    const place =
      at < 0 ? null : { start: block.map[unit.start + at]!, end: block.map[unit.start + at + phrase.length - 1]! + 1 }
    return { words: phrase, source: 'explicit', at: place, why, counterparty }
  }
  const lead = subjectBehindTime(words, inUnit, verbs)
  const bareAmount = own.length > 0 && own[0]!.is === 'amount' && own[0]!.shy && verbs.length === 0
  // 支部委员会 as a task, with 支部书记 in the column of owners: the meeting is what is held.
  const held = heldBy(words)
  const meeting = placed.ownerFrom === 'cell' && placed.owner !== null && held !== null && lead?.words === words
  if (lead && !bareAmount && !meeting) {
    const sides = type === 'talk' ? BOTH_SIDES.exec(lead.words) : null
    if (sides && asSubject(sides[1]!)) return named(sides[1]!, '谈话的一方', sides[2]!)
    return named(lead.words, '句中的主语')
  }
  const agent = agentOf(words, inUnit)
  if (agent) return named(agent.words, '“由”字后写明的承办者')
  const behind = trailingOwner(block.text.slice(unit.end))
  if (behind) {
    const start = unit.end + behind.at
    const at = { start: block.map[start]!, end: block.map[start + behind.words.length - 1]! + 1 }
    return { words: behind.words, source: 'explicit', at, why: '句末写明的负责单位', counterparty: null }
  }
  const day = HEADED_DAY.exec(words)?.[1]
  const whose = day ? asSubject(day) : null
  if (whose && !isEachOwn(whose)) return named(whose.words, '活动日所属的组织')
  const vouched = vouchedSubject(words, inUnit, verbs)
  if (vouched && own.some((a) => a.is !== 'date')) return named(vouched.words, '被要求的人员')
  // 各党支部完成组织生活会和民主评议党员: who was named before says it more exactly than the name of the meeting.
  const narrower = held === ANY_BRANCH && carry.subject?.person === false && BRANCH.test(carry.subject.words)
  if (held && !narrower && !placed.owner?.words.includes(held)) {
    if (placed.ownerFrom === 'heading' || !placed.owner)
      return {
        words: held,
        source: placed.heading ? 'heading' : 'inherited',
        at: null,
        why: '由会议名称推知',
        counterparty: null,
      }
  }
  // 各支部每月学习1次，每名党员撰写心得2篇，每季度检查1次: what members owe each is no act of an organ.
  const organs = type === 'commendation' || type === 'list/ledger' || organActs(words, verbs)
  const personal = carry.subject !== null && organs && (isEachOwn(carry.subject) || isIssued(carry.subject, type))
  if (carry.subject && !personal) return carried(scene, carry.subject.words, unit)
  if (personal && carry.organ) return carried(scene, carry.organ, unit)
  if (placed.owner) {
    const source = placed.ownerFrom
    const at = { start: placed.owner.start, end: placed.owner.end }
    return {
      words: placed.owner.words,
      source,
      at,
      why: source === 'cell' ? '责任栏' : '标题中的责任主体',
      counterparty: null,
    }
  }
  const keeps = SETS_DAY.test(words) ? keeperOf(block.text.slice(unit.end, unit.end + NEAR)) : null
  if (keeps) {
    const start = unit.end + keeps.at
    const at = { start: block.map[start]!, end: block.map[start + keeps.words.length - 1]! + 1 }
    return { words: keeps.words, source: 'inherited', at, why: '后一分句写明由谁开展', counterparty: null }
  }
  // 每月第一周为党员活动日: the members' day is kept by their branch.
  if (whose) return { words: ANY_BRANCH, source: 'inherited', at: null, why: '由活动日名称推知', counterparty: null }
  const main = verbs.find((v) => v.kind === 'act')
  if (main && scene.speaker === null) {
    const after = verbs.filter((v) => v.start >= main.end)
    const next = after.find((v) => v.kind !== 'opener') ?? after[0]
    const phrase = ORGANISED.exec(words.slice(main.start, next?.start ?? words.length))?.[1]
    const both = phrase ? (BOTH_SIDES.exec(phrase)?.[1] ?? phrase) : null
    if (both && asSubject(both) && !personal) return named(both, '被组织的一方')
  }
  if (scene.speaker && !personal)
    return { words: scene.speaker, source: 'inherited', at: null, why: '全文的发文组织', counterparty: null }
  // 2月底前召开组织生活会: where nobody is named, the name of the meeting tells who holds it.
  const meant = main ? words.slice(main.end).replace(/^(?:好|本?年度|[一1]次|专题)+/, '') : ''
  const holder = MEETING.test(meant) ? heldBy(meant) : null
  if (holder) return { words: holder, source: 'inherited', at: null, why: '由会议名称推知', counterparty: null }
  return { words: null, source: 'none', at: null, why: '', counterparty: null }
}
