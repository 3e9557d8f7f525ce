/** Between a published duty and the form that changes it. Pure. */
import { spanLabel } from '#duties/board-view.rules.ts'
import type { Changeable, ChangedTerms, Effect } from '#duties/duty-change.schema.ts'
import type { CreditKindCode } from '#duties/kinds.schema.ts'
import { formatDay, parseDay } from '#kernel/day.ts'
import { owesKey } from './owes.rules.ts'
import type { Draft } from './plan.schema.ts'

/** What the form begins with. */
export const draftOf = ({ terms }: Pick<Changeable, 'terms'>): Draft => ({
  title: terms.title,
  owes: [terms.owes],
  kind: terms.kind as CreditKindCode,
  cadence: terms.cadence,
  measure: terms.measure,
  target: terms.target,
  bound: terms.bound,
  inForce: terms.inForce,
  ...(terms.unit ? { unit: terms.unit } : {}),
  ...(terms.list ? { list: terms.list } : {}),
  ...(terms.each ? { each: terms.each } : {}),
  ...(terms.register ? { register: terms.register } : {}),
  ...(terms.scope ? { scope: terms.scope } : {}),
  review: [],
})

/** What was changed in the form: fields of `next` that differ from how the duty reads, with undefined for those taken away. */
export function editsOf(duty: Pick<Changeable, 'terms'>, next: Draft): Partial<Draft> {
  const base = draftOf(duty)
  const names = [...new Set([...Object.keys(base), ...Object.keys(next)])] as (keyof Draft)[]
  return Object.fromEntries(
    names.filter((name) => JSON.stringify(base[name]) !== JSON.stringify(next[name])).map((name) => [name, next[name]]),
  )
}

/**
 * What a change sets. Whole fields: what the form no longer holds is taken back; but name and owner are left out where
 * they stay, so that whoever changes the amount hands nothing over.
 */
export function termsOf(
  { terms }: Pick<Changeable, 'terms'>,
  { title, owes, review: _, unit, list, register, ...rest }: Draft,
): ChangedTerms {
  return {
    ...rest,
    ...(title === terms.title ? {} : { title }),
    ...(owes[0] && owesKey(owes[0]) !== owesKey(terms.owes) ? { owes: owes[0] } : {}),
    unit: unit ?? null,
    list: list ?? null,
    register: register ?? null,
  }
}

/**
 * The day from which a change would hold: one that restores, not before the day on which it was withdrawn, and from that
 * very day where it is then as if it had not been.
 */
export const firstDayOf = ({
  first,
  withdrawnFrom,
  undoable,
}: Pick<Changeable, 'first' | 'withdrawnFrom' | 'undoable'>): string =>
  withdrawnFrom !== null && (undoable || withdrawnFrom > first) ? withdrawnFrom : first

/** What a restoration from a day does; the engine's contract: what a withdrawal has ended comes back with it alone. */
export const restoredWords = (
  { withdrawnFrom, undoable }: Pick<Changeable, 'withdrawnFrom' | 'undoable'>,
  day: string,
) =>
  undoable && day === withdrawnFrom
    ? '从撤销的那天起恢复，等于没有撤销：各次应办都照原来的，正在进行的一期也算，已经登记的照样计入。'
    : `恢复后，自这一天或以后开始的周期应办；这一天正在进行的一期和撤销期间的不再应办。${
        undoable ? `要当作没有撤销的，日期选${withdrawnFrom}。` : ''
      }`

/** Whether somebody else is to owe it. */
export const isHandedOver = ({ terms }: Pick<Changeable, 'terms'>, { owes }: Draft): boolean =>
  owes[0] !== undefined && owesKey(owes[0]) !== owesKey(terms.owes)

/** When another one takes the duty over. */
export const HANDOVERS = { now: '从这一天起就由新的承担', next: '从下一个周期起由新的承担' } as const
export type Handover = keyof typeof HANDOVERS

type Passing = Pick<Effect, 'underWay' | 'unowed' | 'next'>

/** 正在进行的一期（2026年10月1日—12月31日）. */
const underWayWords = (spans: Passing['underWay']): string =>
  `正在进行的${spans.length === 1 ? `一期（${spanLabel(spans[0]!.start, spans[0]!.due)}）` : `${spans.length}期`}`

const thenWords = ({ next }: Passing): string =>
  next ? `新的从${spanLabel(next.start, next.due)}的一期办起` : '以后也没有应办'

/**
 * One of the ways of handing over, with what it comes to for this duty and this day.
 * @param passing what the preview found; undefined while it is on its way
 */
export function handoverWords(handover: Handover, passing: Passing | undefined): string {
  const label = HANDOVERS[handover]
  if (!passing || passing.underWay.length === 0) return label
  return passing.unowed.length > 0
    ? `${label}：${underWayWords(passing.unowed)}双方都不再应办，${thenWords(passing)}`
    : `${label}：${underWayWords(passing.underWay)}由新的办，${passing.next!.start}起算，到${passing.next!.due}`
}

/** What is said of periods under way that a change leaves to nobody; null where there are none. */
export const unowedWords = (passing: Passing): string | null =>
  passing.unowed.length > 0 ? `${underWayWords(passing.unowed)}这样调整后没有人承担。` : null

/** The first day after the periods that would be left to nobody: changed from then on, they are done as they were asked. */
export const dayAfter = ({ unowed }: Passing): string => formatDay(parseDay(unowed.at(-1)!.due) + 1)

/**
 * The engine hands on no period that has begun: one that is taken over at once begins on the day of effect.
 * @param from the day of effect
 */
export function takenOver(terms: ChangedTerms, handover: Handover, from: string): ChangedTerms {
  if (handover === 'next' || terms.inForce.from >= from) return terms
  return { ...terms, inForce: { ...terms.inForce, from } }
}
