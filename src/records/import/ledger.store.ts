/** Last year's ledger, read against roster, duties and records, and written as records entered on the day of the import. */
import { sql } from 'kysely'
import { closures } from '#duties/closing.api.ts'
import { closingLock } from '#duties/closing.rules.ts'
import { dutiesByTitle, termsOfDuties } from '#duties/duty-terms.api.ts'
import { formatDay } from '#kernel/day.ts'
import { newId } from '#kernel/id.ts'
import { lockTogether } from '#kernel/lock.ts'
import { notify } from '#notices/notify.api.ts'
import { cellDay } from '#office/import/cell.rules.ts'
import type { KeyedRow } from '#office/import/column.schema.ts'
import { type Importer, type ImportKind, notifierOf, STALE, type StagedRow } from '#office/import/kind.api.ts'
import { Places } from '#office/import/place.rules.ts'
import { answerers, listBodies, subjectNames } from '#office/office.store.ts'
import type { RecordKinds } from '#records/record.rules.ts'
import { type Entry, writeEntries } from '#records/record-entry.store.ts'
import { judgeLedger, keyOf } from './ledger.rules.ts'
import {
  LEDGER_COLUMNS,
  type LedgerFacts,
  type LedgerPerson,
  type LedgerTwin,
  type LedgerValue,
} from './ledger.schema.ts'
import { namesIn, saysEverybody } from './ledger-names.rules.ts'

/** The table as a kind of import, over the kinds of records. */
export const ledgerImport = (kinds: RecordKinds): ImportKind => ({
  code: 'ledger',
  columns: LEDGER_COLUMNS,
  together: 500,
  judge: async (importer, rows, seen) => judgeLedger(rows, await factsFor(importer, rows), kinds, seen),
  write: (importer, rows) => write(importer, rows, kinds),
})

async function factsFor(importer: Importer, rows: readonly KeyedRow[]): Promise<LedgerFacts> {
  const { tx, bureau, today } = importer
  const bodies = await listBodies(tx, bureau)
  const posts = await tx
    .selectFrom('post')
    .select(['id', 'name', 'role', 'body_id as bodyId'])
    .where('bureau_id', '=', bureau)
    .execute()
  const places = new Places(bodies)
  const days = rows.flatMap(({ cells }) => cellDay(cells.heldOn ?? '') ?? [])
  const units = rows.flatMap(({ cells }) => places.find(cells.unit ?? '').map(({ id }) => id))
  const byPost = posts.filter(({ name }) => rows.some(({ cells }) => cells.unit?.endsWith(name)))
  const subjects = [...new Set([...units, ...byPost.map(({ id }) => id)])]
  const whole = rows.filter(({ cells }) => saysEverybody(cells.present ?? ''))
  const everybodyOf = [
    ...whole.flatMap(({ cells }) => places.find(cells.unit ?? '').map(({ id }) => id)),
    ...(whole.length > 0 ? byPost.map(({ bodyId }) => bodyId) : []),
  ]
  const names = rows.flatMap(({ cells }) =>
    [cells.host, cells.present, cells.absent].flatMap((text) => namesIn(text ?? '').map(({ name }) => name)),
  )
  return {
    ...{ bodies, posts, makeId: newId, today },
    people: await peopleOf(importer, names, everybodyOf),
    records: await twinsOf(importer, subjects, days),
    duties: await dutiesByTitle(tx, bureau),
    closed: await closedFor(importer, subjects, days),
  }
}

/** Those who bear one of the names, and all who have ever belonged to one of the bodies. */
async function peopleOf(
  { tx, bureau }: Importer,
  names: readonly string[],
  bodies: readonly string[],
): Promise<LedgerPerson[]> {
  const rows = await tx
    .selectFrom('person as p')
    .leftJoin('membership as m', (join) =>
      join.onRef('m.bureau_id', '=', 'p.bureau_id').onRef('m.person_id', '=', 'p.id'),
    )
    .where('p.bureau_id', '=', bureau)
    .where(
      sql<boolean>`(p.name = any(${[...new Set(names)]}::text[]) or p.id in (
        select person_id from membership where bureau_id = ${bureau} and body_id = any(${[...new Set(bodies)]}::uuid[])))`,
    )
    .orderBy('p.id')
    .select(['p.id', 'p.name', 'p.party_member', 'p.from_day as since', 'p.to_day as until'])
    .select(['m.body_id', 'm.from_day', 'm.to_day'])
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((stays) => {
    const { id, name, party_member: member, since: from, until: to } = stays[0]!
    return {
      ...{ id, name, member, from, to },
      stays: stays.flatMap((stay) =>
        stay.body_id && stay.from_day ? [{ bodyId: stay.body_id, from: stay.from_day, to: stay.to_day }] : [],
      ),
    }
  })
}

async function twinsOf(
  { tx, bureau }: Importer,
  subjects: readonly string[],
  days: readonly string[],
): Promise<LedgerTwin[]> {
  return tx
    .selectFrom('record')
    .select(['id', 'subject_id as subjectId', 'held_on as heldOn', 'kind', 'title'])
    .where('bureau_id', '=', bureau)
    .where(sql<boolean>`subject_id = any(${subjects}::uuid[])`)
    .where(sql<boolean>`held_on = any(${[...new Set(days)]}::date[])`)
    .where('state', '!=', 'voided')
    .execute()
}

/** Why nothing may be entered any more, by unit and day. */
async function closedFor(
  { tx, bureau, today }: Importer,
  subjects: readonly string[],
  days: readonly string[],
): Promise<LedgerFacts['closed']> {
  const closure = await closures({ tx, today, actor: { bureauId: bureau } }, subjects, days)
  return (subject, day) => closure(subject, day)?.why ?? null
}

async function write(
  importer: Importer,
  staged: readonly StagedRow[],
  kinds: RecordKinds,
): Promise<ReadonlyMap<number, string>> {
  const { tx, bureau, scope, name, today, fileName } = importer
  const rows = staged.map((row) => ({ ...row, value: row.value as LedgerValue }))
  const contents = rows.map(({ value }) => value.content)
  const [subjects, days] = [contents.map(({ subjectId }) => subjectId), contents.map(({ heldOn }) => heldOn)]
  const twins = new Set((await twinsOf(importer, subjects, days)).map(keyOf))
  await lockTogether(tx, closingLock(bureau))
  const closed = await closedFor(importer, [...new Set(subjects)], days)
  const answering = await answerers(tx, bureau, [...new Set(subjects)], formatDay(today))
  const refused = new Map<number, string>()
  const entries: Entry[] = []
  for (const { place, row, target, value } of rows) {
    const rules = kinds[value.kind]
    const { content } = value
    const reason = closed(content.subjectId, content.heldOn)
    if (reason || twins.has(keyOf({ ...content, kind: value.kind, title: rules.title(content) }))) {
      refused.set(place, reason ?? STALE)
      continue
    }
    const ids = rules.duties(content)
    const duties = ids.length === 0 ? [] : await termsOfDuties({ tx, actor: { bureauId: bureau } }, ids, content.heldOn)
    const own = answering.get(content.subjectId)
    entries.push({
      ...{ bureau, id: target, rules, content, duties, subjectIsPost: value.subjectIsPost, held: [] },
      // A vacant post has nobody to confirm for it.
      proxied: own !== undefined && !(scope.person && own.has(scope.person)),
      ...{ version: 1, reason: `由《${fileName}》第${row}行导入`, by: { account: scope.account!, name }, before: [] },
      // Whenever it was done, it is entered now: nothing imported counts as entered in time that was not.
      day: formatDay(today),
    })
  }
  await writeEntries(tx, bureau, entries)
  await tellProxied(importer, entries)
  return refused
}

/** Whoever answers for a body or post is asked once to confirm what was imported for it, however many rows. */
async function tellProxied(importer: Importer, entries: readonly Entry[]): Promise<void> {
  const asked = entries.filter(({ proxied }) => proxied).map(({ content }) => content.subjectId)
  const names = await subjectNames(importer.tx, importer.bureau)
  for (const subject of new Set(asked))
    await notify(
      notifierOf(importer),
      { subjects: [subject] },
      {
        kind: 'record_proxied',
        title: '有导入的纪实，请逐条核对并确认',
        text: names.get(subject)?.name ?? '',
        ...{ to: `/records?subject=${subject}&state=proxied`, matter: subject },
        once: true,
      },
    )
}
