/** How alike two promises of different plans are: by what is done, who owes it, its kind and the other side. Pure. */
import { CREDIT_KINDS } from '#duties/kinds.schema.ts'
import type { Commitment } from './commitment.schema.ts'
import { owesKey } from './owes.rules.ts'
import type { Draft } from './plan.schema.ts'

/** A promise as it stands after review: what a reviewer corrected counts, not what was read. */
export interface Promised {
  readonly id: string
  readonly reading: Commitment
  readonly draft: Draft
  readonly edited: boolean
}

/** What each side of the likeness weighs; together 1. */
const WEIGHTS = { action: 0.5, subject: 0.2, kind: 0.2, counterparty: 0.1 } as const

/** Numbers, periods and days are what may change; what is left says what is done. */
const CHANGING =
  /\d+|[一二三四五六七八九十两半百]+(?=[次期场个篇名项月周季年学])|每?(?:年度?|季度|月|周|半年)|[上下]半年|第?.季度|不少于|不低于|至少|以上|原则上|一般/g

type Grams = ReadonlyMap<string, number>

function gramsOf(text: string): Grams {
  const bare = text.replace(CHANGING, '').replace(/[^\p{L}]/gu, '')
  const counts = new Map<string, number>()
  for (let i = 0; i + 1 < bare.length; i++) {
    const pair = bare.slice(i, i + 2)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return counts
}

/** Dice's coefficient over pairs of characters. */
function dice(a: Grams, b: Grams): number {
  let both = 0
  let all = 0
  for (const [pair, count] of a) {
    both += Math.min(count, b.get(pair) ?? 0)
    all += count
  }
  for (const count of b.values()) all += count
  return all === 0 ? 0 : (2 * both) / all
}

/** A promise with its words counted, for comparing it with many. */
export interface Worded {
  readonly actions: readonly Grams[]
  readonly owners: ReadonlySet<string>
  readonly kind: Draft['kind']
  readonly other: string
  readonly otherGrams: Grams
}

export function worded({ reading, draft, edited }: Promised): Worded {
  const texts = edited ? [draft.title] : [reading.quote, reading.action, draft.title]
  const other = (reading.counterparty ?? '').replace(/^(?:各|每名|每个|全体|所有)+/, '') || (draft.list ?? '')
  return {
    actions: [...new Set(texts)].map(gramsOf),
    owners: ownersOf(draft.owes, reading.subject),
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

/** 0–1, and 1 of a promise with itself; the same whichever of the two comes first. */
export function likeness(a: Worded, b: Worded): number {
  const action = Math.max(...a.actions.flatMap((one) => b.actions.map((other) => dice(one, other))))
  const shared = [...a.owners].filter((owner) => b.owners.has(owner)).length
  const subject = (2 * shared) / (a.owners.size + b.owners.size)
  const counterparty = a.other === b.other ? 1 : dice(a.otherGrams, b.otherGrams)
  return (
    WEIGHTS.action * action +
    WEIGHTS.subject * subject +
    WEIGHTS.kind * kinship(a.kind, b.kind) +
    WEIGHTS.counterparty * counterparty
  )
}

/** Kinds with a meaning of their own weigh against all others; a general kind goes halfway with one of its type. */
function kinship(a: Draft['kind'], b: Draft['kind']): number {
  if (a === b) return 1
  const general = a.startsWith('general_') || b.startsWith('general_')
  return general && CREDIT_KINDS[a].recordType === CREDIT_KINDS[b].recordType ? 0.5 : 0
}
