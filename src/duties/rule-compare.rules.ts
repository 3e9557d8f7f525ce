/** What plans ask already of what a rule asks, and what becomes of records once both are owed. Pure. */
import { quoted } from '#kernel/quoted.ts'
import { describeCadence } from './describe.rules.ts'
import type { Duty } from './duty.schema.ts'
import { creditKindLabel } from './kinds.schema.ts'
import { alike } from './likeness.rules.ts'
import { timesPerYear } from './rulebook.rules.ts'
import type { Comparison } from './rulebook.schema.ts'

export interface PlanDuty {
  readonly duty: Duty
  readonly planTitle: string
}

/**
 * The duties of plans that ask the same of the same, by their kind or by their title, each once.
 * @param own what the rule asks as the bureau has set it
 * @param given what it asks where nothing is set, to tell whether a number is the regulation's or the bureau's own
 */
export function comparisonsOf(own: readonly Duty[], plans: readonly PlanDuty[], given: readonly Duty[]): Comparison[] {
  const regulated = new Map(given.map((duty) => [duty.id, timesPerYear(duty)]))
  const all = own.flatMap((rule) =>
    plans
      .filter(({ duty }) => sameOwner(duty, rule) && (ofOneKind(duty, rule) || alike(duty.title, rule.title)))
      .map(({ duty, planTitle }): Comparison => {
        const [asked, ruled] = [timesPerYear(duty), timesPerYear(rule)]
        const than = asked === null || ruled === null ? null : asked > ruled ? 'more' : asked < ruled ? 'less' : 'same'
        const one = ofOneKind(duty, rule)
        return {
          ...{ title: duty.title, planTitle, words: describeCadence(duty), than, shared: one && !duty.exclusive },
          set: ruled !== regulated.get(rule.id),
          apart: one ? null : { plan: creditKindLabel(duty.kind), rule: creditKindLabel(rule.kind) },
          joint: isGeneral(duty) && isGeneral(rule),
        }
      }),
  )
  // Two duties of one rule are compared with a plan's duty in the same words.
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()]
}

const sameOwner = (a: Duty, b: Duty) => JSON.stringify(a.owes) === JSON.stringify(b.owes)

const isGeneral = ({ kind }: Duty) => kind.startsWith('general_')

/** A general kind says little of what is done: only the others tell that two duties ask the same. */
const ofOneKind = (a: Duty, b: Duty) => a.kind === b.kind && !isGeneral(a)

const THAN = {
  more: (of) => `比${of}多`,
  same: (of) => `与${of}相同`,
  less: (of) => `比${of}少，请核对`,
} as const satisfies Record<NonNullable<Comparison['than']>, (of: string) => string>

/** Which duty of a plan it is, whether it asks more or less, and whether one record will count for both. */
export function comparisonWords({ title, planTitle, words, than, set, shared, apart, joint }: Comparison): string {
  const compared = than ? `，${THAN[than](set ? '本单位设定的' : '规定')}` : ''
  const known = `要点已有：《${planTitle}》${quoted(title)}，${words}${compared}`
  if (!apart) return `${known}${shared ? '；一次纪实两项都计入' : ''}。`
  const kinds =
    apart.plan === apart.rule
      ? `登记的种类都是“${apart.rule}”，但分作两项`
      : `登记的种类不同（要点“${apart.plan}”，规定“${apart.rule}”）`
  const way = joint ? '，或在一次纪实中同时选上这两项' : ''
  return `${known}；${kinds}，启用后要分别登记${way}。`
}
