/** From what was read to what is owed: drafts of duties, the year they run in, what publishing makes of them. */
import type { Cadence, Owes } from '#duties/duty.schema.ts'
import { isTalk } from '#duties/kinds.schema.ts'
import { quoted } from '#kernel/quoted.ts'
import { BRANCH_COMMITTEE } from '#office/office.schema.ts'
import type { Commitment } from './commitment.schema.ts'
import { furtherSides, listOf, pairFor, rolesThere } from './list-words.rules.ts'
import { ownersByName, unknownHead } from './named-owners.rules.ts'
import { type Draft, draftSchema } from './plan.schema.ts'
import { amountOf } from './reader/amount.rules.ts'
import { draftDuty } from './reader/duty.rules.ts'
import { type OfficeNames, resolveSubject, type SubjectResolution } from './reader/subject.rules.ts'
import { registerOf } from './register-words.rules.ts'
import { titleOf } from './title.rules.ts'

const NO_REGISTER = '没有与这项比率相符的事项台账，请在“事项台账”一栏选定；按人计算的，请改为“人员达标率”并选定名单'

export interface Drafted {
  readonly draft: Draft
  readonly alternatives: Owes[][]
  /** What was read, kept once a reviewer has edited it. */
  readonly read?: Draft
}

/** Whether a draft asks for something else than the one that was read; the notes on it ask for nothing. */
export const isEdited = (draft: Draft, read: Draft): boolean => askedBy(draft) !== askedBy(read)

/** What a reviewer can edit. */
const ASKED = draftSchema.omit({ review: true }).keyof().options

/** All that a draft asks, in one order; a part that is null says no more than one that is not there. */
const askedBy = (draft: Draft) =>
  JSON.stringify(Object.fromEntries(ASKED.map((field) => [field, draft[field]])), (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part)
            .filter(([, value]) => value !== null)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  )

/** The duty that a commitment would become in `year`, with who owes it resolved against the bureau's bodies and posts. */
export function draftOf(commitment: Commitment, year: number, office: OfficeNames): Drafted {
  const named = isSaid(commitment) ? null : ownersByName(commitment.quote, office)
  const who = named
    ? { owes: named.owes, alternatives: [], sure: true, why: `按${quoted(named.words)}确定` }
    : ownersOf(commitment, office)
  const list = listOf(commitment, who.owes)
  const { review, ...duty } = draftDuty(commitment, year, list ? { list } : {})
  const unit = amountOf(commitment)?.unit ?? (commitment.target?.unit === '%' ? null : commitment.target?.unit)
  const counted = duty.measure === 'ratio' || duty.cadence.every === 'items'
  const register = counted ? registerOf(commitment) : null
  const open = counted && !register ? [NO_REGISTER] : []
  return {
    draft: {
      title: titleOf(named ? { ...commitment, action: without(commitment.action, named.words) } : commitment),
      owes: who.owes,
      kind: commitment.kind,
      ...duty,
      // A rate needs a register of what it is a rate of: one that fits by meaning, else a person chooses.
      ...(register ? { register } : {}),
      ...(unit && SUMMED.has(duty.measure) ? { unit } : {}),
      ...(duty.measure === 'ratio' ? { scope: scopeFor(who.owes) } : {}),
      review: [...(who.sure ? [] : [who.why]), ...open, ...groupless(commitment, who.owes, office), ...review],
    },
    alternatives: who.alternatives,
  }
}

/** Whether the words themselves, or a column beside them, say who owes. */
const isSaid = ({ subjectSource }: Commitment): boolean => subjectSource === 'explicit' || subjectSource === 'cell'

const without = (action: string, words: string): string =>
  action.startsWith(words) && action.length > words.length ? action.slice(words.length) : action

/** 各支部每月召开党小组会: branches that have no groups would owe it too. */
function groupless({ kind }: Commitment, owes: readonly Owes[], { bodies }: OfficeNames): string[] {
  const branches = owes.some((one) => 'bodies' in one && one.bodies === 'branch')
  return kind === 'group_meeting' && branches && bodies.some((body) => body.kind === 'party_group')
    ? ['没有划分党小组的支部也会被要求；只由党小组承担的，请把由谁负责改为“各党小组”']
    : []
}

/** Who owes: where people of one kind talk among each other, every one of them. */
function ownersOf(commitment: Commitment, office: OfficeNames): SubjectResolution {
  const { kind, action, besides } = commitment
  const unknown = commitment.subject === null ? unknownHead(commitment.quote) : null
  const who = resolveSubject(commitment.subject, office, { kind, action, ...(besides ? { besides } : {}) })
  const owes = rolesThere(pairFor(commitment)?.roles ?? [], office)
  if (unknown) return { ...who, why: `没有认出${quoted(unknown)}是哪个组织或职务，暂由机关党委承担，请确认` }
  if (owes.length === 0) return withFurther(commitment, who, office)
  return { owes, alternatives: [who.owes], sure: false, why: '相互之间的谈话由双方各自承担，请核对由谁负责' }
}

/** 书记与委员、委员与党员谈心: whoever begins each talk owes it, and a person looks at whom each is to reach. */
function withFurther(commitment: Commitment, who: SubjectResolution, office: OfficeNames): SubjectResolution {
  const { subject, kind } = commitment
  const committee = rolesThere(BRANCH_COMMITTEE, office)
  const first = isTalk(kind) && COMMITTEE.test(subject ?? '') && committee.length > 0 ? committee : null
  const sides = furtherSides(commitment)
  if (sides.length === 0)
    return first
      ? {
          owes: first,
          alternatives: [who.owes],
          sure: false,
          why: `${quoted(subject ?? '')}按支部各委员计，请核对由谁负责`,
        }
      : who
  const ofBranch = /支部|支委/.test(`${subject}${commitment.counterparty}`)
  const inCommittee = (side: string) => COMMITTEE.test(side) || (ofBranch && /^班子成员/.test(side))
  const others = sides.flatMap((side) => (inCommittee(side) ? committee : resolveSubject(side, office).owes))
  const all = [...(first ?? who.owes), ...others]
  return {
    owes: [...new Map(all.map((one) => [JSON.stringify(one), one])).values()],
    alternatives: [who.owes, ...who.alternatives],
    sure: false,
    why: `原文写了几组谈话，暂由${[subject, ...sides].join('、')}各自承担，名单却只有一份；谈话对象不同的，请拆成几项`,
  }
}

/** 支部委员 are several posts. */
const COMMITTEE = /支委|支部(?:班子)?(?:委员|成员)|^委员/

/** Measures whose amounts bear a unit. */
const SUMMED: ReadonlySet<string> = new Set(['sum', 'members'])

/** Kinds of which a bureau has one: it answers for the items of all. */
const ONE_OF_A_KIND: ReadonlySet<string> = new Set([
  'bureau',
  'leading_group',
  'bureau_committee',
  'discipline_committee',
])

/** One body or post that answers for a rate answers for everybody's items; many each for their own. */
function scopeFor(owes: readonly Owes[]): 'own' | 'bureau' {
  const one = (owner: Owes) => !('posts' in owner) && !('bodies' in owner && !ONE_OF_A_KIND.has(owner.bodies))
  return owes.every(one) ? 'bureau' : 'own'
}

const inYear = (day: string, from: number, to: number) => (day.startsWith(`${from}-`) ? `${to}${day.slice(4)}` : day)

/** The same draft for another plan year: its dates move with it (29 February becomes the 28th where there is none). */
export function moveToYear(draft: Draft, from: number, to: number): Draft {
  const move = (day: string) => {
    const moved = inYear(day, from, to)
    return moved.endsWith('-02-29') && new Date(Date.UTC(to, 1, 29)).getUTCMonth() !== 1 ? `${to}-02-28` : moved
  }
  const cadence: Cadence =
    draft.cadence.every === 'once' && draft.cadence.windows
      ? { ...draft.cadence, windows: draft.cadence.windows.map((w) => ({ from: move(w.from), to: move(w.to) })) }
      : draft.cadence
  return { ...draft, cadence, inForce: { from: move(draft.inForce.from), to: move(draft.inForce.to) } }
}

export interface PublishedDuty {
  readonly title: string
  /** The duty of the engine's contract, without id and title. */
  readonly definition: Record<string, unknown>
  readonly inForce: { readonly from: string; readonly to: string }
}

/**
 * One duty for each body or post, or group of them, that owes. Duties of a general kind bear a tag of their
 * commitment, so that a visit for one promise does not count for another.
 */
export function dutiesOf(draft: Draft, commitmentId: string): PublishedDuty[] {
  const { title, owes, review: _, kind, inForce, ...rest } = draft
  const tags = kind.startsWith('general_') ? [`commitment:${commitmentId}`] : []
  return owes.map((one) => ({ title, definition: { ...rest, kind, tags, owes: one, inForce }, inForce }))
}
