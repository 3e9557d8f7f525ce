import { describe, expect, it } from 'vitest'
import { FITS, fitOf } from './fit.rules.ts'

const quarter = { start: '2026-04-01', due: '2026-06-30', closes: '2026-07-07', measure: 'count' } as const

describe('开展日期与应办时期', () => {
  it('期内开展、截止前登记，按时', () => {
    expect(fitOf(quarter, '2026-06-30', '2026-07-07', false)).toBe('in-time')
  })
  it('期内开展、截止后登记，算补录，不当作补办', () => {
    expect(fitOf(quarter, '2026-06-30', '2026-07-08', true)).toBe('late-entry')
  })
  it('期后开展，选了补办才算补办', () => {
    expect(fitOf(quarter, '2026-07-06', '2026-07-06', true)).toBe('make-up')
    expect(fitOf(quarter, '2026-07-06', '2026-07-06', false)).toBe('unrelated')
  })
  it('按台账逐项计的办结率不分期前期后：期前、期后办的都计为办结，不说成是期内办的，不用选补办', () => {
    const rate = { ...quarter, measure: 'ratio' } as const
    expect(fitOf(rate, '2026-07-06', '2026-07-06', false)).toBe('late-item')
    expect(fitOf(rate, '2026-03-31', '2026-05-01', false)).toBe('early-item')
    expect(fitOf(rate, '2026-04-01', '2026-05-01', false)).toBe('in-time')
    expect(FITS[fitOf(rate, '2026-03-31', '2026-07-08', false)].text).not.toContain('本期内')
    expect(fitOf(rate, '2026-06-30', '2026-07-08', false)).toBe('late-entry')
  })
  it('期前开展，不计入', () => {
    expect(fitOf(quarter, '2026-03-31', '2026-05-01', true)).toBe('before')
  })
})
