/**
 * Reads the real plans with hand-made gold that lie beside the checkout (`../shared/plans`, see its GUIDELINE.md).
 * They are nobody's to copy, so they are not part of the repository: where that folder is missing, as on any other
 * machine, its one test only says so, and the reader is held by the sentences of `read.test.ts` alone.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPlan } from './read.rules.ts'

const FOLDER = join(import.meta.dirname, '../../../../shared/plans')
/** Floors a little under what was reached when they were set. */
const FLOOR = { found: 0.97, schedulable: 0.95, subject: 0.92, type: 0.95 }

interface Gold {
  readonly start: number
  readonly end: number
  readonly tier: number
  readonly subject: string | null
  readonly record_type: string
  readonly cadence: { readonly type: string; readonly count: number | null; readonly bound: string | null }
  readonly deadline: { readonly resolved: unknown } | null
  readonly target: { readonly op: string; readonly value: number } | null
}
type Read = ReturnType<typeof readPlan>['commitments'][number]

const overlap = (a: Gold, b: Read) =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)) /
  (Math.max(a.end, b.end) - Math.min(a.start, b.start))
const bare = (text: string | null) => (text ?? '').replace(/[\s“”、，]/g, '').replace(/^(?:局|各|每名|每个|全体)/, '')
const days = (resolved: unknown) => JSON.stringify(resolved === null || resolved === undefined ? [] : [resolved].flat())

function schedulable(g: Gold, r: Read): boolean {
  const cadence =
    g.cadence.type === r.cadence.type && g.cadence.count === r.cadence.count && g.cadence.bound === r.cadence.bound
  const target = g.target?.op === r.target?.op && g.target?.value === r.target?.value
  return cadence && target && days(g.deadline?.resolved) === days(r.deadline?.resolved)
}

const names = existsSync(FOLDER) ? readdirSync(FOLDER).filter((f) => f.endsWith('.gold.json')) : []
if (names.length > 0) {
  test('真实计划：读出、可排期、主体、类型不低于既定水平', () => {
    const sum = { gold: 0, read: 0, found: 0, schedulable: 0, subject: 0, type: 0 }
    for (const name of names) {
      const gold = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Gold[]
      const text = readFileSync(join(FOLDER, name.replace('.gold.json', '.txt')), 'utf8')
      const read = readPlan(text).commitments.filter((c) => c.tier === 1)
      sum.read += read.length
      for (const g of gold.filter((x) => x.tier === 1)) {
        sum.gold++
        const best = read
          .map((r) => ({ r, o: overlap(g, r) + (schedulable(g, r) ? 0.1 : 0) }))
          .sort((a, b) => b.o - a.o)[0]
        if (!best || overlap(g, best.r) < 0.5) continue
        sum.found++
        if (schedulable(g, best.r)) sum.schedulable++
        const [a, b] = [bare(g.subject), bare(best.r.subject)]
        if (a === b || (a !== '' && b !== '' && (a.includes(b) || b.includes(a)))) sum.subject++
        if (g.record_type === best.r.recordType) sum.type++
      }
    }
    const f1 = (hits: number) => (2 * hits) / (sum.gold + sum.read)
    expect(f1(sum.found)).toBeGreaterThan(FLOOR.found)
    expect(f1(sum.schedulable)).toBeGreaterThan(FLOOR.schedulable)
    expect(sum.subject / sum.found).toBeGreaterThan(FLOOR.subject)
    expect(sum.type / sum.found).toBeGreaterThan(FLOOR.type)
  })
} else {
  test('旁边没有带标注的真实要点，略过对照', () => expect(existsSync(FOLDER)).toBe(false))
}
