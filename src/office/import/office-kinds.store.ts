/** Bodies and posts of a table, read against the office and written to it. */
import { formatDay } from '#kernel/day.ts'
import { newId } from '#kernel/id.ts'
import type { Body } from '#office/office.schema.ts'
import { listBodies, listPosts } from '#office/office.store.ts'
import { BODY_COLUMNS, type BodyValue, judgeBodies } from './bodies.rules.ts'
import { type Importer, type ImportKind, STALE, type StagedRow } from './kind.api.ts'
import { Places } from './place.rules.ts'
import { judgePosts, type KnownPost, POST_COLUMNS, type PostValue } from './posts.rules.ts'

/** A bureau with more bodies or posts is not known; more rows than that are another table. */
const WHOLE = 20_000

interface Altered<Before, After> {
  readonly before: Before
  readonly after: After
}

/** Values of rows by what is to be done with them. */
const split = <Made, Before>(rows: readonly StagedRow[]) => ({
  made: rows.filter(({ action }) => action === 'create').map((row) => ({ ...row, value: row.value as Made })),
  altered: rows
    .filter(({ action }) => action === 'update')
    .map((row) => ({ ...row, value: row.value as Altered<Before, Made> })),
})

export const bodiesImport: ImportKind = {
  code: 'bodies',
  columns: BODY_COLUMNS,
  together: WHOLE,
  judge: async ({ tx, bureau, today }, rows) =>
    judgeBodies(rows, { bodies: await listBodies(tx, bureau), today: formatDay(today), makeId: newId }),
  write: async ({ tx, bureau }, rows) => {
    const stale = new Map<number, string>()
    const { made, altered } = split<BodyValue, Body>(rows)
    const bodies = await listBodies(tx, bureau)
    const here = new Set(bodies.map(({ name, parentId }) => `${parentId} ${name}`))
    const places = new Places(bodies)
    const last = bodies.length
    const fresh = made.filter(({ place, value }) => {
      if (!here.has(`${value.parentId} ${value.name}`)) return true
      stale.set(place, STALE)
      return false
    })
    if (fresh.length > 0) {
      const values = fresh.map(({ target, value }, i) => ({
        bureau_id: bureau,
        id: target,
        position: last + i,
        ...columns(value),
      }))
      await tx.insertInto('body').values(values).execute()
    }
    for (const { place, target, value } of altered) {
      const { before, after } = value
      if (after.parentId && after.parentId !== before.parentId && places.within(after.parentId, target)) {
        stale.set(place, STALE)
        continue
      }
      const { numUpdatedRows } = await tx
        .updateTable('body')
        .set(columns(after))
        .where('bureau_id', '=', bureau)
        .where('id', '=', target)
        .where('kind', '=', before.kind)
        .where('from_day', '=', before.from)
        .where('parent_id', 'is not distinct from', before.parentId)
        .where('records_since', 'is not distinct from', before.recordsSince)
        .executeTakeFirst()
      if (!numUpdatedRows) stale.set(place, STALE)
    }
    return stale
  },
}

const columns = ({ name, kind, parentId, from, recordsSince }: BodyValue) => ({
  name,
  kind,
  parent_id: parentId,
  from_day: from,
  records_since: recordsSince,
})

export const postsImport: ImportKind = {
  code: 'posts',
  columns: POST_COLUMNS,
  together: WHOLE,
  judge: async ({ tx, bureau }, rows) =>
    judgePosts(rows, { bodies: await listBodies(tx, bureau), posts: await listPosts(tx, bureau), makeId: newId }),
  write: async (importer, rows) => {
    const { tx, bureau } = importer
    const stale = new Map<number, string>()
    const { made, altered } = split<PostValue, KnownPost>(rows)
    const here = await postKeys(importer)
    const fresh = made.filter(({ place, value }) => {
      if (!here.has(`${value.bodyId} ${value.name}`)) return true
      stale.set(place, STALE)
      return false
    })
    if (fresh.length > 0) {
      const values = fresh.map(({ target, value: { name, role, bodyId } }, i) => ({
        ...{ bureau_id: bureau, id: target, name, role, body_id: bodyId, position: here.size + i },
      }))
      await tx.insertInto('post').values(values).execute()
    }
    for (const { place, target, value } of altered) {
      const { numUpdatedRows } = await tx
        .updateTable('post')
        .set({ role: value.after.role })
        .where('bureau_id', '=', bureau)
        .where('id', '=', target)
        .where('role', '=', value.before.role)
        .executeTakeFirst()
      if (!numUpdatedRows) stale.set(place, STALE)
    }
    return stale
  },
}

async function postKeys({ tx, bureau }: Importer): Promise<Set<string>> {
  const rows = await tx.selectFrom('post').select(['body_id', 'name']).where('bureau_id', '=', bureau).execute()
  return new Set(rows.map(({ body_id, name }) => `${body_id} ${name}`))
}
