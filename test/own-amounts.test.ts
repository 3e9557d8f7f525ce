/** The own amounts are loaded from little of the bureau: the same must come out as from all of it, for everybody. */
import { expect, it } from 'vitest'
import type { Duty } from '#duties/duty.schema.ts'
import { amountDuties, ownAmountsOf } from '#duties/own-amounts.rules.ts'
import { loadOwnAmounts } from '#duties/own-amounts.store.ts'
import { loadScenario } from '#duties/scenario.store.ts'
import { scopeOf } from '#kernel/actor.ts'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { inScope, seeingAll } from '#kernel/db.ts'
import { openSession, signedIn } from '#office/access.store.ts'
import { startDemonstration } from './demonstration.ts'
import { ownerQuery } from './owner.ts'

const today = formatDay(todayInBeijing())
const from = `${today.slice(0, 4)}-01-01`
const to = `${today.slice(0, 4)}-12-31`
const server = await startDemonstration(today)
const accounts = await ownerQuery(server, 'select id from account where person_id is not null')
const actors = await Promise.all(
  accounts.map(async ({ id }) => {
    const token = await openSession(server.db.auth, id as string)
    return (await signedIn(server.db, token, todayInBeijing()))!.actor
  }),
)
const stays = (await ownerQuery(
  server,
  'select distinct person_id as person, body_id as body from membership order by 2, 1',
)) as {
  person: string
  body: string
}[]

/** For every account, and for some in every body: how many amounts there were, after comparing both ways. */
async function compared(): Promise<number> {
  const [first] = actors
  const wholly = await inScope(server.db.app, scopeOf(first!), (tx) =>
    seeingAll(tx, () => loadScenario(tx, first!.bureauId, { from, to, known: today })),
  )
  const asked = [
    ...actors.map((actor) => ({ actor, person: actor.personId!, bodies: actor.ownBodies })),
    ...stays
      .filter((_, place) => place % 5 === 0)
      .map(({ person, body }) => ({ actor: first!, person, bodies: [body] })),
  ]
  let count = 0
  for (const { actor, person, bodies } of asked) {
    const question = { person, bodies, from, to, asOf: today }
    const little = await inScope(server.db.app, scopeOf(actor), (tx) =>
      seeingAll(tx, () => loadOwnAmounts(tx, actor.bureauId, question)),
    )
    expect(little).toEqual(ownAmountsOf(wholly, question))
    count += little.length
  }
  return count
}

it('每个账号、各组织的人，少取和全取的结果一样', { timeout: 120_000 }, async () => {
  expect(await compared()).toBeGreaterThan(0)
})

it('与别的任务分用纪实时也一样', { timeout: 120_000 }, async () => {
  await ownerQuery(
    server,
    `update duty set definition = definition || '{"exclusive": true}' where definition->>'measure' <> 'ratio'`,
  )
  expect(await compared()).toBeGreaterThan(0)
  await (await server.as('xitong')).api.ledger.rebuild({})
})

it('有一项独占，就要取所有独占的；否则只取逐人达标的', () => {
  const duty = (id: string, measure: string, exclusive: boolean, set: object = {}) =>
    ({ id, measure, exclusive, versions: [{ set }] }) as unknown as Duty
  const ids = (...duties: Duty[]) => amountDuties(duties).map(({ id }) => id)
  const [members, count, exclusive] = [duty('a', 'members', false), duty('b', 'count', false), duty('c', 'sum', true)]
  expect(ids(members, count, exclusive)).toEqual(['a'])
  expect(ids(duty('a', 'members', true), count, exclusive)).toEqual(['a', 'c'])
  expect(ids(members, duty('b', 'count', false, { measure: 'members', exclusive: true }), exclusive)).toEqual([
    'a',
    'b',
    'c',
  ])
  expect(ids(count, exclusive)).toEqual([])
})
