/** Registers in the database: items and confirmations, as known on a day. */
import { sql } from 'kysely'
import { formatDay } from '#kernel/day.ts'
import { counting, subjectsInSight, type Tx } from '#kernel/db.ts'
import type { CommandContext, Context } from '#kernel/endpoint.ts'
import { notFound } from '#kernel/refusal.ts'
import type { Duty } from './duty.schema.ts'
import type { RegisterSummary } from './register.schema.ts'
import type { Scenario } from './scenario.schema.ts'

/** A version of an item as it stands in the database. */
export interface StoredItem {
  readonly id: string
  readonly version: number
  readonly code: string
  readonly name: string
  readonly subjectId: string
  readonly subjectIsPost: boolean
  readonly from: string
  readonly to: string | null
  readonly enteredBy: string
  readonly enteredOn: string
}

/** The registers that the duties name, by any version of them; asks nothing where there are none. */
export async function loadRegisters(
  tx: Tx,
  bureau: string,
  duties: readonly Duty[],
  known: string,
): Promise<Scenario['registers']> {
  const codes = [
    ...new Set(duties.flatMap(({ register, versions }) => [register, ...versions.map(({ set }) => set?.register)])),
  ].filter((code) => typeof code === 'string')
  if (codes.length === 0) return {}
  const items = Map.groupBy(await listItems(tx, bureau, { codes, known }), ({ code }) => code)
  const complete = await completeRegisters(tx, bureau, known)
  return Object.fromEntries(
    codes.map((code) => [
      code,
      {
        complete: complete.has(code),
        items: (items.get(code) ?? []).map(({ id, subjectId, subjectIsPost, from, to }) => ({
          id,
          body: subjectIsPost ? null : subjectId,
          post: subjectIsPost ? subjectId : null,
          from,
          to,
        })),
      },
    ]),
  )
}

/** The latest versions of items as known on a day, of the whole bureau: what is shown of them is for the caller to choose; without those voided by then; in the order of their days. */
export async function listItems(
  tx: Tx,
  bureau: string,
  { codes, ids, known }: { codes?: readonly string[]; ids?: readonly string[]; known: string },
): Promise<StoredItem[]> {
  const latest = tx
    .selectFrom('register_item')
    .distinctOn('id')
    .where('bureau_id', '=', bureau)
    .where('entered_on', '<=', known)
    .$if(codes !== undefined, (q) => q.where('code', 'in', codes!.length > 0 ? [...codes!] : ['']))
    .$if(ids !== undefined, (q) => q.where('id', 'in', ids!.length > 0 ? [...ids!] : [bureau]))
    .orderBy('id')
    .orderBy('version', 'desc')
    .selectAll()
  // Behind the wall a given-away item would stay with its former owner, in its former version.
  const rows = await counting(tx, () =>
    tx.selectFrom(latest.as('i')).selectAll().where('voided', '=', false).orderBy('from_day').orderBy('id').execute(),
  )
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    code: row.code,
    name: row.name,
    subjectId: row.subject_id,
    subjectIsPost: row.subject_is_post,
    from: row.from_day,
    to: row.to_day,
    enteredBy: row.entered_by_name,
    enteredOn: row.entered_on,
  }))
}

/** Those of them that the transaction sees. */
export async function itemsInSight(...asked: Parameters<typeof listItems>): Promise<StoredItem[]> {
  const sight = await subjectsInSight(asked[0])
  const items = await listItems(...asked)
  return sight === 'all' ? items : items.filter(({ subjectId }) => sight.includes(subjectId))
}

/** Codes of the registers whose latest confirmation by a day says that they are complete. */
async function completeRegisters(tx: Tx, bureau: string, known: string): Promise<Set<string>> {
  const rows = await confirmations(tx, bureau, known)
  return new Set(rows.filter(({ complete }) => complete).map(({ code }) => code))
}

/** The latest confirmation of each register by a day. */
const confirmations = (tx: Tx, bureau: string, known: string) =>
  tx
    .selectFrom('register_confirmation')
    .distinctOn('code')
    .where('bureau_id', '=', bureau)
    .where('entered_on', '<=', known)
    .orderBy('code')
    .orderBy('entered_on', 'desc')
    // Ids are made in the order of time.
    .orderBy(sql`id`, 'desc')
    .select(['code', 'complete', 'entered_by_name', 'entered_on'])
    .execute()

/** Every register with how many items are in sight and whether it is complete. */
export async function listRegisters(tx: Tx, bureau: string, known: string): Promise<Omit<RegisterSummary, 'duties'>[]> {
  const rows = await tx
    .selectFrom('register')
    .select(['code', 'name'])
    .where('bureau_id', '=', bureau)
    .orderBy('created_on')
    .orderBy('name')
    .execute()
  const latest = new Map((await confirmations(tx, bureau, known)).map((row) => [row.code, row]))
  const items = Map.groupBy(await itemsInSight(tx, bureau, { known }), ({ code }) => code)
  return rows.map(({ code, name }) => {
    const said = latest.get(code)
    return {
      code,
      name,
      items: items.get(code)?.length ?? 0,
      complete: said?.complete ?? false,
      confirmed: said ? { by: said.entered_by_name, on: said.entered_on } : null,
    }
  })
}

export async function requireRegister({ tx, actor }: Context, code: string): Promise<void> {
  const found = await tx
    .selectFrom('register')
    .select('code')
    .where('bureau_id', '=', actor.bureauId)
    .where('code', '=', code)
    .executeTakeFirst()
  if (!found) throw notFound('本台账')
}

/** Makes a register where there is none of that code yet. */
export async function insertRegister({ tx, actor, today }: CommandContext, code: string, name: string): Promise<void> {
  await tx
    .insertInto('register')
    .values({
      ...{ bureau_id: actor.bureauId, code, name },
      ...{ created_by: actor.accountId, created_on: formatDay(today) },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export interface NewItem {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly subjectId: string
  readonly subjectIsPost: boolean
  readonly from: string
  readonly to: string | null
  readonly voided?: boolean
}

export async function insertItems(
  { tx, actor, today }: CommandContext,
  code: string,
  items: readonly NewItem[],
): Promise<void> {
  if (items.length === 0) return
  const entered = {
    entered_by: actor.accountId,
    entered_by_name: actor.displayName,
    entered_on: formatDay(today),
  }
  const rows = items.map(({ id, version, name, subjectId, subjectIsPost, from, to, voided = false }) => ({
    ...{ bureau_id: actor.bureauId, id, version, code, name, voided },
    ...{ subject_id: subjectId, subject_is_post: subjectIsPost, from_day: from, to_day: to },
    ...entered,
  }))
  await tx.insertInto('register_item').values(rows).execute()
}

/** By item and kind of credit the first day on which a record in sight did that step. */
export async function doneSteps(
  tx: Tx,
  bureau: string,
  items: readonly string[],
): Promise<ReadonlyMap<string, Record<string, string>>> {
  if (items.length === 0) return new Map()
  const rows = await tx
    .selectFrom('credit')
    .where('bureau_id', '=', bureau)
    .where('item', 'in', [...items])
    .where('voided_on', 'is', null)
    .where('makes_up_for', 'is', null)
    .groupBy(['item', 'kind'])
    .select(['item', 'kind', sql<string>`min(held_on)`.as('first')])
    .execute()
  const done = new Map<string, Record<string, string>>()
  for (const { item, kind, first } of rows) done.set(item!, { ...done.get(item!), [kind]: first })
  return done
}
