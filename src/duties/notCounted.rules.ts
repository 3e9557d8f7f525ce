/** Why a record does not count for an occurrence. */
import { formatDay, type IsoDate } from '#kernel/day.ts'
import { bears, type DatedRecord, isInside, isInTime, type Moment, namesItem, speaksFor } from './crediting.rules.ts'
import { isExclusive } from './exclusive.rules.ts'
import type { Occurrence } from './occurrences.rules.ts'
import { eligibleItems, stepOf } from './ratio.rules.ts'
import type { Credit } from './record.schema.ts'
import type { Basis, Judged } from './simulate.rules.ts'

/** In the order in which they are said: what it is, where it belongs, what is known of it, what became of it. */
export const HINDRANCES = {
  'wrong-kind': '办理种类不符',
  'wrong-tags': '缺少要求的标签',
  'another-subject': '属于其他组织或职务',
  'another-item': '不是本事项',
  'outside-period': '不在周期内',
  'another-year': '归属其他年度',
  'makes-up-for-another': '已用于补办其他事项',
  'too-early-to-make-up': '期限内办理的不能作为补办',
  'make-up-in-ratio': '补办不计入办结率',
  voided: '已作废',
  'not-yet-known': '当时尚未录入',
  'not-yet-held': '当时尚未举行',
  'taken-by-another': '已计入另一项互斥任务',
  'taken-by-nobody': '本事项不参与互斥任务的分配',
  'entered-after-closing': '停止补录后才录入',
  'after-due': '期限后办理',
  'made-up-though-done': '按期已完成，补办不再计',
  'item-already-done': '该事项已由更早的纪实办结',
  'not-judged': '本事项不计数',
} as const
export type Hindrance = keyof typeof HINDRANCES

export interface NotCounted {
  readonly record: string
  readonly kind: string
  readonly heldOn: IsoDate
  readonly enteredOn: IsoDate
  /** All that keep it from counting; never empty. */
  readonly why: readonly Hindrance[]
  /** The occurrence that has it instead. */
  readonly insteadOf: string | null
}

/**
 * The records that come near an occurrence and do not count for it, by `heldOn` then id: those of its kind and
 * subject whatever hinders them, and the others that only one thing hinders.
 */
export function notCountedFor(judged: Judged, basis: Basis, at: Moment): NotCounted[] {
  const counted = new Set(judged.row.records)
  const near: NotCounted[] = []
  for (const record of basis.records) {
    if (counted.has(record.id)) continue
    const { credit, why: ofCredit } = nearestCredit(record, judged.occurrence, basis)
    const why = [...ofCredit, ...hindrancesOfRecord(record, judged, ofCredit.length === 0, basis, at)]
    if (isDistant(ofCredit) && why.length > 1) continue
    near.push({
      record: record.id,
      kind: credit?.kind ?? '',
      heldOn: formatDay(record.heldOn),
      enteredOn: formatDay(record.enteredOn),
      why: why.length > 0 ? why : ['not-judged'],
      insteadOf: whereInstead(record, judged.occurrence, why, basis),
    })
  }
  return near.sort((a, b) => (a.heldOn === b.heldOn ? (a.record < b.record ? -1 : 1) : a.heldOn < b.heldOn ? -1 : 1))
}

/** Of another kind, subject or item altogether. */
export function isDistant(why: readonly Hindrance[]): boolean {
  return why.some((one) => one === 'wrong-kind' || one === 'another-subject' || one === 'another-item')
}

/** The credit of a record that the least keeps from counting, and what does. */
function nearestCredit(record: DatedRecord, occurrence: Occurrence, basis: Basis) {
  const hindrances =
    occurrence.terms.measure === 'ratio'
      ? ratioHindrances(occurrence, basis)
      : (c: Credit) => fitHindrances(c, occurrence)
  return record.credits
    .map((credit) => ({ credit, why: hindrances(credit) }))
    .reduce<{ credit: Credit | null; why: Hindrance[] }>(
      (best, one) => (best.credit === null || one.why.length < best.why.length ? one : best),
      { credit: null, why: ['wrong-kind'] },
    )
}

function fitHindrances(credit: Credit, occurrence: Occurrence): Hindrance[] {
  const { terms, subject } = occurrence
  const why: Hindrance[] = []
  if (credit.kind !== terms.kind) why.push('wrong-kind')
  else if (!bears(credit, terms)) why.push('wrong-tags')
  if (!speaksFor(credit, subject)) why.push('another-subject')
  if (!namesItem(credit, occurrence)) why.push('another-item')
  return why
}

function ratioHindrances(occurrence: Occurrence, basis: Basis): (credit: Credit) => Hindrance[] {
  const eligible = new Set(eligibleItems(occurrence, basis.premises).map((item) => item.id))
  const step = stepOf(occurrence.terms)
  return (credit) => {
    const why: Hindrance[] = []
    if (credit.kind !== step) why.push('wrong-kind')
    if (!credit.item || !eligible.has(credit.item)) why.push('another-item')
    return why
  }
}

function hindrancesOfRecord(record: DatedRecord, judged: Judged, fits: boolean, basis: Basis, at: Moment): Hindrance[] {
  const { occurrence, step } = judged
  const ratio = occurrence.terms.measure === 'ratio'
  const why = ratio ? ratioPlace(record) : place(record, occurrence)
  if (record.voidedOn !== null && record.voidedOn <= at.known) why.push('voided')
  if (record.enteredOn > at.known) why.push('not-yet-known')
  if (record.heldOn > at.asOf) why.push('not-yet-held')
  if (why.length > 0 || !fits) return why
  const onTime = step === 'met-in-time'
  if (isExclusive(occurrence)) {
    const taker = basis.allocation.takerOf(record, occurrence.subject.key)
    if (taker !== occurrence) return [taker ? 'taken-by-another' : 'taken-by-nobody']
  }
  if (onTime && !isInTime(record, occurrence, at)) return ['entered-after-closing']
  if (onTime && ratio && record.heldOn > occurrence.period.due) return ['after-due']
  if (onTime && record.makesUpFor !== null) return ['made-up-though-done']
  return ratio && judged.row.value !== null ? ['item-already-done'] : []
}

function place(record: DatedRecord, occurrence: Occurrence): Hindrance[] {
  const { id, period } = occurrence
  if (record.makesUpFor === id) return record.heldOn > period.due ? [] : ['too-early-to-make-up']
  const why: Hindrance[] = []
  if (record.heldOn < period.start || record.heldOn > period.due) why.push('outside-period')
  else if (!isInside(record, occurrence)) why.push('another-year')
  if (record.makesUpFor !== null) why.push('makes-up-for-another')
  return why
}

function ratioPlace(record: DatedRecord): Hindrance[] {
  return record.makesUpFor === null ? [] : ['make-up-in-ratio']
}

function whereInstead(record: DatedRecord, { subject }: Occurrence, why: readonly Hindrance[], basis: Basis) {
  if (why.includes('makes-up-for-another')) return record.makesUpFor
  if (why.includes('taken-by-another')) return basis.allocation.takerOf(record, subject.key)?.id ?? null
  return null
}
