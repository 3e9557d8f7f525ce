import { describe, expect, it } from 'vitest'
import { exemptibleDays, settledWords, takesEffect } from './approval.rules.ts'
import type { Reasons } from './reasons.rules.ts'
import { STANDING_LABELS, type Standing } from './standing.schema.ts'

const days = { from: '2026-01-01', to: '2026-03-31' }
const reasons = (standing: Standing) => ({ row: { standing }, placement: { days } }) as Reasons

describe('豁免', () => {
  it('只对还没办的提供：已完成、逾期完成、已豁免、不适用的不提供', () => {
    const offered = (Object.keys(STANDING_LABELS) as Standing[]).filter((one) => exemptibleDays(reasons(one)))
    expect(offered.toSorted()).toEqual(['due-soon', 'entry-open', 'missed', 'open', 'upcoming'])
    expect(exemptibleDays(reasons('missed'))).toEqual(days)
  })

  it.each([
    ['整个周期', '2026-01-01', '2026-03-31', true],
    ['正好一半', '2026-01-01', '2026-02-14', true],
    ['差一天到一半', '2026-01-01', '2026-02-13', false],
    ['大半在周期外', '2025-10-01', '2026-01-31', false],
    ['不相干的日子', '2026-05-01', '2026-12-31', false],
  ])('%s', (_, from, to, effect) => expect(takesEffect({ from, to }, days)).toBe(effect))

  it('所涉应办都已办结的，用话拒绝；有一项还没办、或没有排出应办的，可以申请', () => {
    expect(settledWords(['done-late'])).toBe('这段时间的应办事项现为“逾期完成”，没有还要办的，不需要豁免。')
    expect(settledWords(['done', 'done-late', 'done'])).toContain('“已完成、逾期完成”')
    expect(settledWords(['done', 'missed'])).toBeNull()
    expect(settledWords([])).toBeNull()
  })
})
