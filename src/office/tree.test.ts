import { describe, expect, test } from 'vitest'
import type { Body } from './office.schema.ts'
import { isActive, matching, treeOf } from './tree.rules.ts'

const body = (id: string, kind: Body['kind'], name: string, parentId: string | null = null): Body => ({
  id,
  kind,
  name,
  parentId,
  from: '2020-01-01',
  to: null,
  recordsSince: null,
})
const bodies = [
  body('b2', 'branch', '第2支部', 'c'),
  body('b10', 'branch', '第10支部', 'c'),
  body('d', 'discipline_committee', '机关纪委', 'c'),
  body('c', 'bureau_committee', '机关党委', 'o'),
  body('o', 'bureau', '某局'),
  body('x', 'party_group', '没有上级的小组', 'gone'),
]
const shape = (rows: ReturnType<typeof treeOf>) => rows.map(({ body: { id }, depth }) => `${depth}${id}`).join(' ')

describe('组织树', () => {
  test('下级排在上级之后，同级按类别，同类保持原来的顺序；上级不在列的排在最外层', () => {
    expect(shape(treeOf(bodies))).toBe('0o 1c 2d 2b2 2b10 0x')
  })
  test('查找时带出全部上级', () => {
    expect(shape(matching(treeOf(bodies), '10'))).toBe('0o 1c 2b10')
    expect(matching(treeOf(bodies), '没有这个')).toEqual([])
  })
  test('成立当天和撤销当天都算存在', () => {
    const closed = { from: '2020-01-01', to: '2020-12-31' }
    expect(['2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01'].map((day) => isActive(closed, day))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})
