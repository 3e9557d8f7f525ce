/** Between a published duty and the form that changes it. Pure. */
import type { Changeable, ChangedTerms } from '#duties/duty-change.schema.ts'
import type { CreditKindCode } from '#duties/kinds.schema.ts'
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
export const restoredWords = ({ withdrawnFrom, undoable }: Pick<Changeable, 'withdrawnFrom' | 'undoable'>, day: string) =>
  undoable && day === withdrawnFrom
    ? '从撤销的那天起恢复，等于没有撤销：各次应办都照原来的，正在进行的一期也算，已经登记的照样计入。'
    : `恢复后，自这一天或以后开始的周期应办；这一天正在进行的一期和撤销期间的不再应办。${
        undoable ? `要当作没有撤销的，日期选${withdrawnFrom}。` : ''
      }`

/** Whether somebody else is to owe it. */
export const isHandedOver = ({ terms }: Pick<Changeable, 'terms'>, { owes }: Draft): boolean =>
  owes[0] !== undefined && owesKey(owes[0]) !== owesKey(terms.owes)

/** What becomes of a period that is under way when another one takes the duty over. */
export const HANDOVERS = {
  now: '从这一天起就由新的承担：正在进行的周期从这一天算起，已过大半的从下一个周期起',
  next: '从下一个周期起由新的承担：正在进行的周期双方都不再应办；要原来的办完，请把日期改为下一个周期的第一天',
} as const
export type Handover = keyof typeof HANDOVERS

/**
 * The engine hands on no period that has begun: one that is taken over at once begins on the day of effect.
 * @param from the day of effect
 */
export function takenOver(terms: ChangedTerms, handover: Handover, from: string): ChangedTerms {
  if (handover === 'next' || terms.inForce.from >= from) return terms
  return { ...terms, inForce: { ...terms.inForce, from } }
}
