import { describe, expect, it } from 'vitest'
import { isPlanned, plannedFor } from './planned-for.rules.ts'

const owed = { occurrence: 'o', start: '2026-11-01', due: '2026-11-30', target: 1, subject: { id: 's' } }
const meeting = (over: object = {}) => ({
  ...{ kind: 'party_day', subject: { id: 's' }, heldOn: '2026-11-26', occurrence: null as string | null },
  ...over,
})

describe('安排好的会议办的是哪一项', () => {
  it.each([
    ['没有从应办事项进入，种类、单位、期间都对得上', meeting(), true],
    ['为这一项安排的，日子在期外也是', meeting({ occurrence: 'o', heldOn: '2026-12-02' }), true],
    ['为另一项安排的', meeting({ occurrence: 'other' }), false],
    ['另一种会议', meeting({ kind: 'lecture' }), false],
    ['另一个支部', meeting({ subject: { id: 'other' } }), false],
    ['期前', meeting({ heldOn: '2026-10-31' }), false],
    ['期后', meeting({ heldOn: '2026-12-01' }), false],
  ])('%s', (_, planned, found) => {
    expect(plannedFor(owed, 'party_day', [planned])).toBe(found ? planned : undefined)
  })

  it('专为这一项安排的在先；不是会议的事项没有', () => {
    const own = meeting({ occurrence: 'o' })
    expect(plannedFor(owed, 'party_day', [meeting(), own])).toBe(own)
    expect(plannedFor(owed, undefined, [meeting()])).toBeUndefined()
  })

  it('要开几次的，另行安排的一次不算都安排了', () => {
    expect(isPlanned(owed, meeting())).toBe(true)
    expect(isPlanned({ ...owed, target: 4 }, meeting())).toBe(false)
    expect(isPlanned({ ...owed, target: 4 }, meeting({ occurrence: 'o' }))).toBe(true)
    expect(isPlanned(owed, undefined)).toBe(false)
  })
})
