import { expect, test } from 'vitest'
import type { Body, BodyKind, Post } from '#office/office.schema.ts'
import { extentWords } from './owers-extent.rules.ts'

const body = (id: string, kind: BodyKind, to: string | null = null): Body => ({
  ...{ id, kind, name: id, parentId: null, from: '2020-01-01', to, recordsSince: null },
})
const post = (id: string, bodyId: string, holders: Post['holders'] = [HELD]): Post => ({
  ...{ id, role: 'branch_secretary', name: '支部书记', bodyId, holders, line: [] },
})
const HELD = { id: 'h', personId: 'p', personName: '王一', from: '2020-01-01', to: null }

const bodies = [
  ...[body('一', 'branch'), body('二', 'branch'), body('三', 'branch'), body('撤', 'branch', '2025-12-31')],
  body('队', 'temporary_branch'),
]
const posts = ['一', '二', '三', '队', '撤'].map((id) => post(`${id}书记`, id))
const words = (owes: Parameters<typeof extentWords>[0], more: readonly Post[] = posts) =>
  extentWords(owes, { bodies, posts: more }, '2026-06-30')

test('各党支部和各支部书记数目不同的，写明差在临时党支部', () => {
  expect(words({ bodies: 'branch' })).toBe('共3个，不含临时党支部1个')
  expect(words({ bodies: 'temporary_branch' })).toBe('共1个，不含党支部3个')
  expect(words({ posts: 'branch_secretary' })).toBe('共4个（党支部3个、临时党支部1个）')
})

test('没有设书记的、设了不止一个的、空缺的，都写明', () => {
  const other = [post('a', '一'), post('b', '一'), post('c', '二', [{ ...HELD, to: '2026-01-31' }])]
  expect(words({ posts: 'branch_secretary' }, other)).toBe('共3个，党支部1个没有设，党支部1个设了不止一个，空缺1个')
})

test('只有一个的和具体的一个，不写数目', () => {
  expect(words({ bodies: 'bureau_committee' })).toBeNull()
  expect(words({ body: '一' })).toBeNull()
  expect(words({ posts: 'division_head' })).toBeNull()
})
