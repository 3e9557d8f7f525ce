/** From a duty to where it comes from: the place in the plan, or the rule in the rulebook. */
import { Link } from '@tanstack/react-router'
import type { Step } from './board.schema.ts'
import { RULEBOOK } from './rulebook.schema.ts'

export function SourceLink({ source: { planId, commitmentId } }: { readonly source: Step['source'] }) {
  return planId === RULEBOOK ? (
    <Link to="/rulebook" search={{ rule: commitmentId }}>
      在固定要求中查看
    </Link>
  ) : (
    <Link to="/plans/$planId" params={{ planId }} search={{ commitment: commitmentId }}>
      在要点中查看
    </Link>
  )
}
