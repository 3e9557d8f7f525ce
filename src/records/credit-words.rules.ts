/** What a record counts for: each duty by its own title, in its own unit. Pure. */
import { TIMES, UNNAMED, unitOf } from '#duties/choice.rules.ts'
import { bears } from '#duties/crediting.rules.ts'
import type { Terms } from '#duties/duty.schema.ts'
import { isOwedBy } from '#duties/owing.rules.ts'
import type { KnownCredit } from './record.rules.ts'
import type { RecordView } from './record.schema.ts'

type Shown = RecordView['credits'][number]

/** The duties of its subject that a credit counts for; a make-up counts for the one that it makes up for. */
export function dutiesOf(
  { kind, tags, makesUpFor }: Pick<KnownCredit, 'kind' | 'tags' | 'makesUpFor'>,
  subject: { readonly id: string; readonly kind: string; readonly post: boolean },
  terms: readonly Terms[],
): Shown['duties'] {
  const madeUp = makesUpFor?.split('/')[0]
  const fitting = terms.filter(
    (duty) =>
      bears({ kind, tags }, duty) && isOwedBy(duty.owes, subject) && (madeUp === undefined || duty.id === madeUp),
  )
  const shown = fitting.map((duty) => ({ title: duty.title, unit: unitOf(duty) }))
  return [...new Map(shown.map((one) => [`${one.title} ${one.unit}`, one])).values()]
}

/** 一条纪实 counts once wherever records are counted one by one. */
const amountOf = (quantity: number, unit: string): string =>
  unit === TIMES ? '1次' : unit === UNNAMED ? `数量${quantity}` : `${quantity}${unit}`

/** One line for one credit; where no duty asks for it, by the name of its kind. */
export const creditWords = ({ kindLabel, subjectName, quantity, duties }: Shown): string =>
  duties.length > 0
    ? `计入${subjectName}的${duties.map(({ title, unit }) => `“${title}”${amountOf(quantity, unit)}`).join('、')}`
    : `计入${subjectName}的“${kindLabel}”，${quantity === 1 ? '1次' : `数量${quantity}`}`

/** The quantity that was entered, in the unit of the duties that it counts for. */
export function enteredQuantity(quantity: number, units: readonly string[]): string {
  const [unit, ...more] = new Set(units.filter((one) => one !== TIMES && one !== UNNAMED))
  if (unit !== undefined && more.length === 0) return `${quantity}${unit}`
  if (units.length === 0 || !units.every((one) => one === TIMES)) return String(quantity)
  return quantity === 1 ? '1次' : `${quantity}（按次计，一条纪实计1次）`
}
