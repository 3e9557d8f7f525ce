/** Which register a rate is a rate of, by the words of the promise. Pure. */
import type { STANDARD_REGISTERS } from '#duties/register.schema.ts'
import type { Commitment } from './commitment.schema.ts'

type Standard = keyof typeof STANDARD_REGISTERS

/** What the items of each register are called, where something is said of all of them. */
const NAMED: readonly (readonly [Standard, RegExp])[] = [
  ['supervised', /督办|交办事项|批示件/],
  ['risk-points', /风险点|廉政风险/],
  ['projects', /项目/],
]

/** Rates of people are told by a list of names, never by a register. */
const OF_PEOPLE = /(?:参训|参学|参加|参与|到课|到会|出勤|出席|培训|学习)率/

/** The register that fits by meaning; null where none does: then a person chooses. */
export function registerOf({ quote, action, target, cadence }: Commitment): Standard | null {
  if (OF_PEOPLE.test(target?.metric ?? '')) return null
  const words = `${quote}${action}${cadence.rule ?? ''}`
  return NAMED.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}
