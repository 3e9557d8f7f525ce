import { describe, expect, it } from 'vitest'
import { hasBegun } from '#kernel/day.ts'
import { timeProblem } from './meeting-time.rules.ts'

const now = { today: '2026-11-28', time: '14:30' }

describe('会议时间', () => {
  it.each([
    ['昨天', '2026-11-27', '16:00', true],
    ['今天稍早', '2026-11-28', '14:29', true],
    ['正好到时间', '2026-11-28', '14:30', true],
    ['今天稍晚', '2026-11-28', '14:31', false],
    ['明天', '2026-11-29', '09:00', false],
  ])('%s是不是已到时间', (_, heldOn, startsAt, begun) => {
    expect(hasBegun({ heldOn, startsAt }, now)).toBe(begun)
  })

  it.each([
    ['过去的日期', { heldOn: '2026-11-27', startsAt: '16:00' }, 'heldOn'],
    ['只填了过去的日期', { heldOn: '2026-11-27' }, 'heldOn'],
    ['今天已过的时间', { heldOn: '2026-11-28', startsAt: '9:00' }, 'startsAt'],
    ['今天已过的时间，写成点', { heldOn: '2026-11-28', startsAt: '上午9点' }, 'startsAt'],
    ['今天，时间还没有填完', { heldOn: '2026-11-28', startsAt: '1' }, undefined],
    ['今天此刻', { heldOn: '2026-11-28', startsAt: '14:30' }, undefined],
    ['明天', { heldOn: '2026-11-29', startsAt: '09:00' }, undefined],
    ['还没有填', {}, undefined],
  ])('%s，在哪一项说明', (_, when, field) => {
    const problem = timeProblem(when, now)
    expect(problem?.field).toBe(field)
    if (field) expect(problem!.message).toContain('已经开过的会，请直接登记纪实')
  })

  it('修改会议时，原来的时间不必改', () => {
    const kept = { heldOn: '2026-11-28', startsAt: '09:00' }
    expect(timeProblem(kept, now, kept)).toBeNull()
    expect(timeProblem({ ...kept, startsAt: '09:30' }, now, kept)?.field).toBe('startsAt')
  })
})
