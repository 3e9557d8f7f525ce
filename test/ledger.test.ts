/** The ledger on PostgreSQL: equal to the engine on generated scenarios, after every kind of change. */
import { describe, expect, it } from 'vitest'
import { checkSample } from '#duties/ledger.jobs.ts'
import { checkLedger, ledgerDigest, rebuildLedger, settleLedger } from '#duties/ledger.store.ts'
import { loadStandings } from '#duties/standings.store.ts'
import { formatDay, parseDay, todayInBeijing } from '#kernel/day.ts'
import { inScope } from '#kernel/db.ts'
import { newId } from '#kernel/id.ts'
import { assemblyOf, everything, makeBureau, publishAssemblies, signInAs } from './builders.ts'
import { refusalOf } from './caller.ts'
import { ownerQuery } from './owner.ts'
import { startServer } from './server.ts'

const server = await startServer()
const { db } = server.system
const today = todayInBeijing()

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

it('只问几个单位的：账上的、引擎算的都只有这几个，可见范围以外的没有', async () => {
  const bureau = await makeBureau(server, 'zhiwen')
  const year = Number(formatDay(today).slice(0, 4)) - 1
  await publishAssemblies(server, bureau, year)
  await ownerQuery(server, `update duty set entered_on = $2 where bureau_id = $1`, [bureau.id, `${year}-01-01`])
  const { first, second } = bureau.bodies
  const asked = async (day: number, sight: 'all' | string[], subjects?: string[]) => {
    const query = { from: `${year}-01-01`, to: `${year}-12-31`, asOf: formatDay(day), known: formatDay(day) }
    const scope = { ...everything(bureau), subjects: sight }
    const { rows } = await inScope(db.app, scope, (tx) =>
      loadStandings(tx, bureau.id, { ...query, ...(subjects ? { subjects } : {}) }, today),
    )
    return [first, second].map((id) => rows.filter(({ subject }) => subject === id).length)
  }
  // Of yesterday the engine tells.
  for (const day of [today, today - 1]) {
    expect(await asked(day, 'all')).toEqual([4, 4])
    expect(await asked(day, 'all', [first])).toEqual([4, 0])
    expect(await asked(day, [first], [first, second])).toEqual([4, 0])
    expect(await asked(day, 'all', [])).toEqual([0, 0])
  }
})

it('党员看的本支部应办事项从账上取，与引擎算的一样；别的支部的没有', async () => {
  const bureau = await makeBureau(server, 'dangyuan')
  const year = Number(formatDay(today).slice(0, 4))
  await publishAssemblies(server, bureau, year)
  const member = await signInAs(server, bureau, 'member')
  const shown = async () => {
    const { events } = await member.api.calendar.month({ month: `${year}-12` })
    const { coming } = await member.api.duties.next({})
    return [...events, ...coming].map(({ occurrence, standing }) => [occurrence.split('/')[1], standing])
  }
  const before = await shown()
  expect(before.length).toBeGreaterThan(0)
  expect(new Set(before.map(([subject]) => subject))).toEqual(new Set([bureau.bodies.first]))
  await ownerQuery(server, `update ledger_state set basis = 'earlier' where bureau_id = $1`, [bureau.id])
  expect(await shown()).toEqual(before)
  await rebuildLedger(db, bureau.id)
  await ownerQuery(server, 'delete from ledger where bureau_id = $1', [bureau.id])
  expect(await shown()).toEqual([])
  await rebuildLedger(db, bureau.id)
})
