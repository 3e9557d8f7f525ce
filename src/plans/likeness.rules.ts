/** How alike two promises of different plans are: by what is done, who owes it, its kind and the other side. Pure. */
import { CREDIT_KINDS } from '#duties/kinds.schema.ts'
import { common, type Grams, gramsOf, inOneWord } from '#duties/likeness.rules.ts'
import type { Commitment } from './commitment.schema.ts'
import { owesKey } from './owes.rules.ts'
import type { Draft } from './plan.schema.ts'

/** A promise as it stands after review: what a reviewer corrected counts, not what was read. */
export interface Promised {
  readonly id: string
  readonly reading: Commitment
  readonly draft: Draft
  readonly edited: boolean
  /** What was read, where it has been edited since and that was kept. */
  readonly read?: Draft | undefined
}

/** What each side of the likeness weighs; together 1. */
const WEIGHTS = { action: 0.45, subject: 0.3, kind: 0.15, counterparty: 0.1 } as const

/** Acts that are done to, for or about many things: what they are about tells one from another. */
const ACTS = /培训|轮训|通报|检查|抽查|督查|督导|巡查|测试|竞赛|评选|表彰|宣讲|排查|整治/g
/** Words that stand with the object of an act and tell none from another. */
const BARE_OBJECT =
  /全体|各党?支部|各单位|各处室|班|会议?|活动|工作|情况|干部|人员|同志|专题|集中|通过|方式|及时|认真|扎实|深入|切实|每名|每位|每个|第.批/g

/** Practices that have a name: what names one is not what names another, however alike the rest. */
const PRACTICES: readonly RegExp[] = [
  /第一议题/,
  /中心组/,
  /党日|活动日/,
  /组织生活会/,
  /民主生活会/,
  /党员大会|支部大会/,
]
/** What is held for an occasion is named by it, and is none of what is held all year. */
const OCCASION =
  /庆祝?[“"]?(?:七·?一|八·?一|五四|三八|国庆|建党|建军)|[“"](?:七·?一|八·?一|五四|三八)[”"](?:系列|主题|庆祝|纪念)/

/** 其他党组成员 are leaders still, though each of them owes by his own post. */
const OTHERS = /^(?:其他|其余|其它).*(?:领导|党组成员|班子成员)/
const LEADERS: ReadonlySet<string> = new Set(['posts:bureau_leader'])

/** What every organ and every person does for themselves: that of another owner is another task. */
const OF_ONE_OWN: ReadonlySet<Draft['kind']> = new Set<Draft['kind']>([
  ...(['study_session', 'discussion', 'lecture', 'heart_to_heart_talk', 'frontline'] as const),
])

/** A promise with its words counted, for comparing it with many. */
export interface Worded {
  readonly actions: readonly Grams[]
  /** Acts that are told apart by their object, and what is left of the words beside them and who owes. */
  readonly acts: ReadonlySet<string>
  readonly object: Grams
  /** Places in the table of practices. */
  readonly practices: ReadonlySet<number>
  readonly occasion: boolean
  readonly owners: ReadonlySet<string>
  readonly measure: Draft['measure']
  /** Whether it is counted in hours of study. */
  readonly hours: boolean
  readonly kind: Draft['kind']
  readonly other: string
  readonly otherGrams: Grams
}

export function worded({ reading, draft, edited }: Promised): Worded {
  const texts = edited ? [draft.title] : [reading.quote, reading.action, draft.title]
  const telling = [...new Set(texts)].map(gramsOf).filter(({ size }) => size > 0)
  const other = (reading.counterparty ?? '').replace(/^(?:各|每名|每个|全体|所有)+/, '') || (draft.list ?? '')
  return {
    acts: new Set(texts[0]!.match(ACTS)),
    practices: new Set(PRACTICES.flatMap((name, i) => (texts.some((text) => name.test(text)) ? [i] : []))),
    occasion: OCCASION.test(draft.title),
    object: gramsOf(
      inOneWord(texts[0]!)
        .replace(reading.subject ?? '', '')
        .replace(ACTS, '')
        .replace(BARE_OBJECT, ''),
    ),
    actions: telling.length > 0 ? telling : [gramsOf('')],
    owners: !edited && OTHERS.test(reading.subject ?? '') ? LEADERS : ownersOf(draft.owes, reading.subject),
    measure: draft.measure,
    hours: draft.unit === '学时',
    kind: draft.kind,
    other,
    otherGrams: gramsOf(other),
  }
}

/** Who owes, by the bureau's directory; by the words of the plan where the directory knows nobody of that name. */
export function ownersOf(owes: Draft['owes'], subject: string | null): ReadonlySet<string> {
  if (owes.length > 0) return new Set(owes.map(owesKey))
  return new Set([(subject ?? '').replace(/^(?:局|各|每名|每个|全体)+|[\s“”]/g, '')])
}

/** So much of the words must agree at least: a general kind (活动, 会议) says little of what is done. */
const LEAST_WORDS = { particular: 0.2, general: 0.3 } as const

const ADDED = 0.8
/** What the same owners do for themselves is much the same act, in whatever words. */
const OWN_ACT = 0.4

/** 0–1, and 1 of a promise with itself; the same whichever of the two comes first. */
export function likeness(a: Worded, b: Worded): number {
  if (ofOtherObject(a, b) || ofOtherName(a, b) || a.hours !== b.hours) return 0
  const action = Math.max(...a.actions.flatMap((one) => b.actions.map((other) => common(one, other))))
  const particular = a.kind === b.kind && !a.kind.startsWith('general_')
  if (action < LEAST_WORDS[particular ? 'particular' : 'general']) return 0
  const shared = [...a.owners].filter((owner) => b.owners.has(owner)).length
  if (shared === 0 && (a.measure !== b.measure || OF_ONE_OWN.has(a.kind) || OF_ONE_OWN.has(b.kind))) return 0
  // Owners that were added to those of before leave it their task.
  const within = shared > 0 && shared === Math.min(a.owners.size, b.owners.size)
  const subject = Math.max((2 * shared) / (a.owners.size + b.owners.size), within ? ADDED : 0)
  const ownAct = within && OF_ONE_OWN.has(a.kind) && particular ? Math.max(action, OWN_ACT) : action
  const counterparty = a.other === b.other ? 1 : common(a.otherGrams, b.otherGrams)
  return (
    WEIGHTS.action * ownAct +
    WEIGHTS.subject * subject +
    WEIGHTS.kind * kinship(a, b) +
    WEIGHTS.counterparty * counterparty
  )
}

/** The same act done to something else: 入党积极分子培训 is no 党务干部培训. */
function ofOtherObject(a: Worded, b: Worded): boolean {
  const shared = [...a.acts].some((act) => b.acts.has(act))
  return shared && a.object.size > 0 && b.object.size > 0 && common(a.object, b.object) === 0
}

/** 第一议题 is no 中心组学习, and what is held for 七一 no 主题党日 of each month. */
const ofOtherName = (a: Worded, b: Worded): boolean =>
  a.occasion !== b.occasion ||
  (a.practices.size > 0 && b.practices.size > 0 && ![...a.practices].some((name) => b.practices.has(name)))

/**
 * Kinds with a meaning of their own weigh for their like; of different types of work (抽查, 通报) weighs against. What
 * bears one name (中心组) is of a kind, whether it is called study or discussion.
 */
function kinship(a: Worded, b: Worded): number {
  // Hours of study are one sort of thing, whether they are called study or training.
  if (a.kind === b.kind || (a.hours && b.hours)) return 1
  if (CREDIT_KINDS[a.kind].recordType !== CREDIT_KINDS[b.kind].recordType) return -1
  if ([...a.practices].some((name) => b.practices.has(name))) return 0.5
  return a.kind.startsWith('general_') || b.kind.startsWith('general_') ? 0.5 : -1
}
