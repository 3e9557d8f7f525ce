/** Generated scenarios, written to PostgreSQL: file engine, ledger and board API answer alike. */
import { describe, expect, it } from 'vitest'
import { duties } from '#duties/duty.api.ts'
import { anyScenario, asKnown, type Choose } from '#duties/generated.rules.ts'
import { rebuildLedger } from '#duties/ledger.store.ts'
import { peopleOnList, type RosterFacts } from '#duties/list.rules.ts'
import { type PersonSpan, parseScenario, type Scenario } from '#duties/scenario.schema.ts'
import { simulate } from '#duties/simulate.rules.ts'
import { STANDING_CODES } from '#duties/standing.schema.ts'
import { formatDay, parseDay } from '#kernel/day.ts'
import { inScope } from '#kernel/db.ts'
import { newId } from '#kernel/id.ts'
import { everything } from './builders.ts'
import { writeScenario } from './scenarios.ts'
import { startServer } from './server.ts'

const server = await startServer()
const { db } = server.system

/** Numbers that are the same in every run (mulberry32). */
function choices(seed: number): Choose {
  let a = seed
  return (n) => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n)
  }
}

interface Storable {
  readonly scenario: Scenario
  /** Who belongs to which body: what its lists are drawn from. */
  readonly stays: RosterFacts['stays']
}

/** A scenario as a database can hold it on a day: without what only the file format has, its lists drawn from a roster. */
function storable(choose: Choose, crowded: boolean, day: string): Storable {
  const scenario = parseScenario({ ...asKnown(anyScenario(choose, crowded), day), calendar: 'cn' })
  const dated = ({ person, from, to }: PersonSpan) => ({ person, from: from ?? '1900-01-01', to: to ?? null })
  const { all, own } = scenario.lists as { all: PersonSpan[]; own: Record<string, PersonSpan[]> }
  const stays = [
    ...own.b1!.map((stay) => ({ ...dated(stay), body: 'b1', member: true })),
    ...all.map((stay) => ({ ...dated(stay), body: 'b2', member: true })),
  ]
  const holdings = scenario.posts.flatMap(({ id, holders }) => holders.map((one) => ({ ...dated(one), post: id })))
  const facts = { bodies: scenario.bodies, posts: scenario.posts, stays, holdings, lines: [] }
  const subjects = new Set([...scenario.bodies, ...scenario.posts].map(({ id }) => id))
  return {
    stays,
    scenario: {
      ...scenario,
      lists: { members: peopleOnList('members', facts, subjects) },
      registers: { g1: owned(scenario.registers.g1!, 'j'), g2: owned(scenario.registers.g2!, 'k') },
      duties: scenario.duties.map((duty) => ({
        ...duty,
        list: duty.measure === 'counterparts' || duty.measure === 'members' ? 'members' : null,
      })),
      // A credit of the database speaks for somebody, and an item stands in one register only.
      records: scenario.records
        .map((record, n) => ({
          ...record,
          credits: record.credits
            .filter(({ bodies, posts }) => bodies.length + posts.length > 0)
            .map((credit) => ({ ...credit, item: n % 2 === 0 ? credit.item : credit.item?.replace('j', 'k') })),
        }))
        .filter(({ credits }) => credits.length > 0),
    },
  }
}

/** An item of the database belongs to one body or post. */
function owned({ complete, items }: Scenario['registers'][string], letter: string) {
  return {
    complete,
    items: items.map(({ id, body, post, ...span }) => ({
      ...{ id: id.replace('j', letter), ...span },
      ...(body || !post ? { body: body ?? 'b1', post: null } : { body: null, post }),
    })),
  }
}

/** The committee's office of a bureau, for whom the board is asked. */
const officeOf = (bureauId: string) =>
  ({
    bureauId,
    accountId: newId(),
    reads: 'all',
    writes: 'all',
    grants: new Set(),
    ownPosts: [],
    ownBodies: [],
  }) as const

/** The cells of the board as the screens get them, by occurrence. */
async function cellsOf(bureau: string, today: string, asOf: string) {
  const context = { actor: officeOf(bureau), today: parseDay(today) }
  const boards = await inScope(db.app, everything({ id: bureau }), async (tx) => [
    await duties.board.run({ ...context, tx } as never, { year: 2020, asOf, rows: 'bodies' }),
    await duties.board.run({ ...context, tx } as never, { year: 2020, asOf, rows: 'posts' }),
  ])
  const cells = boards.flatMap((board) => board.cells.flatMap(({ occurrences }) => occurrences))
  return new Map(cells.map(({ occurrence, standing, value, target }) => [occurrence, { standing, value, target }]))
}

describe('生成的方案', () => {
  it('240个方案写入数据库后，引擎推算文件、应办账、看板接口三者相同', async () => {
    const seen = new Map<string, number>()
    for (let seed = 1; seed <= 240; seed++) {
      const choose = choices(seed)
      const today = formatDay(parseDay('2020-01-01') + choose(420))
      const { scenario, stays } = storable(choose, seed % 3 === 0, today)
      const bureau = await writeScenario(server.db, scenario, stays)
      await rebuildLedger(db, bureau.id)
      for (const later of [0, choose(90)]) {
        const asOf = formatDay(parseDay(today) + later)
        const expected = new Map(
          simulate(scenario, { asOf })
            .occurrences.filter(({ start, due }) => start <= '2020-12-31' && due >= '2020-01-01')
            .map(({ id, standing, value, target }) => {
              const [duty = '', subject = '', start = ''] = id.split('/')
              seen.set(standing, (seen.get(standing) ?? 0) + 1)
              const rest = start.replace(/#([^~]+)/, (_, item: string) => `#${bureau.idOf(item)}`)
              return [[bureau.idOf(duty), bureau.idOf(subject), rest].join('/'), { standing, value, target }]
            }),
        )
        expect({ seed, asOf, cells: await cellsOf(bureau.id, today, asOf) }).toEqual({ seed, asOf, cells: expected })
      }
    }
    // Every standing was among them.
    expect([...seen.keys()].sort()).toEqual([...STANDING_CODES].sort())
    expect([...seen.values()].reduce((sum, count) => sum + count)).toBeGreaterThan(3000)
  }, 120_000)
})
