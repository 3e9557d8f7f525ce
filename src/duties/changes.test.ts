import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesBetween, isMain, turnsOf } from './changes.rules.ts'
import { STANDING_CODES, type Standing } from './standing.schema.ts'

const row = (id: string, standing: Standing) => ({
  id,
  standing,
  duty: 'd1',
  subject: 'b1',
  start: '2026-01-01',
  target: 1,
  due: '2026-03-31',
  scheduled: null as string | null,
})
const list = fc
  .uniqueArray(fc.tuple(fc.nat(30).map(String), fc.constantFrom(...STANDING_CODES)), { selector: ([id]) => id })
  .map((pairs) => pairs.map(([id, standing]) => row(id, standing)))

describe('自某日以来的变化', () => {
  test('期限、要求有变的写明原来和现在；按名单算的人数变动不算', () => {
    const old = row('1', 'upcoming')
    const now = { ...old, due: '2026-03-25', target: 2 }
    const was = { due: '2026-03-31', scheduled: null, target: 1 }
    const fixed = () => true
    expect(changesBetween([old], [now], fixed)).toMatchObject([{ kind: 'moved', was }])
    expect(changesBetween([old], [{ ...old, target: 2 }], fixed)).toMatchObject([{ kind: 'asked', was }])
    expect(changesBetween([old], [{ ...old, target: 2 }], () => false)).toEqual([])
    expect(changesBetween([old], [{ ...now, standing: 'open' }], fixed)).toMatchObject([{ kind: 'begun', was }])
    expect(changesBetween([old], [{ ...old, standing: 'open' }], fixed)).toMatchObject([{ was: null }])
    const planned = { ...old, scheduled: '2026-03-20' }
    expect(changesBetween([planned], [{ ...planned, scheduled: '2026-03-19' }])).toMatchObject([{ kind: 'moved' }])
    expect(
      turnsOf({ ...was, scheduled: '2026-03-20', amount: '' }, { ...was, scheduled: '2026-03-19', amount: '' }),
    ).toEqual(['固定日期由2026-03-20改为2026-03-19'])
    expect(turnsOf({ ...was, amount: '1次' }, { ...now, amount: '2次' })).toEqual([
      '期限由2026-03-31改为2026-03-25',
      '由1次改为2次',
    ])
  })

  test('主要变化：有不再应办的，新增应办也在；只有新增的，如刚发布要点，另看', () => {
    expect([isMain('came', { came: 3, gone: 3 }), isMain('came', { came: 300 }), isMain('gone', { gone: 1 })]).toEqual([
      ...[true, false, true],
    ])
    expect(isMain('begun', { begun: 5, gone: 1 })).toBe(false)
  })

  test('与自己相比没有变化；原有的加新增的减去掉的，等于现有的', () => {
    fc.assert(
      fc.property(list, list, (before, after) => {
        expect(changesBetween(after, after)).toEqual([])
        const changes = changesBetween(before, after)
        const count = (kind: string) => changes.filter((change) => change.kind === kind).length
        expect(before.length + count('came') - count('gone')).toBe(after.length)
        // Applied to what was, the changes give what is.
        const now = new Map<string, Standing | null>(before.map(({ id, standing }) => [id, standing]))
        for (const { row: changed, after: standing } of changes) now.set(changed.id, standing)
        expect(new Map([...now].filter(([, standing]) => standing !== null))).toEqual(
          new Map(after.map(({ id, standing }) => [id, standing])),
        )
      }),
    )
  })

  test.each([
    ['open', 'done', 'done'],
    ['entry-open', 'missed', 'missed'],
    ['missed', 'done-late', 'done-late'],
    ['upcoming', 'open', 'begun'],
    ['open', 'due-soon', 'begun'],
    ['done', 'missed', 'undone'],
    ['missed', 'exempt', 'exempt'],
    ['unknown', 'open', 'other'],
  ] as const)('%s → %s 是 %s', (before, after, kind) => {
    expect(changesBetween([row('1', before)], [row('1', after)])).toMatchObject([{ kind, before, after }])
  })
})
