import { describe, expect, it } from 'vitest'
import { notesOf } from './notes.rules.ts'
import type { Draft } from './plan.schema.ts'

const NO_REGISTER = '没有与这项比率相符的事项台账，请在“事项台账”一栏选定；按人计算的，请改为“人员达标率”并选定名单'
const draft = (over: Partial<Draft>): Draft =>
  ({
    ...{ title: '参训率', owes: [{ bodies: 'branch' }], kind: 'general_training', measure: 'ratio', target: 90 },
    ...{ cadence: { every: 'year' }, bound: 'at-least', inForce: { from: '2026-01-01', to: '2026-12-31' } },
    ...{ review: [] },
    ...over,
  }) as unknown as Draft

describe('审核提示', () => {
  it('一件事只提示一次，留下最说明怎么办的', () => {
    const review = [NO_REGISTER, '按比率计算，需要登记齐全的事项台账作为分母', '“全年”暂按整个周期计']
    expect(notesOf({ draft: draft({ review }), state: 'proposed' })).toEqual([
      `${NO_REGISTER}（修改以前不能发布）`,
      '“全年”暂按整个周期计',
    ])
  })
  it('已经采纳的，只说妨碍发布的', () => {
    const notes = notesOf({ draft: draft({ review: [NO_REGISTER] }), state: 'accepted' })
    expect(notes).toHaveLength(1)
    expect(notes[0]).toMatch(/还没有选定事项台账.*请先修改$/)
  })
  it('不作任务的不提示；没有问题的不提示', () => {
    expect(notesOf({ draft: draft({ review: [NO_REGISTER] }), state: 'rejected' })).toEqual([])
    expect(notesOf({ draft: draft({ measure: 'count' }), state: 'proposed' })).toEqual([])
  })
})
