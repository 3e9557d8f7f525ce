/** What a record counts for: each duty by its own title, in its own unit. Pure. */
import { ITEMS, itemsAsked, TIMES, UNNAMED, unitOf } from '#duties/choice.rules.ts'
import { bears } from '#duties/crediting.rules.ts'
import type { Terms } from '#duties/duty.schema.ts'
import { occurrenceParts } from '#duties/occurrence-id.rules.ts'
import { isOpenFor, type OpenYears } from '#duties/open-years.rules.ts'
import { isOwedBy } from '#duties/owing.rules.ts'
import { quoted } from '#kernel/quoted.ts'
import { earnedLabel } from './kind-words.rules.ts'
import type { Earned, KnownCredit } from './record.rules.ts'
import type { RecordView } from './record.schema.ts'

type Shown = RecordView['credits'][number]

type Claimed = Pick<KnownCredit, 'kind' | 'tags' | 'people' | 'makesUpFor' | 'item'>

/** An entry's day, the year that it belongs to where that is another one, and the occurrence that it makes up for. */
export type Entry = Pick<KnownCredit, 'heldOn' | 'label' | 'makesUpFor'>

/** A duty of a body or post that is offered where something is entered for it. */
export interface OfferedDuty {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly tags: readonly string[]
  readonly unit: string
  /** What of it goes by the items of a register, and the kind of credit that does one where it is not its own. */
  readonly items?: 'rate' | 'each' | null
  readonly step?: string | null
  /** The years of its periods that the day lies in. */
  readonly years: OpenYears
  /** Entry for the period that the day lies in is over: what counts for it counts late. */
  readonly closed: boolean
  /** The people whom it is about; null where it does not go by a list. */
  readonly listed?: readonly string[] | null
}

type Asking = Pick<OfferedDuty, 'id' | 'title' | 'kind' | 'tags' | 'items' | 'step'>

/** Whether a credit is what a duty asks for; a make-up counts for the one that it makes up for. */
const fits = ({ makesUpFor, ...credit }: Claimed, duty: Asking): boolean =>
  proves(credit, duty) && (!makesUpFor || duty.id === occurrenceParts(makesUpFor).duty)

/** An item of a rate is done by the step alone: tags play no part. */
const proves = (credit: Omit<Claimed, 'makesUpFor'>, duty: Asking): boolean =>
  duty.items === 'rate' && credit.item ? credit.kind === (duty.step ?? duty.kind) : bears(credit, duty)

const yearOf = ({ heldOn, label }: Entry): string => String(label ?? heldOn.slice(0, 4))

/** What is made up for lies behind. */
const isInTime = (entry: Entry, years: OpenYears) => entry.makesUpFor !== null || isOpenFor(years, yearOf(entry))

/** What is told of a duty that asks for its like where a credit does not count for it after all. */
interface Lies {
  readonly years: OpenYears
  /** What became of the duty, where it was handed over or withdrawn since. */
  readonly turned: string | null
  /** The people whom it is about; null where it does not go by a list. */
  readonly listed: readonly string[] | null
}

/**
 * Why a credit does not count for such a duty: the day or the year is none of the duty's, with the year that it would
 * have to belong to where only that is wrong, or it names no item or nobody of the list; null where it counts.
 */
function outsideOf(
  { item, people }: Pick<Claimed, 'item' | 'people'>,
  entry: Entry,
  { title, items }: Asking,
  { years, turned, listed }: Lies,
): Shown['outside'][number] | null {
  if (!isInTime(entry, years)) return { title, year: years[0] ?? null, lacks: null, turned }
  const lacking = (lacks: 'item' | 'person') => ({ title, year: null, lacks, turned: null })
  if (items && !item) return lacking('item')
  // As long as nobody is named yet, nobody is wrong.
  return listed && people.length > 0 && !people.some((id) => listed.includes(id)) ? lacking('person') : null
}

/** The duties of its subject that a credit counts for, and those that it does not count for after all. */
export function dutiesOf(
  credit: Claimed & Entry,
  subject: { readonly id: string; readonly kind: string; readonly post: boolean },
  terms: readonly Terms[],
  { years, turned, listed }: { readonly [K in keyof Lies]: (duty: string) => Lies[K] },
): Pick<Shown, 'duties' | 'outside'> {
  const judged = terms
    .filter((duty) => isOwedBy(duty.owes, subject))
    .map((duty) => ({ ...duty, items: itemsAsked(duty) }))
    .filter((duty) => fits(credit, duty))
    .map((duty) => ({
      duty,
      outside: outsideOf(credit, credit, duty, {
        ...{ years: years(duty.id), turned: turned(duty.id), listed: listed(duty.id) },
      }),
    }))
  const shown = judged
    .filter(({ outside }) => !outside)
    .map(({ duty }) => ({ title: duty.title, unit: unitBy(credit, { ...duty, unit: unitOf(duty) }) }))
  return {
    duties: [...new Map(shown.map((one) => [`${one.title} ${one.unit}`, one])).values()],
    outside: judged.flatMap(({ outside }) => outside ?? []),
  }
}

/** What a credit counts in for a duty: where items are counted one by one, in them. */
const unitBy = ({ item }: Pick<Claimed, 'item'>, { items, unit }: Pick<OfferedDuty, 'items' | 'unit'>): string =>
  items && item && unit === TIMES ? ITEMS : unit

type Amount = Pick<Shown, 'quantity' | 'items'>

/** How much a credit, or one like it for each of several items, counts in a unit; by default the quantity. */
const AMOUNTS: Readonly<Record<string, (amount: Amount) => string>> = {
  // 一条纪实 counts once wherever records are counted one by one.
  [TIMES]: () => '1次',
  [ITEMS]: ({ items }) => `${items}项`,
  [UNNAMED]: ({ quantity }) => `数量${quantity}`,
}

const named = (amount: Amount, duties: Shown['duties']) =>
  duties.map(({ title, unit }) => `${quoted(title)}${AMOUNTS[unit]?.(amount) ?? `${amount.quantity}${unit}`}`)

/** What is the same of several credits but for the item, as one, with the number of items. */
export const byItems = <C extends Pick<Claimed, 'item'>>(credits: readonly C[]): (C & { items: number })[] =>
  [...Map.groupBy(credits, ({ item: _, ...rest }) => JSON.stringify(rest)).values()].map((like) => ({
    ...like[0]!,
    items: new Set(like.flatMap(({ item }) => item ?? [])).size,
  }))

const listed = (titles: readonly string[]) => [...new Set(titles)].map(quoted).join('、')

/** Why something counts for no duty: the day or the year is none of theirs, it names no item, or nobody asks for it. */
const idleWords = (outside: Shown['outside'], kinds: readonly string[], whose: string, elsewhere = ''): string =>
  [
    ...[...Map.groupBy(outside, outsideWords)].map(
      ([why, those]) => `不计入${listed(those.map(({ title }) => title))}：${why}`,
    ),
    kinds.length > 0 ? `${listed(kinds)}如实留存，不计入任务：${whose}没有对应的责任事项${elsewhere}` : '',
  ]
    .filter(Boolean)
    .join('；')

const LACKING = {
  item: '没有选涉及的台账事项，选了哪几项，才计入哪几项',
  person: '所列人员不在这项任务本期的名单上（到期末在名单上不满一半天数的不计）',
} as const satisfies Record<NonNullable<Shown['outside'][number]['lacks']>, string>

const outsideWords = ({ year, lacks, turned }: Shown['outside'][number]): string => {
  if (lacks) return LACKING[lacks]
  if (year) return `属于${year}年的工作才计入，请核对归属年度`
  return turned ? `这项任务${turned}` : '开展日期不在期内'
}

/** One line for one credit; that it counts for nothing is said too. */
export function creditWords({ kindLabel, subjectName, quantity, items, duties, outside }: Shown): string {
  const idle = idleWords(outside, duties.length + outside.length === 0 ? [kindLabel] : [], subjectName)
  if (duties.length === 0) return idle
  return `计入${subjectName}的${named({ quantity, items }, duties).join('、')}${idle === '' ? '' : `；${idle}`}`
}

/** The credits that are worth a line, what counts first: what nobody owes is said of the subject alone, and of others nothing. */
export const shownCredits = ({ summary, credits }: Pick<RecordView, 'summary' | 'credits'>): RecordView['credits'] =>
  credits
    .filter(({ duties, subjectName }) => duties.length > 0 || subjectName === summary.subject.name)
    .toSorted((a, b) => Number(b.duties.length > 0) - Number(a.duties.length > 0))

/** Whether anything of a record counts for a duty. */
export const countsAtAll = (credits: RecordView['credits']): boolean => credits.some(({ duties }) => duties.length > 0)

/** What an entry earns, each with the duties among those offered that ask for it. */
const asked = (earned: readonly Earned[], entry: Entry, offered: readonly OfferedDuty[]) =>
  earned.map((one) => ({
    ...one,
    duties: offered
      .filter((duty) => fits({ ...one, makesUpFor: entry.makesUpFor }, duty))
      .map((duty) => ({
        ...duty,
        outside: outsideOf(one, entry, duty, { years: duty.years, turned: null, listed: duty.listed ?? null }),
      })),
  }))

/** Of them what it counts for. */
const counted = (...given: Parameters<typeof asked>) =>
  asked(...given).map((one) => ({ ...one, duties: one.duties.filter(({ outside }) => !outside) }))

/** An item of a rate is done whenever it is done: nothing is made up for by it, and it counts wherever else it fits. */
const judgedAs = (entry: Entry, offered: readonly OfferedDuty[]): Entry => {
  const made = entry.makesUpFor && occurrenceParts(entry.makesUpFor).duty
  return offered.some(({ id, items }) => id === made && items === 'rate') ? { ...entry, makesUpFor: null } : entry
}

/** What is said of the duties for whose period entry is over: by a new record it counts late, by a correction what is added. */
const LATE = {
  entered: '的补录期已过，这一期还没有完成的，将显示为“逾期完成”',
  corrected:
    '的补录期已过：首次登记的日期不变，只有更正中新增加的内容（如补上的数量、改动的开展日期）按今天登记计算，靠它才完成的将显示为“逾期完成”',
} as const

/** Below the fields that it depends on: what an entry will count for, by the rule that counts it. */
export function countsWords(
  ...[earned, entered, offered, how = 'entered']: [...Parameters<typeof asked>, how?: keyof typeof LATE]
): string | null {
  if (earned.length === 0) return null
  const entry = judgedAs(entered, offered)
  const given = [earned, entry, offered] as const
  const served = counted(...given)
  const amounts = served.flatMap(({ quantity, item, duties }) =>
    duties.map((duty) => ({ quantity, item, title: duty.title, unit: unitBy({ item }, duty) })),
  )
  const counts = [...new Set(byItems(amounts).flatMap((amount) => named(amount, [amount])))]
  const late = served.flatMap(({ duties }) => duties.flatMap(({ title, closed }) => (closed ? title : [])))
  const all = asked(...given)
  const outside = all.flatMap(({ duties }) => duties.flatMap((duty) => duty.outside ?? []))
  const kinds = all.flatMap(({ kind, duties }) => (duties.length > 0 ? [] : earnedLabel(kind)))
  const idle = idleWords(
    outside,
    entry.makesUpFor === null ? kinds : [],
    '登记单位（岗位）',
    '，属于书记等岗位任务的请以该岗位登记',
  )
  return [
    counts.length > 0 ? `提交后计入${counts.join('、')}` : '',
    late.length > 0 ? `${listed(late)}${LATE[how]}` : '',
    idle,
    entry.makesUpFor === null ? '' : '补办只计入所补的一项',
  ]
    .filter(Boolean)
    .map((part) => `${part}。`)
    .join('')
}

/** What the duties that an entry counts for are counted in, chosen or not. */
export const countedUnits = (...[earned, entry, offered]: Parameters<typeof asked>): string[] =>
  counted(earned, judgedAs(entry, offered), offered).flatMap(({ duties }) => duties.map(({ unit }) => unit))

/** The quantity that was entered, in the unit of the duties that it counts for. */
export function enteredQuantity(quantity: number, units: readonly string[]): string {
  const isCounted = (unit: string) => unit === TIMES || unit === ITEMS
  const [unit, ...more] = new Set(units.filter((one) => !isCounted(one) && one !== UNNAMED))
  if (unit !== undefined && more.length === 0) return `${quantity}${unit}`
  if (units.length === 0 || !units.every(isCounted)) return String(quantity)
  return quantity === 1 ? '1次' : `${quantity}（按次计，一条纪实计1次）`
}
