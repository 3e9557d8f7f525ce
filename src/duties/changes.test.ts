import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesBetween } from './changes.rules.ts'
import { STANDING_CODES, type Standing } from './standing.schema.ts'

const row = (id: string, standing: Standing) => ({
  id,
  standing,
  duty: 'd1',
  subject: 'b1',
  start: '2026-01-01',
  target: 1,
  due: '2026-03-31',
  scheduled: null,
})
const list = fc
  .uniqueArray(fc.tuple(fc.nat(30).map(String), fc.constantFrom(...STANDING_CODES)), { selector: ([id]) => id })
  .map((pairs) => pairs.map(([id, standing]) => row(id, standing)))

describe('自某日以来的变化', () => {
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
