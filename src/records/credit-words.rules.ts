/** What a record counts for: each duty by its own title, in its own unit. Pure. */
import { TIMES, UNNAMED, unitOf } from '#duties/choice.rules.ts'
import { bears } from '#duties/crediting.rules.ts'
import { isOwedBy } from '#duties/owing.rules.ts'
import type { Reaching } from '#duties/stages.rules.ts'
import { earnedLabel } from './kind-words.rules.ts'
import type { Earned, KnownCredit } from './record.rules.ts'
import type { RecordView } from './record.schema.ts'

type Shown = RecordView['credits'][number]

type Claimed = Pick<KnownCredit, 'kind' | 'tags' | 'makesUpFor'>

/** A duty of a body or post that is offered where something is entered for it. */
export interface OfferedDuty {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly tags: readonly string[]
  readonly unit: string
}

/** Whether a credit is what a duty asks for; a make-up counts for the one that it makes up for. */
const fits = ({ makesUpFor, ...credit }: Claimed, duty: Pick<OfferedDuty, 'id' | 'kind' | 'tags'>): boolean =>
  bears(credit, duty) && (!makesUpFor || duty.id === makesUpFor.split('/')[0])

/** The duties of its subject that a credit counts for. */
export function dutiesOf(
  credit: Claimed,
  subject: { readonly id: string; readonly kind: string; readonly post: boolean },
  terms: readonly Reaching[],
): Shown['duties'] {
  const fitting = terms.filter(
    // What was withdrawn asks for nothing more; what was missed before is made up for all the same.
    (duty) => fits(credit, duty) && isOwedBy(duty.owes, subject) && (duty.stands || credit.makesUpFor),
  )
  const shown = fitting.map((duty) => ({ title: duty.title, unit: unitOf(duty) }))
  return [...new Map(shown.map((one) => [`${one.title} ${one.unit}`, one])).values()]
}

/** 一条纪实 counts once wherever records are counted one by one. */
const amountOf = (quantity: number, unit: string): string =>
  unit === TIMES ? '1次' : unit === UNNAMED ? `数量${quantity}` : `${quantity}${unit}`

const named = (quantity: number, duties: Shown['duties']) =>
  duties.map(({ title, unit }) => `“${title}”${amountOf(quantity, unit)}`)

/** One line for one credit; that no duty asks for it is said too. */
export const creditWords = ({ kindLabel, subjectName, quantity, duties }: Shown): string =>
  duties.length > 0
    ? `计入${subjectName}的${named(quantity, duties).join('、')}`
    : `“${kindLabel}”不计入：${subjectName}没有对应的责任事项`

/** The credits that are worth a line: what nobody owes is said of the subject alone, and of others nothing. */
export const shownCredits = ({ summary, credits }: Pick<RecordView, 'summary' | 'credits'>): RecordView['credits'] =>
  credits.filter(({ duties, subjectName }) => duties.length > 0 || subjectName === summary.subject.name)

/** What an entry earns, each with the duties among those offered that it counts for. */
const counted = (earned: readonly Earned[], makesUpFor: string | null, offered: readonly OfferedDuty[]) =>
  earned.map((one) => ({ ...one, duties: offered.filter((duty) => fits({ ...one, makesUpFor }, duty)) }))

/** Below the fields that it depends on: what an entry will count for, by the rule that counts it. */
export function countsWords(...given: Parameters<typeof counted>): string | null {
  const all = counted(...given)
  if (all.length === 0) return null
  const counts = [...new Set(all.flatMap(({ quantity, duties }) => named(quantity, duties)))]
  const idle = [...new Set(all.flatMap(({ kind, duties }) => (duties.length > 0 ? [] : `“${earnedLabel(kind)}”`)))]
  const none =
    idle.length > 0
      ? `${idle.join('、')}不计入${given[1] ? '：补办只计入所补的一项' : '：登记单位（岗位）没有对应的责任事项'}。`
      : ''
  return counts.length > 0 ? `提交后计入${counts.join('、')}。${none}` : none
}

/** What the duties that an entry counts for are counted in, chosen or not. */
export const countedUnits = (...given: Parameters<typeof counted>): string[] =>
  counted(...given).flatMap(({ duties }) => duties.map(({ unit }) => unit))

/** The quantity that was entered, in the unit of the duties that it counts for. */
export function enteredQuantity(quantity: number, units: readonly string[]): string {
  const [unit, ...more] = new Set(units.filter((one) => one !== TIMES && one !== UNNAMED))
  if (unit !== undefined && more.length === 0) return `${quantity}${unit}`
  if (units.length === 0 || !units.every((one) => one === TIMES)) return String(quantity)
  return quantity === 1 ? '1次' : `${quantity}（按次计，一条纪实计1次）`
}
