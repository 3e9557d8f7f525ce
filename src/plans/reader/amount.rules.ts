/** What a promise is to reach that is no number of times: 24学时, 2名, 2至3名 with its lower end. */
import type { Commitment } from '#plans/commitment.schema.ts'

const SUMMED = /^(?:学时|课时|学分|小时|个月|个工作日|天|分|名|人|项|个|家|户|条|件|支|对|例|处|块|幅|万元)/

/** An amount that records add up to, in its own unit; null for rates and for what is counted in times. */
export function amountOf({
  target,
  cadence,
}: Pick<Commitment, 'target' | 'cadence'>): { readonly value: number; readonly unit: string } | null {
  if (target) return SUMMED.test(target.unit) ? { value: target.value, unit: target.unit } : null
  // 2至3名 is read as a range of the cadence.
  const { count, countMax, unit } = cadence
  return count !== null && countMax !== undefined && unit && SUMMED.test(unit) ? { value: count, unit } : null
}
