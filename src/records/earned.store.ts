/** What records are called by: the kinds that they earn, of other work the duties that they name. */
import { sql } from 'kysely'
import { titlesOn } from '#duties/duty-terms.api.ts'
import { OTHER_KIND } from '#duties/kinds.schema.ts'
import { seeingAll, type Tx } from '#kernel/db.ts'
import { labelsOf } from './kind-words.rules.ts'

export const NOTHING: ReadonlyMap<string, readonly string[]> = new Map()

/** By record what it earns for its subject, in words: by them it is called, so that it is the same for whoever may read it. */
export async function earnedLabels(
  tx: Tx,
  bureau: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await seeingAll(tx, () =>
    tx
      .selectFrom('record')
      .innerJoin('credit as c', (join) =>
        join
          .onRef('c.bureau_id', '=', 'record.bureau_id')
          .onRef('c.record_id', '=', 'record.id')
          .onRef('c.subject_id', '=', 'record.subject_id'),
      )
      .where('record.bureau_id', '=', bureau)
      .where('record.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
      .where(ofTheLast)
      .groupBy('record.id')
      .select(['record.id', sql<string[]>`array_agg(distinct c.kind)`.as('kinds')])
      .execute(),
  )
  const names = await otherNames(
    tx,
    bureau,
    rows.flatMap(({ id, kinds }) => (kinds.includes(OTHER_KIND) ? id : [])),
  )
  return new Map(rows.map(({ id, kinds }) => [id, labelsOf(kinds, names.get(id))]))
}

/** By record the duties of other work that it names, as they were called on its day: 其他工作 would say nothing. */
export async function otherNames(
  tx: Tx,
  bureau: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return NOTHING
  const rows = await seeingAll(tx, () =>
    tx
      .selectFrom('record as r')
      .innerJoin('record_version as v', (join) =>
        join
          .onRef('v.bureau_id', '=', 'r.bureau_id')
          .onRef('v.record_id', '=', 'r.id')
          .onRef('v.version', '=', 'r.version'),
      )
      .where('r.bureau_id', '=', bureau)
      .where('r.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
      .select(['r.id', 'r.held_on', sql<string[] | null>`v.content -> 'duties'`.as('duties')])
      .execute(),
  )
  const titles = await titlesOn(tx, bureau, OTHER_KIND)
  return new Map(
    rows.map(({ id, held_on, duties }) => [
      id,
      [...new Set((duties ?? []).flatMap((duty) => titles(duty, held_on) ?? []))],
    ]),
  )
}

/** Credits `c` that stand; of a record that is void, those that stood last: it is still called by what it was. */
const ofTheLast = sql<boolean>`(c.voided_on is null or (record.state = 'voided' and c.known_from = (
  select max(l.known_from) from credit l where l.bureau_id = record.bureau_id and l.record_id = record.id)))`
