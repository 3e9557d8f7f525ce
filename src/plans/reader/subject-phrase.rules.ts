/** Finds who must act: the noun phrase before the predicate, a cell of owners, a role heading. */
import type { Anchor } from './anchor.schema.ts'
import { ANSWERING, HELD_BY, HELPERS, OWNER_ENDINGS, SUBJECTS, TRAILING } from './lexicon/subjects.rules.ts'
import { namesAtHead } from './named-bodies.rules.ts'
import { type Verb, verbsOf } from './predicate.rules.ts'

const source = (person: boolean) =>
  SUBJECTS.filter((s) => s.person === person)
    .map((s) => s.ending)
    .join('|')
const PERSON = new RegExp(`(?:${source(true)})(?:每人|人均|个人)?$`)
const ORGAN = new RegExp(`(?:${source(false)})$`)
const OWNER = new RegExp(`(?:${OWNER_ENDINGS.map((s) => s.ending).join('|')})$`)
const LONGEST = 48

export interface SubjectPhrase {
  readonly words: string
  readonly person: boolean
}

/** 其他党组成员, 其余局领导: those whom the sentence has not named before. */
export const isOthers = (subject: string): boolean => /^(?:其他|其余|其它)/.test(subject)

/** With whom or to whom something is done: no subject. */
const BESIDE = /^(?:与|同|和|跟|及|对(?!外|口|台)|针对|面向)/

/** The name of an organ, post or group of people that `text` as a whole is; null when it is none. */
export function asSubject(text: string): SubjectPhrase | null {
  const bare = text
    .replace(/\([^()]*\)$/, '')
    .replace(/(?:之间)?(?:分别|均|都|各|也|还|要|重点|集体|专题|带头|联合|共同|一起|会同|合计|共计|总计)?[在于]?$/, '')
  if (bare.length < 2 || bare.length > LONGEST || /[，。；:《》\d%]/.test(bare) || BESIDE.test(bare)) return null
  // 流动党员排查建档: whom it is done with, put first.
  if (/^(?:流动|困难|失联|生活困难|离退休困难)[^和、]{2,4}$/.test(bare)) return null
  const ending = bare.replace(/”$/, '')
  const person = PERSON.test(ending)
  if (!person && !ORGAN.test(ending)) return null
  return { words: bare, person }
}

/** 书记任职后一个月内, 书记在任职前: when in office, between who acts and the act. */
const TENURE =
  /(?:任职|上任|到任|到岗|入职|当选)(?:之?[前后])?(?:的?[\d一两二三四五六七八九十]{1,3}个?(?:工作日|月|周|天|日)(?:之?内)?)?$/

/** The subject that stands at the head of a clause, before its first verb, adverb or anchor. */
export function leadingSubject(text: string, anchors: readonly Anchor[], verbs: readonly Verb[]): SubjectPhrase | null {
  const stop = Math.min(text.length, anchors[0]?.start ?? text.length, verbs[0]?.start ?? text.length)
  const head = text
    .slice(0, stop)
    .replace(/^(?:要求|由|其中|一是|二是|三是)/, '')
    .replace(TENURE, '')
  const toward = TOWARD.exec(head)
  const named = (MEETING_OF.exec(head) ?? EACH_OF.exec(text) ?? toward)?.[1] ?? head.replace(/[、，:]$/, '')
  const phrase = asSubject(named) ?? asSubject(COMPANY.exec(named)?.[1] ?? '')
  const names = toward ? null : namesAtHead(text, anchors, verbs, isOrgan)
  return names !== null && names.length > (phrase?.words.length ?? 0) ? { words: names, person: false } : phrase
}

const isOrgan = (words: string): boolean => asSubject(words)?.person === false

/** 各支部与结对社区每季度…: with whom it is done stands beside who does it. */
const COMPANY = /^([^、，]{2,20}?)(?:与|同|跟|会同|联合(?!会))[^、，]{0,20}$/

/** 机关党委面向全体党员…, 各支部督促党员…: for whom it is done, and who is made to do it, behind who does it. */
const TOWARD = /^([^、，]{2,20}?)(?:面向|针对|督促|引导|指导|带领)[^、，]{2,}$/

/** 党员志愿服务人均不少于12小时: what each of them does stands between. */
const EACH_OF =
  /^((?:(?!组织|安排|开展|推动).){0,6}(?:党员(?!领导|干部)|职工|员工|青年|干部|民警|教师|人员))[^，、]{2,10}人均/

/** 局党组会议每月学习1次: who meets is who does it. */
const MEETING_OF = /^(.*(?:党组|党委|党工委|中心组|支部委员会))(?:扩大)?会议$/

/** The subject of a clause that may begin with a time: 3月底前，各党支部召开……. */
export function subjectBehindTime(
  text: string,
  anchors: readonly Anchor[],
  verbs: readonly Verb[],
): SubjectPhrase | null {
  const [first] = anchors
  const skip = first?.start === 0 ? first.end + (/^[，、]/.exec(text.slice(first.end))?.[0].length ?? 0) : 0
  return leadingSubject(text.slice(skip), behind(anchors, skip), behind(verbs, skip))
}

const behind = <T extends { readonly start: number; readonly end: number }>(rows: readonly T[], skip: number): T[] =>
  rows.filter(({ start }) => start >= skip).map((row) => ({ ...row, start: row.start - skip, end: row.end - skip }))

/** 由宣传委员拟定, 由人事处会同机关党委举办: who acts stands behind 由; others may act along. */
const BY = /(?<![理自来事缘])由(?![于此])/g
const ALONG = /会同|联合|牵头|负责/

/** Whom 由 names as the one who acts, up to a verb or one of `anchors`; null where it names nobody. */
export function agentOf(text: string, anchors: readonly Anchor[] = []): SubjectPhrase | null {
  for (const { index } of text.matchAll(BY)) {
    const rest = text.slice(index + 1)
    const time = (anchors.find(({ start }) => start > index)?.start ?? -1) - index - 1
    const ends = [rest.search(ALONG), verbsOf(rest)[0]?.start ?? -1, time, rest.length]
    const stop = Math.min(...ends.filter((at) => at >= 0))
    const who = rest.slice(0, stop).replace(TENURE, '')
    const found = asSubject(who) ?? (who.length <= 16 && OWNER.test(who) ? { words: who, person: false } : null)
    if (found && !/[，；。、]$/.test(who)) return found
  }
  return null
}

const any = (rows: readonly { readonly pattern: string }[]) => rows.map((r) => r.pattern).join('|')
const LABELS = new RegExp(`(?=${any(HELPERS)}|${any(ANSWERING)})`)
const HELPS = new RegExp(`^(?:${any(HELPERS)})`)
const ANSWERS = new RegExp(`^(?:${any(ANSWERING)})`)
const SHARED =
  /^([^，；、]{2,30}(?:、[^，；、]{2,16})*?)(?:牵头|负责)[，；、]?[^，；]{2,40}(?:配合|协助|协同|参与|参加)$/

/** Those in a cell of owners who answer for the task: 牵头：办公室；配合：各支部 is 办公室. */
export function answering(cell: string): string {
  const pieces = cell.split(LABELS)
  const told = pieces.length > 1 ? pieces.filter((p) => !HELPS.test(p)).map((p) => p.replace(ANSWERS, '')) : pieces
  const bare = told
    .map((p) => p.replace(/^[\s；，、]+|[\s；，、。]+$/g, ''))
    .filter((p) => p !== '')
    .join('、')
  return SHARED.exec(bare)?.[1] ?? bare.replace(/(?<=[\u4e00-\u9fff])\((?:牵头|主办|主责)\)/g, '')
}

const TRAILS = TRAILING.map((row) => new RegExp(`^${row.pattern}$`))
/** Clauses behind the act that are looked at: what stands further is about something else. */
const NEAR = 2

/** Who answers for an act by a clause right behind it in its sentence (…，由机关党委负责); `rest` begins at its end. */
export function trailingOwner(rest: string): { readonly words: string; readonly at: number } | null {
  const sentence = /^[^。；]{0,80}/.exec(rest)?.[0] ?? ''
  let at = 0
  for (const clause of sentence.split('，').slice(0, NEAR + 1)) {
    for (const trail of TRAILS) {
      const who = trail.exec(clause)?.groups?.who
      if (who && (asSubject(who) || OWNER.test(who)) && !verbsOf(who).some(({ kind }) => kind !== 'opener'))
        return { words: who, at: at + clause.indexOf(who) }
    }
    at += clause.length + 1
  }
  return null
}

/** A line that names nothing but owners (`党支部书记 各党小组长`); `loose` also takes bare department names. */
export function ownersOf(line: string, loose: boolean): string | null {
  const trimmed = line
    .replace(/^[(]?(?:牵头|责任|主办|承办|负责)?(?:单位|部门|人|领导|科室|处室|主体)?[:：]/, '')
    .trim()
  const parts = trimmed.split(/[\s、，/]+|(?<=[长员记人])(?=各)/).filter((p) => p !== '')
  if (parts.length === 0 || trimmed.length > 60) return null
  const named = parts.every((part) => {
    const bare = part.replace(/\([^()]*\)$/, '')
    if (bare.length < 2 || bare.length > 16 || /[。；:“”《》\d%]/.test(bare)) return false
    if (verbsOf(bare).some((v) => v.kind !== 'opener')) return false
    return asSubject(bare) !== null || (loose && OWNER.test(bare))
  })
  return named ? parts.join('、') : null
}

const HELD = HELD_BY.map((row) => ({ row, regex: new RegExp(`^(?:${row.pattern})`) }))

/** Who holds the form of meeting with whose name a text begins. */
export function heldBy(text: string): string | null {
  return HELD.find(({ regex }) => regex.test(text))?.row.subject ?? null
}
