/** Whether a clause with a date or a period says an act that somebody can later check. */
import type { DateAnchor } from './anchor.schema.ts'
import type { BlockKind } from './block.schema.ts'
import { STEPS } from './lexicon/never.rules.ts'
import type { Verb } from './predicate.rules.ts'
import { readType } from './record-type.rules.ts'

const STEP = new RegExp(STEPS.map((r) => r.pattern).join('|'))
const QUOTED = /[“《][^”》]*[”》]/g
/** Nouns of acts: with them even 落实 or 做好 says something that can be checked. */
const ACT_NOUN =
  /培训|轮训|测试|评议|换届|转正|考核|考评|检查|征文|签订|自查|竞赛|比赛|调研|述职|慰问|走访|谈话|谈心|会议|例会|座谈|报告|党课|党日|活动日|学习日|演练|参观|普查|收缴|活动$|月活动|(?:计划|调度|推进|分析)会|统计|年检|换证|选举/
const CARRIES = /落实|做好|抓好|推进|完成|搞好|参加|推行|执行|做实|严格/
/** Acts that mostly describe how another act is done. */
const MINOR =
  /^(?:提出|形成|分析|帮助|协助|参与|进行|反馈|整改|配合|邀请|部署|谋划|剖析|报告|交流|讨论|安排|总结|研究|学习|公开|写|纳入|用于|宣传|办理|维护|核对|考察|监察|评价|联系|收集|征求)$/

/** Whether a clause with this verb first has an act done, and is none of attitude. */
export const carriesOut = (main: Verb | undefined): boolean =>
  main !== undefined && (main.kind === 'act' || CARRIES.test(main.word))

/** With an anchor of its own in the clause. */
export function actsPlainly(words: string, verbs: readonly Verb[]): boolean {
  // 将落实方案报机关党委: after 将 its object comes before the verb.
  const moved = verbs.findIndex((v) => /^[将把]$/.test(v.word))
  const main =
    moved < 0 ? verbs.find((v) => v.kind !== 'opener') : verbs.slice(moved).findLast((v) => v.kind !== 'opener')
  if (!main) return ACT_NOUN.test(words) || (readType(words) !== null && words.length <= 30)
  if (main.kind === 'act') return true
  return ACT_NOUN.test(words) || verbs.some((v) => v.kind === 'act' && /[次场期]|开展|召开|组织|举办|签订/.test(v.word))
}

/** With an anchor that stands elsewhere (in a cell, at the head of the sentence): the act must be plain. */
export function actsFirmly(words: string, verbs: readonly Verb[], kind: BlockKind, cell: boolean): boolean {
  if (STEP.test(words.replace(QUOTED, '')) || words.length < 4) return false
  if (/及时|随时|定期|经常|不断/.test(words)) return false
  const main = verbs.find((v) => v.kind !== 'opener' && v.word !== '进行')
  if (!main) return false
  if (main.kind === 'weak') return cell && CARRIES.test(main.word) && ACT_NOUN.test(words) && kind !== 'short'
  return !MINOR.test(main.word)
}

/** 3-12月：开展学习: an act that goes on through its window rather than happening in it. */
export function runsThrough(words: string, dates: readonly DateAnchor[]): boolean {
  if (!dates.some((d) => /月/.test(d.words) && /[-至到]/.test(d.words))) return false
  return (
    /开展|推进|学习|实施|宣传|巩固|持续|组织|推行|落实|参加|进行/.test(words) &&
    !/制定|制订|召开|举办|举行|完成|发布|印发|修订|签订|比赛|竞赛|大会|培训班|报告会|讲座|座谈/.test(words)
  )
}
