/** Reading records in the database: heads, versions, and what the roster says of their people. */
import { sql } from 'kysely'
import type { RecordState } from '#duties/record-state.rules.ts'
import { counting, type Tx } from '#kernel/db.ts'
import { notFound } from '#kernel/refusal.ts'
import { earnedLabels, NOTHING } from './earned.store.ts'
import { isOfMany } from './kind-words.rules.ts'
import type { Common, RosterFacts } from './record.rules.ts'
import type { RecordKind } from './record.schema.ts'

/** The people of a record and the members of its subject's body on the day it was held. */
export async function rosterFacts(
  tx: Tx,
  bureau: string,
  people: readonly string[],
  subjectId: string,
  heldOn: string,
): Promise<RosterFacts> {
  const named =
    people.length === 0
      ? []
      : await tx
          .selectFrom('person')
          .select(['id', 'name'])
          .where('bureau_id', '=', bureau)
          .where('id', 'in', [...new Set(people)])
          .where('from_day', '<=', heldOn)
          .where((eb) => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', heldOn)]))
          .execute()
  // Whoever belonged to the body then can be named, though they may have moved out of sight since.
  const members = await counting(tx, () =>
    tx
      .selectFrom('membership as m')
      .innerJoin('person as p', (join) =>
        join.onRef('p.bureau_id', '=', 'm.bureau_id').onRef('p.id', '=', 'm.person_id'),
      )
      .select(['p.id', 'p.name'])
      .where('m.bureau_id', '=', bureau)
      .where('m.body_id', '=', subjectId)
      .where('m.from_day', '<=', heldOn)
      .where((eb) => eb.or([eb('m.to_day', 'is', null), eb('m.to_day', '>=', heldOn)]))
      .where((eb) => eb.or([eb('p.to_day', 'is', null), eb('p.to_day', '>=', heldOn)]))
      .execute(),
  )
  return {
    names: new Map([...named, ...members].map((row) => [row.id, row.name])),
    members: new Set(members.map((row) => row.id)),
  }
}

export interface RecordHead {
  readonly id: string
  readonly kind: RecordKind
  /** What it earns for its subject, where its name depends on that. */
  readonly earned: readonly string[]
  readonly title: string
  readonly subjectId: string
  readonly state: RecordState
  readonly heldOn: string
  readonly enteredOn: string
  readonly version: number
  /** The account that entered the first version, and the one that entered the version that stands. */
  readonly enteredBy: string
  readonly versionBy: string
  /** That version was entered for somebody else. */
  readonly proxied: boolean
  /** Class of confidentiality. */
  readonly class: number
  /** The version that stands was appealed for, and that waits to be decided. */
  readonly appealed: boolean
}

export interface RecordFilter {
  readonly id?: string | undefined
  readonly subjectId?: string | undefined
  readonly subjects?: readonly string[] | undefined
  readonly kinds?: readonly RecordKind[] | undefined
  readonly states?: readonly RecordState[] | undefined
  /** Of these subjects, or entered by this account. */
  readonly concerning?: { readonly subjects: readonly string[]; readonly account: string } | undefined
  /** Only where this person took part: not who was on leave, and not what is void unless it is asked for. */
  readonly attendedBy?: string | undefined
  /** Only what is appealed for, and not decided since. */
  readonly appealed?: boolean | undefined
  /** Leaves out what this account entered. */
  readonly notBy?: string | undefined
  /** Leaves out what this account returned and somebody appealed for, where one of the others may decide. */
  readonly notReturnedBy?: { readonly account: string; readonly checkers: readonly string[] } | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly limit: number
  readonly offset: number
  /** Characters of the title. */
  readonly find?: string | undefined
  /** For what waits: by the day of entry, the earliest or the latest first. */
  readonly byEntry?: 'asc' | 'desc' | undefined
  /** In that order, only what comes after this one. */
  readonly after?: { readonly enteredOn: string; readonly id: string } | undefined
}

/** Records in sight, the latest first; `total` counts all that match. */
export async function findRecords(
  tx: Tx,
  bureau: string,
  filter: RecordFilter,
): Promise<{ records: RecordHead[]; total: number }> {
  const { id, subjectId, subjects, kinds, states, concerning, attendedBy, notBy, from, to, find, after } = filter
  const { appealed, notReturnedBy, limit, offset, byEntry } = filter
  const rows = await tx
    .selectFrom('record')
    .where('bureau_id', '=', bureau)
    .$if(id !== undefined, (q) => q.where('id', '=', id!))
    .$if(subjectId !== undefined, (q) => q.where('subject_id', '=', subjectId!))
    .$if(subjects !== undefined, (q) => q.where('subject_id', 'in', subjects!))
    .$if(kinds !== undefined, (q) => q.where('kind', 'in', kinds!))
    .$if(states !== undefined, (q) => q.where('state', 'in', states!))
    .$if(concerning !== undefined, (q) =>
      q.where((eb) =>
        eb.or([
          eb('version_by', '=', concerning!.account),
          ...(concerning!.subjects.length > 0 ? [eb('subject_id', 'in', [...concerning!.subjects])] : []),
        ]),
      ),
    )
    .$if(attendedBy !== undefined, (q) =>
      q
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('record_person as n')
              .select('n.person_id')
              .whereRef('n.bureau_id', '=', 'record.bureau_id')
              .whereRef('n.record_id', '=', 'record.id')
              .where('n.person_id', '=', attendedBy!)
              .where('n.part', '!=', 'absent'),
          ),
        )
        .$if(states === undefined, (one) => one.where('state', '!=', 'voided')),
    )
    .$if(appealed === true, (q) => q.where(appealWaits))
    .$if(notReturnedBy !== undefined, (q) =>
      q.where(sql<boolean>`not (${disputedOf(notReturnedBy!.account)} and ${decidedByOneOf(notReturnedBy!.checkers)})`),
    )
    .$if(notBy !== undefined, (q) => q.where('version_by', '!=', notBy!))
    .$if(from !== undefined, (q) => q.where('held_on', '>=', from!))
    .$if(to !== undefined, (q) => q.where('held_on', '<=', to!))
    // No pattern: what is typed is looked for as it is.
    .$if(Boolean(find), (q) => q.where(sql<number>`strpos(lower(title), lower(${find}))`, '>', 0))
    .$if(after !== undefined, (q) =>
      q.where(
        byEntry === 'desc'
          ? sql<boolean>`(entered_on, id) < (${after!.enteredOn}, ${after!.id}::uuid)`
          : sql<boolean>`(entered_on, id) > (${after!.enteredOn}, ${after!.id}::uuid)`,
      ),
    )
    .orderBy(byEntry ? 'entered_on' : 'held_on', byEntry ?? 'desc')
    .orderBy('id', byEntry ?? 'desc')
    .limit(limit)
    .offset(offset)
    .selectAll()
    .select([sql<number>`count(*) over ()`.as('total'), appealWaits.as('appealed')])
    .execute()
  const named = rows.flatMap(({ id: one, kind }) => (isOfMany(kind) ? one : []))
  const earned = named.length > 0 ? await earnedLabels(tx, bureau, named) : NOTHING
  return {
    total: rows[0]?.total ?? 0,
    records: rows.map((row) => ({
      id: row.id,
      kind: row.kind as RecordKind,
      earned: earned.get(row.id) ?? [],
      title: row.title,
      subjectId: row.subject_id,
      state: row.state as RecordState,
      heldOn: row.held_on,
      enteredOn: row.entered_on,
      version: row.version,
      enteredBy: row.entered_by,
      versionBy: row.version_by,
      proxied: row.proxied,
      class: row.class,
      appealed: row.appealed,
    })),
  }
}

/** Whether the version that stands was appealed for, and neither adopted nor returned since. */
const appealWaits = sql<boolean>`(record.state in ('submitted', 'proxied') and coalesce((
  select a.action = 'appeal' from record_action a
  where a.bureau_id = record.bureau_id and a.record_id = record.id and a.version = record.version
    and a.action in ('appeal', 'accept', 'return')
  order by a.made_at desc limit 1), false))`

/** Whether an account has returned the version that stands, and somebody appealed for it. */
const disputedOf = (account: string) => sql<boolean>`(
  select coalesce(bool_or(a.action = 'appeal') and bool_or(a.action = 'return' and a.made_by = ${account}), false)
  from record_action a
  where a.bureau_id = record.bureau_id and a.record_id = record.id and a.version = record.version)`

/** Whether one of these accounts has neither entered the version that stands nor returned it before the appeal. */
const decidedByOneOf = (checkers: readonly string[]) => sql<boolean>`exists (
  select from unnest(${[...checkers]}::uuid[]) as checker
  where checker <> record.version_by and not exists (
    select from record_action a
    where a.bureau_id = record.bureau_id and a.record_id = record.id and a.version = record.version
      and a.action = 'return' and a.made_by = checker and a.made_at < (
        select min(p.made_at) from record_action p
        where p.bureau_id = a.bureau_id and p.record_id = a.record_id and p.version = a.version
          and p.action = 'appeal')))`

/** The record, held until the end of the transaction, so that two changes follow one another. Throws where there is none. */
export async function lockRecord(tx: Tx, bureau: string, id: string): Promise<RecordHead> {
  await tx.selectFrom('record').select('id').where('bureau_id', '=', bureau).where('id', '=', id).forUpdate().execute()
  const { records } = await findRecords(tx, bureau, { id, limit: 1, offset: 0 })
  if (!records[0]) throw notFound('条纪实')
  return records[0]
}

export interface StoredVersion {
  readonly version: number
  readonly content: Common
  readonly reason: string | null
  readonly enteredBy: string
  readonly enteredOn: string
}

export async function listVersions(tx: Tx, bureau: string, recordId: string): Promise<StoredVersion[]> {
  const rows = await tx
    .selectFrom('record_version')
    .select(['version', 'content', 'reason', 'entered_by_name', 'entered_on'])
    .where('bureau_id', '=', bureau)
    .where('record_id', '=', recordId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({
    version: row.version,
    content: row.content as unknown as Common,
    reason: row.reason,
    enteredBy: row.entered_by_name,
    enteredOn: row.entered_on,
  }))
}
