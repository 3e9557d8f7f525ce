import { describe, expect, it } from 'vitest'
import { hasBegun } from '#kernel/day.ts'
import { NOT_HELD } from './meeting.schema.ts'
import { heldBy, isMoved, recordableNow, timeProblem } from './meeting-time.rules.ts'
import { changeWords } from './meeting-words.rules.ts'

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
    expect(heldBy({ heldOn, startsAt }, now)).toBe(begun || NOT_HELD)
  })

  it('打开着的页面到了时间就能登记；别的原因不因时间改变', () => {
    const when = { heldOn: '2026-11-28', startsAt: '14:31' }
    const later = { ...now, time: '14:31' }
    expect([now, later].map((moment) => recordableNow(NOT_HELD, when, moment))).toEqual([NOT_HELD, true])
    expect(recordableNow('会议已取消。', when, later)).toBe('会议已取消。')
    expect(recordableNow(true, when, later)).toBe(true)
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

  it.each([
    ['同一时间，写法不同', { heldOn: '2026-12-10', startsAt: '9点半' }, false],
    ['换一天', { heldOn: '2026-12-11', startsAt: '09:30' }, true],
    ['换钟点', { heldOn: '2026-12-10', startsAt: '14:00' }, true],
    ['时间还没有填完', { heldOn: '2026-12-10', startsAt: '1' }, false],
  ])('%s，是不是改了时间', (_, when, moved) => {
    expect(isMoved(when, { heldOn: '2026-12-10', startsAt: '09:30' })).toBe(moved)
  })

  it('变动通知写明改了什么，要不要重新答复', () => {
    const before = { heldOn: '2026-12-10', startsAt: '09:30', place: '三楼' }
    const told = (over: Partial<typeof before>) => changeWords(before, { ...before, ...over }, now.today)
    expect(told({ startsAt: '14:00' })).toBe('会议时间由12月10日（周四）09:30改为12月10日（周四）14:00，请重新答复')
    expect(told({ heldOn: '2026-12-11', place: '二楼' })).toContain('12月11日（周五）09:30，地点改为二楼，请重新答复')
    expect(told({ place: '二楼' })).toBe('会议地点改为二楼，已答复的不用再答复')
    expect(told({})).toContain('已答复的不用再答复')
  })

  it('修改会议时，原来的时间不必改', () => {
    const kept = { heldOn: '2026-11-28', startsAt: '09:00' }
    expect(timeProblem(kept, now, kept)).toBeNull()
    expect(timeProblem({ ...kept, startsAt: '09:30' }, now, kept)?.field).toBe('startsAt')
  })
})
