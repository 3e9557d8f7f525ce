/** People of a table, read against the roster and written to it. */
import { sql } from 'kysely'
import { formatDay, parseDay } from '#kernel/day.ts'
import { newId } from '#kernel/id.ts'
import { listBodies } from '#office/office.store.ts'
import { namePinyin } from '#office/pinyin.rules.ts'
import { listRoster } from '#office/roster.store.ts'
import { type TellTurn, tellSuccession } from '#office/turn.api.ts'
import { heldBy } from '#office/turn.store.ts'
import { cellText, nameText } from './cell.rules.ts'
import { type Importer, type ImportKind, notifierOf, STALE, type StagedRow } from './kind.api.ts'
import { judgePeople } from './people.rules.ts'
import { type HeldPost, PEOPLE_COLUMNS, type PersonValue } from './people.schema.ts'

/** @param tell what whoever takes a post over, or loses it by that, is told */
export const peopleImport = (tell: TellTurn): ImportKind => ({
  code: 'people',
  columns: PEOPLE_COLUMNS,
  together: 1000,
  judge: async (importer, rows, seen) => {
    const { tx, bureau, today } = importer
    const names = rows.map(({ cells }) => nameText(cellText(cells.name ?? '')))
    const facts = {
      bodies: await listBodies(tx, bureau),
      posts: rows.some(({ cells }) => cells.posts) ? await heldPosts(importer) : [],
      people: await listRoster(tx, bureau, formatDay(today), names),
      today: formatDay(today),
      makeId: newId,
    }
    return judgePeople(rows, facts, seen)
  },
  write: (importer, rows) => write(importer, rows, tell),
})

async function heldPosts({ tx, bureau }: Importer): Promise<HeldPost[]> {
  const rows = await tx
    .selectFrom('post as o')
    .leftJoin('post_holding as h', (join) =>
      join.onRef('h.bureau_id', '=', 'o.bureau_id').onRef('h.post_id', '=', 'o.id'),
    )
    .leftJoin('person as p', (join) => join.onRef('p.bureau_id', '=', 'h.bureau_id').onRef('p.id', '=', 'h.person_id'))
    .where('o.bureau_id', '=', bureau)
    .orderBy('o.id')
    .orderBy('h.from_day')
    .select([
      'o.id',
      'o.name',
      'o.body_id',
      'h.id as holding',
      'h.person_id',
      'p.name as person',
      'h.from_day',
      'h.to_day',
    ])
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((holdings) => {
    const { id, name, body_id: bodyId } = holdings[0]!
    const open = holdings.findLast(({ holding, to_day }) => holding !== null && to_day === null)
    const lastEnd =
      holdings
        .flatMap(({ to_day }) => to_day ?? [])
        .sort()
        .at(-1) ?? null
    const holding = open
      ? { id: open.holding!, personId: open.person_id!, personName: open.person ?? '', from: open.from_day! }
      : null
    return { id, name, bodyId, holding, lastEnd }
  })
}

interface PersonRow extends StagedRow {
  readonly value: PersonValue
}

async function write(
  importer: Importer,
  staged: readonly StagedRow[],
  tell: TellTurn,
): Promise<ReadonlyMap<number, string>> {
  const all = staged as readonly PersonRow[]
  const stale = new Map((await outdated(importer, all)).map(({ place }) => [place, STALE] as const))
  const rows = all.filter(({ place }) => !stale.has(place))
  await writePeople(importer, rows)
  await writeStays(importer, rows)
  await writeHoldings(importer, rows)
  await tellSuccessions(importer, rows, tell)
  return stale
}

/** Rows whose person, stays or posts are not what they were when the rows were judged. */
async function outdated(importer: Importer, rows: readonly PersonRow[]): Promise<PersonRow[]> {
  const { tx, bureau, importId } = importer
  const made = rows.filter(({ value }) => value.fresh)
  // Who bears the name of somebody new, and was neither known then nor comes from this very table.
  const sameName = await tx
    .selectFrom('person as p')
    .select(['p.id', 'p.name'])
    .where('p.bureau_id', '=', bureau)
    .where(sql<boolean>`p.name = any(${made.map(({ value }) => value.name)}::text[])`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('import_row as r')
            .select('r.place')
            .where('r.bureau_id', '=', bureau)
            .where('r.import_id', '=', importId)
            .whereRef('r.target_id', '=', 'p.id'),
        ),
      ),
    )
    .execute()
  const byName = Map.groupBy(sameName, ({ name }) => name)
  const ended = (ids: readonly string[], table: 'membership' | 'post_holding') =>
    sql<{ id: string }>`select id from ${sql.table(table)} where bureau_id = ${bureau} and id = any(${ids}::uuid[])
      and to_day is null for update`.execute(tx)
  const stays = rows.flatMap(({ value }) => [
    ...value.redate.map(({ stay }) => stay),
    ...value.begin.flatMap(({ ends }) => ends ?? []),
  ])
  const holdings = rows.flatMap(({ value }) => value.hold.flatMap(({ ends }) => ends ?? []))
  const open = new Set(
    [...(await ended(stays, 'membership')).rows, ...(await ended(holdings, 'post_holding')).rows].map(({ id }) => id),
  )
  const vacant = rows.flatMap(({ value }) => value.hold.flatMap(({ post, ends }) => (ends ? [] : [post])))
  const taken = await tx
    .selectFrom('post_holding')
    .select('post_id')
    .where('bureau_id', '=', bureau)
    .where(sql<boolean>`post_id = any(${vacant}::uuid[])`)
    .where('to_day', 'is', null)
    .execute()
  const occupied = new Set(taken.map(({ post_id }) => post_id))
  const known = await tx
    .selectFrom('person')
    .select(['id', 'party_member', 'probationary'])
    .where('bureau_id', '=', bureau)
    .where(sql<boolean>`id = any(${rows.filter(({ value }) => !value.fresh).map(({ target }) => target)}::uuid[])`)
    .execute()
  const stands = new Map(known.map((person) => [person.id, person]))
  const isSame = (target: string, membership: NonNullable<PersonValue['membership']>) => {
    const { party_member, probationary } = stands.get(target)!
    return party_member === membership.member && probationary === membership.probationary
  }
  return rows.filter(
    ({ target, value }) =>
      (value.fresh
        ? (byName.get(value.name) ?? []).some(({ id }) => !value.namesakes.includes(id))
        : !stands.has(target) || (value.membership !== null && isSame(target, value.membership))) ||
      [
        ...value.redate.map(({ stay }) => stay),
        ...[...value.begin, ...value.hold].flatMap(({ ends }) => ends ?? []),
      ].some((id) => !open.has(id)) ||
      value.hold.some(({ post, ends }) => !ends && occupied.has(post)),
  )
}

async function writePeople({ tx, bureau }: Importer, rows: readonly PersonRow[]): Promise<void> {
  const made = rows.flatMap(({ target, value: { name, fresh } }) =>
    fresh
      ? [
          {
            ...{ bureau_id: bureau, id: target, name, ...namePinyin(name) },
            ...{ party_member: fresh.member, probationary: fresh.probationary },
            ...{ body_id: fresh.bodyId, from_day: fresh.from },
          },
        ]
      : [],
  )
  if (made.length > 0) await tx.insertInto('person').values(made).execute()
  const changed = rows.filter(({ value: { fresh, membership, bodyId, redate, begin } }) => {
    return !fresh && (membership !== null || bodyId !== null || redate.length > 0 || begin.length > 0)
  })
  const input = changed.map(({ target, value: { membership, bodyId, redate, begin } }) => {
    const from = [...redate, ...begin].map((one) => one.from).sort()[0] ?? null
    return { id: target, ...membership, body: bodyId, from }
  })
  await sql`
    update person p set party_member = coalesce(i.member, p.party_member),
      probationary = coalesce(i.probationary, p.probationary), body_id = coalesce(i.body, p.body_id),
      from_day = least(p.from_day, coalesce(i.from, p.from_day))
    from jsonb_to_recordset(${JSON.stringify(input)}::jsonb) as i (id uuid, member boolean, probationary boolean, body uuid, "from" date)
    where p.bureau_id = ${bureau} and p.id = i.id
  `.execute(tx)
}

const dayBefore = (day: string) => formatDay(parseDay(day) - 1)

async function writeStays({ tx, bureau }: Importer, rows: readonly PersonRow[]): Promise<void> {
  const begin = rows.flatMap(({ target, value }) => value.begin.map((one) => ({ ...one, person: target })))
  const ends = begin.flatMap(({ ends: id, from }) => (id ? [{ id, to: dayBefore(from) }] : []))
  const redate = rows.flatMap(({ value }) => value.redate)
  await sql`
    update membership m set to_day = i."to" from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as i (id uuid, "to" date)
    where m.bureau_id = ${bureau} and m.id = i.id
  `.execute(tx)
  await sql`
    update membership m set from_day = i."from" from jsonb_to_recordset(${JSON.stringify(redate)}::jsonb) as i (stay uuid, "from" date)
    where m.bureau_id = ${bureau} and m.id = i.stay
  `.execute(tx)
  const stays = begin.map(({ person, bodyId, from }) => ({
    ...{ bureau_id: bureau, id: newId(), person_id: person, body_id: bodyId, from_day: from },
  }))
  if (stays.length > 0) await tx.insertInto('membership').values(stays).execute()
}

async function writeHoldings({ tx, bureau }: Importer, rows: readonly PersonRow[]): Promise<void> {
  const hold = rows.flatMap(({ target, value }) => value.hold.map((one) => ({ ...one, person: target })))
  const ends = hold.flatMap(({ ends: id, from }) => (id ? [{ id, to: dayBefore(from) }] : []))
  await sql`
    update post_holding h set to_day = i."to" from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as i (id uuid, "to" date)
    where h.bureau_id = ${bureau} and h.id = i.id
  `.execute(tx)
  const holdings = hold.map(({ post, person, from }) => ({
    ...{ bureau_id: bureau, id: newId(), post_id: post, person_id: person, from_day: from },
  }))
  if (holdings.length > 0) await tx.insertInto('post_holding').values(holdings).execute()
}

/** Where somebody is replaced both are told; a table that fills empty posts, as the first one does, tells nobody. */
async function tellSuccessions(importer: Importer, rows: readonly PersonRow[], tell: TellTurn): Promise<void> {
  const ends = rows.flatMap(({ value }) => value.hold.flatMap(({ ends: id }) => id ?? []))
  const replaced = await heldBy(importer.tx, importer.bureau, ends)
  const byHolding = new Map(replaced.map((one) => [one.holding, one]))
  for (const { target, value } of rows)
    for (const { from, ends: id } of value.hold) {
      const last = byHolding.get(id ?? '')
      if (!last) continue
      const holder = { id: target, name: value.name }
      await tellSuccession(notifierOf(importer), tell, {
        post: last.post,
        from,
        holder,
        before: [last],
        replaced: true,
      })
    }
}
