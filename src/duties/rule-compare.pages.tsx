/** What plans ask already beside a rule, on its card and in the dialog that switches it on. */
import { comparisonWords } from './rule-compare.rules.ts'
import type { RuleView } from './rulebook.schema.ts'

/** One line for each; what asks for less, or has to be recorded apart, stands out. */
export function Comparisons({ plans }: Pick<RuleView, 'plans'>) {
  return plans.map((one) => {
    const words = comparisonWords(one)
    return (
      <p key={words} className={one.than === 'less' || one.apart ? 'rule-less' : 'rule-plan'}>
        {words}
      </p>
    )
  })
}
