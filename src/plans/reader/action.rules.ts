/** The short verb phrase of a promise and whom it is done with, to or for. */
import type { Anchor, Stretch } from './anchor.schema.ts'
import { verbsOf } from './predicate.rules.ts'

/** What is neither a number nor an act nor a part of the year. */
const NOUN = /^[\u4e00-\u9fff]{2}/

const FILLER =
  /^(?:认真|积极|继续|切实|全面|扎实|深入(?=开展|推进|学习|贯彻)|进一步|坚持|至少|每逢|每到|其中|要|应|须|并|且|还|各|分别|再|将|确保|达到|组织好|落实好|原则上|一般|等(?=开展|组织|召开|进行|发送)|，|、|在(?![^，；]{1,10}(?:讲|开展|组织|召开|举办|作|上|领办))|于|的|：|:)+/
const LIMIT = 60

/** The clause without subject, frequency, count and date. */
export function actionOf(text: string, span: Stretch, subject: string | null, anchors: readonly Anchor[]): string {
  let out = ''
  let at = span.start
  for (const a of anchors) {
    if (a.start < at || a.end > span.end || (a.is === 'amount' && a.shy)) continue
    // “七一”座谈会 names the day, “五一”、端午、中秋前 says when.
    const listed = text[a.end] === '、' && anchors.some((b) => b.is === 'date' && b.start === a.end + 1)
    if (a.is === 'date' && !listed && /[“”"·]/.test(a.words) && !/[前后间]$/.test(a.words)) continue
    const lead = text.slice(at, a.start)
    if (tellsWhich(a, lead, text.slice(a.end, span.end))) continue
    out += a.is === 'date' || a.is === 'period' ? lead.replace(/[在于]$/, '') : lead
    // 不少于16学时的培训: its 的 goes with the amount.
    at = a.end + Number(a.is === 'amount' && text[a.end] === '的')
  }
  out += text.slice(at, span.end)
  out = without(out, subject)
    .replace(/(?:至少|不少于)(?:要)?(?![\d一二两三四五六七八九十])(?=[\u4e00-\u9fff])/g, '')
    .replace(/(?<!起|发挥)(?:要)?带头(?!人|作用|示范|效应)(?=[\u4e00-\u9fff]{2})/, '')
    .replace(/(?:一般|原则上|固定)(?=召开|开展|进行|组织|谈|讲|学)/, '')
  out = out.replace(
    /(?:相对)?固定(?:一天|半天|时间|日期)?(?=召开|开展|进行|组织|集中|作为|用于|安排)|^相对(?=召开|开展|进行|组织|作为)/,
    '',
  )
  out = out.replace(/\([^()]*\)?$/, '').replace(/[()]/g, '')
  while (FILLER.test(out)) out = out.replace(FILLER, '')
  return (out === '' ? (subject ?? text.slice(span.start, span.end)) : out)
    .replace(/(?:[，、:于各]|一般|原则上|应|不|时间|人?均|要|达到|至少|不少于)+$/, '')
    .slice(0, LIMIT)
}

/** 完成全年工作总结, 开展半年自查: a time behind a verb that says which of its kind is meant, and not when. */
function tellsWhich(a: Anchor, lead: string, rest: string): boolean {
  const named = a.is === 'period' ? a.adjective || a.weak : a.is === 'date' && /(?:半年|季度)$/.test(a.words)
  if (!named || !NOUN.test(rest)) return false
  return a.words === '年度' || verbsOf(lead).some(({ kind, end }) => kind !== 'opener' && end === lead.length)
}

/** Without the subject and a 由 before it; 党小组会 is no 党小组 that does something. */
function without(words: string, subject: string | null): string {
  const at = subject === null ? -1 : words.indexOf(subject)
  if (subject === null || at < 0 || /^会(?!同)/.test(words.slice(at + subject.length))) return words
  // 组织支部书记述职: who is made to act is part of the act.
  if (/(?:组织|安排|督促|指导|动员)(?:各|全体)?$/.test(words.slice(0, at))) return words
  return (
    words.slice(0, words[at - 1] === '由' ? at - 1 : at) + words.slice(at + subject.length).replace(/^\([^()]*\)/, '')
  )
}

const WITH: readonly RegExp[] = [
  /(?:与|同(?![志时步样级类一]))([^，；。]{2,30}?)(?:开展|进行|每|至少|谈|结对|签订|座谈|不少于|建立)/,
  /(?:^|[^针])对([^，；。]{2,30}?)(?:开展|进行|实行|实施|至少|每)/,
  /为([^，；。]{2,20}?)(?:讲|上|作|安排|举办|开展|提供)/,
  /向([^，；。]{2,20}?)(?:报告|汇报|报送|上报|通报|述职|提交|反馈)/,
  /(?:到|赴|深入)([^，；。]{2,20}?)(?:开展|调研|走访|慰问|不少于|讲|指导|检查|参观)/,
  /听取([^，；。]{2,24}?)(?:的|落实|工作汇报|专题汇报|汇报|对|意见)/,
  /组织(?!生活)([^，；。]{2,20}?)(?:开展|参加|参观|观看|学习|通读|签订|读|观摩|进行|赴|研读|集中|到)/,
  /邀请([^，；。]{2,16}?)(?:作|讲|上|开展|授课|参加|到)/,
  /配合([^，；。]{2,12}?)(?:每|开展|做好|组织|完成|落实)/,
  /(?:走访|慰问|看望|帮扶|联系|约谈)(?:、(?:走访|慰问|看望))*([^，；。\d]{2,16}?)(?:活动|不少于|至少|每|$|\d|[一二两三]次)/,
]

const NOBODY = /[《》\d“”]|^[一二两三几]|^(?:活动|对|慰问|看望|集中|统一|不少于?|不低于?|至少)$/

/** Whom an act is done with, to or for; null when the clause names nobody. */
export function counterpartyOf(clause: string): string | null {
  for (const regex of WITH) {
    const who = regex
      .exec(clause)?.[1]
      ?.replace(/^(?:全体)?(?=\d)/, '')
      .replace(/^(?:慰问|看望|走访|帮扶)(?=.{2})/, '')
    if (who && !NOBODY.test(who)) return who
  }
  return null
}
