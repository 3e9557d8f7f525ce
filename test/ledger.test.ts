/** The ledger on PostgreSQL: equal to the engine on generated scenarios, after every kind of change. */
import { describe, expect, it } from 'vitest'
import { duties } from '#duties/duty.api.ts'
import { anyScenario, asKnown, type Choose } from '#duties/generated.rules.ts'
import { checkSample } from '#duties/ledger.jobs.ts'
import { checkLedger, ledgerDigest, rebuildLedger, settleLedger } from '#duties/ledger.store.ts'
import { peopleOnList, type RosterFacts } from '#duties/list.rules.ts'
import { type PersonSpan, parseScenario, type Scenario } from '#duties/scenario.schema.ts'
import { simulate } from '#duties/simulate.rules.ts'
import { STANDING_CODES } from '#duties/standing.schema.ts'
import { loadStandings } from '#duties/standings.store.ts'
import { formatDay, parseDay, todayInBeijing } from '#kernel/day.ts'
import { inScope } from '#kernel/db.ts'
import { newId } from '#kernel/id.ts'
import { assemblyOf, everything, makeBureau, publishAssemblies, signInAs } from './builders.ts'
import { refusalOf } from './caller.ts'
import { ownerQuery } from './owner.ts'
import { writeScenario } from './scenarios.ts'
import { startServer } from './server.ts'

const server = await startServer()
const { db } = server.system
const today = todayInBeijing()

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

describe('随办随更', () => {
  it('登记、更正后同一事务内更新；重建得到同样的行', async () => {
    const bureau = await makeBureau(server, 'zhang')
    const year = Number(formatDay(today).slice(0, 4)) - 1
    const duty = await publishAssemblies(server, bureau, year)
    const secretary = await signInAs(server, bureau, 'secretary')
    const standing = async () => {
      const { cells } = await secretary.api.duties.board({ year })
      const occurrences = cells.flatMap((cell) => cell.occurrences)
      return occurrences.find(({ occurrence }) => occurrence === `${duty}/${bureau.bodies.first}/${year}-04-01`)!
    }
    expect((await standing()).standing).toBe('missed')
    const id = newId()
    const content = assemblyOf(bureau, `${year}-05-20`)
    await secretary.api.records.submit({ id, kind: 'assembly', content })
    expect(await standing()).toMatchObject({ standing: 'done-late', value: 1 })
    const moved = { ...content, heldOn: `${year}-08-20` }
    await secretary.api.records.correct({ id, version: 1, content: moved, reason: '日期写错' })
    expect(await standing()).toMatchObject({ standing: 'missed', value: 0 })
    const kept = await ledgerDigest(db, bureau.id)
    expect(await rebuildLedger(db, bureau.id)).toEqual(kept)
  })

  it('两人同时为一个支部登记，两条都算上', async () => {
    const bureau = await makeBureau(server, 'liang')
    const year = Number(formatDay(today).slice(0, 4)) - 1
    await publishAssemblies(server, bureau, year)
    const [secretary, officer] = [
      await signInAs(server, bureau, 'secretary'),
      await signInAs(server, bureau, 'officer'),
    ]
    await Promise.all(
      ['02-10', '02-20', '03-10', '03-20'].map((day, i) =>
        (i % 2 === 0 ? secretary : officer).api.records.submit({
          id: newId(),
          kind: 'assembly',
          content: assemblyOf(bureau, `${year}-${day}`),
        }),
      ),
    )
    expect((await checkLedger(db, bureau.id)).different).toEqual([])
  })

  it('命令没有成功，应办账也没有改动', async () => {
    const bureau = await makeBureau(server, 'huigun')
    const year = Number(formatDay(today).slice(0, 4)) - 1
    await publishAssemblies(server, bureau, year)
    const before = await ledgerDigest(db, bureau.id)
    await inScope(db.app, { ...everything(bureau), account: bureau.accounts.officer }, async (tx) => {
      await tx
        .updateTable('body')
        .set({ to_day: `${year}-06-30` })
        .where('id', '=', bureau.bodies.first)
        .execute()
      await settleLedger(tx, bureau.id, [{ subjects: [bureau.bodies.first] }])
      throw new Error('undone')
    }).catch((error: Error) => expect(error.message).toBe('undone'))
    expect(await ledgerDigest(db, bureau.id)).toEqual(before)
  })

  it('行被改动过，核对就会发现；另一版本写下的账不读', async () => {
    const bureau = await makeBureau(server, 'gaidong')
    const year = Number(formatDay(today).slice(0, 4)) - 1
    await publishAssemblies(server, bureau, year)
    await ownerQuery(
      server,
      `update ledger set seen_value = 9, standings = array_fill('done'::text, array[cardinality(standings)]) where bureau_id = $1 and start_day = $2`,
      [bureau.id, `${year}-01-01`],
    )
    expect((await checkLedger(db, bureau.id)).different).toHaveLength(2)
    await ownerQuery(server, `update ledger_state set basis = 'earlier' where bureau_id = $1`, [bureau.id])
    const officer = await signInAs(server, bureau, 'officer')
    const { totals } = await officer.api.duties.board({ year })
    expect(totals).toMatchObject({ done: 0, missed: 8 })
    await rebuildLedger(db, bureau.id)
  })

  it('夜间抽查发现不同，系统管理员看得到，重建后消失；业务人员看不到', async () => {
    const bureau = await makeBureau(server, 'yejian')
    await publishAssemblies(server, bureau, Number(formatDay(today).slice(0, 4)) - 1)
    const admin = await signInAs(server, bureau, 'systemAdmin')
    const officer = await signInAs(server, bureau, 'officer')
    await checkSample(db)
    expect((await admin.api.ledger.incidents({})).incidents).toEqual([])
    await ownerQuery(server, `delete from ledger where bureau_id = $1 and subject_id = $2`, [
      bureau.id,
      bureau.bodies.first,
    ])
    await checkSample(db)
    expect((await admin.api.ledger.incidents({})).incidents).toMatchObject([{ count: 4 }])
    expect(await refusalOf(officer.api.ledger.incidents({}))).toMatchObject({ status: 403 })
    expect(await admin.api.ledger.rebuild({})).toEqual({ rows: 8 })
    expect((await admin.api.ledger.incidents({})).incidents).toEqual([])
  })
})

it('按日期取状态：账上的转折日当天就变', async () => {
  const bureau = await makeBureau(server, 'riqi')
  const year = Number(formatDay(today).slice(0, 4)) + 1
  await publishAssemblies(server, bureau, year)
  await ownerQuery(server, `update duty set entered_on = $2 where bureau_id = $1`, [bureau.id, formatDay(today)])
  const on = (asOf: string) =>
    inScope(db.app, everything(bureau), async (tx) => {
      const query = { from: `${year}-01-01`, to: `${year}-12-31`, asOf, known: asOf }
      const { rows } = await loadStandings(tx, bureau.id, query, today)
      return rows.find(({ subject, start }) => subject === bureau.bodies.first && start === `${year}-04-01`)!.standing
    })
  const days = [parseDay(`${year}-04-01`) - 1, parseDay(`${year}-04-01`), parseDay(`${year}-06-30`)]
  expect(await Promise.all(days.map((day) => on(formatDay(day))))).toEqual(['upcoming', 'open', 'due-soon'])
})
