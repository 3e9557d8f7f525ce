/** Records, versions, participants, credits and drafts in the database. */
import { sql } from 'kysely'
import type { Tx } from '#kernel/db.ts'
import { newId } from '#kernel/id.ts'
import type { Common, DutyTerms, KnownCredit, Part, RecordKindRules, RosterFacts } from './record.rules.ts'
import { enteredDay } from './record.rules.ts'
import type { RecordKind, RecordState } from './record.schema.ts'

/** A version of a record, ready to be written. */
export interface Entry {
  readonly bureau: string
  readonly id: string
  readonly rules: RecordKindRules<Common>
  readonly content: Common
  readonly duties: readonly DutyTerms[]
  readonly subjectIsPost: boolean
  readonly version: number
  /** Why an earlier version is corrected; null for the first. */
  readonly reason: string | null
  /** Account and name of whoever enters it. */
  readonly by: { readonly account: string; readonly name: string }
  /** The day of entry, `YYYY-MM-DD`. */
  readonly day: string
  /** Credits of the version before, for what keeps its day of entry. */
  readonly before: readonly KnownCredit[]
}

interface Rows {
  readonly record: {
    id: string
    kind: string
    title: string
    subject_id: string
    class: number
    held_on: string
    version: number
    entered_by: string
    entered_on: string
  }
  readonly version: { content: Common; reason: string | null; by_name: string }
  readonly people: readonly { person_id: string; part: Part }[]
  readonly credits: readonly {
    id: string
    kind: string
    tags: readonly string[]
    subject_id: string
    subject_is_post: boolean
    quantity: number
    people: readonly string[]
    item: string | null
    held_on: string
    entered_on: string
    known_from: string
    makes_up_for: string | null
    label: number | null
  }[]
}

/** All rows of one version of a record. */
export function rowsOf(entry: Entry): Rows {
  const { rules, content, day } = entry
  const { subjectId, heldOn, makesUpFor, label = null } = content
  const people = [
    ...new Map(rules.people(content).map(({ id, part }) => [`${id} ${part}`, { person_id: id, part }])).values(),
  ]
  return {
    record: {
      id: entry.id,
      kind: rules.kind,
      title: rules.title(content),
      subject_id: subjectId,
      class: rules.class,
      held_on: heldOn,
      version: entry.version,
      entered_by: entry.by.account,
      entered_on: day,
    },
    version: { content, reason: entry.reason, by_name: entry.by.name },
    people,
    credits: rules.earned(content, entry.duties).map((earned) => ({
      id: newId(),
      kind: earned.kind,
      tags: earned.tags,
      subject_id: subjectId,
      subject_is_post: entry.subjectIsPost,
      quantity: earned.quantity,
      people: earned.people,
      item: earned.item ?? null,
      held_on: heldOn,
      entered_on: enteredDay({ ...earned, subjectId, heldOn, makesUpFor, label }, entry.before, day),
      known_from: day,
      makes_up_for: makesUpFor,
      label,
    })),
  }
}

/**
 * Writes versions of records: their heads in one statement, then content, participants and credits in another, because
 * the database takes these only for a record that it sees.
 * The caller has checked them; of a corrected record the earlier credits are closed by `closeCredits` before.
 */
export async function writeEntries(tx: Tx, bureau: string, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  const input = JSON.stringify(entries.map(rowsOf))
  await sql`
    with input as (
      select r.* from jsonb_array_elements(${input}::jsonb) as e, jsonb_to_record(e.value -> 'record')
        as r (id uuid, kind text, title text, subject_id uuid, class int, held_on date, version int, entered_by uuid, entered_on date)
    ), corrected as (
      update record set title = i.title, subject_id = i.subject_id, held_on = i.held_on, version = i.version, state = 'submitted'
      from input i where record.bureau_id = ${bureau} and record.id = i.id and i.version > 1
    )
    insert into record (bureau_id, id, kind, title, subject_id, class, state, held_on, version, entered_by, entered_on)
    select ${bureau}, id, kind, title, subject_id, class, 'submitted', held_on, version, entered_by, entered_on
    from input where version = 1
  `.execute(tx)
  await sql`
    with input as (
      select r.value as v from jsonb_array_elements(${input}::jsonb) as r
    ), versions as (
      insert into record_version (bureau_id, record_id, version, class, subject_id, content, reason, entered_by, entered_by_name, entered_on)
      select ${bureau}, (v -> 'record' ->> 'id')::uuid, (v -> 'record' ->> 'version')::int, (v -> 'record' ->> 'class')::int,
        (v -> 'record' ->> 'subject_id')::uuid, v -> 'version' -> 'content', v -> 'version' ->> 'reason',
        (v -> 'record' ->> 'entered_by')::uuid, v -> 'version' ->> 'by_name', (v -> 'record' ->> 'entered_on')::date
      from input
    ), people as (
      insert into record_person (bureau_id, record_id, person_id, part, subject_id, class, entered_by)
      select ${bureau}, (v -> 'record' ->> 'id')::uuid, p.person_id, p.part, (v -> 'record' ->> 'subject_id')::uuid, (v -> 'record' ->> 'class')::int,
        (v -> 'record' ->> 'entered_by')::uuid
      from input, jsonb_to_recordset(v -> 'people') as p (person_id uuid, part text)
    )
    insert into credit (bureau_id, id, record_id, class, kind, tags, subject_id, subject_is_post, quantity, people, item, held_on, entered_on, known_from, makes_up_for, label)
    select ${bureau}, c.id, (v -> 'record' ->> 'id')::uuid, (v -> 'record' ->> 'class')::int, c.kind, c.tags, c.subject_id, c.subject_is_post, c.quantity, c.people, c.item,
      c.held_on, c.entered_on, c.known_from, c.makes_up_for, c.label
    from input, jsonb_to_recordset(v -> 'credits')
      as c (id uuid, kind text, tags text[], subject_id uuid, subject_is_post boolean, quantity numeric, people uuid[], item uuid,
            held_on date, entered_on date, known_from date, makes_up_for text, label int)
  `.execute(tx)
}

/** Ends the credits and participants of the version that is being corrected, as of the day of the correction. */
export async function closeCredits(tx: Tx, bureau: string, recordId: string, day: string): Promise<void> {
  await tx
    .updateTable('credit')
    .set({ voided_on: day })
    .where('bureau_id', '=', bureau)
    .where('record_id', '=', recordId)
    .where('voided_on', 'is', null)
    .execute()
  await tx.deleteFrom('record_person').where('bureau_id', '=', bureau).where('record_id', '=', recordId).execute()
}

/** The credits that a record earns now. */
export async function openCredits(tx: Tx, bureau: string, recordId: string): Promise<KnownCredit[]> {
  const rows = await tx
    .selectFrom('credit')
    .selectAll()
    .where('bureau_id', '=', bureau)
    .where('record_id', '=', recordId)
    .where('voided_on', 'is', null)
    .execute()
  return rows.map((row) => ({
    kind: row.kind,
    tags: row.tags,
    quantity: row.quantity,
    people: row.people,
    item: row.item,
    subjectId: row.subject_id,
    heldOn: row.held_on,
    enteredOn: row.entered_on,
    makesUpFor: row.makes_up_for,
    label: row.label,
  }))
}

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
  const members = await tx
    .selectFrom('membership')
    .select('person_id')
    .where('bureau_id', '=', bureau)
    .where('body_id', '=', subjectId)
    .where('from_day', '<=', heldOn)
    .where((eb) => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', heldOn)]))
    .execute()
  return {
    names: new Map(named.map((row) => [row.id, row.name])),
    members: new Set(members.map((row) => row.person_id)),
  }
}

export interface RecordHead {
  readonly id: string
  readonly kind: RecordKind
  readonly title: string
  readonly subjectId: string
  readonly state: RecordState
  readonly heldOn: string
  readonly enteredOn: string
  readonly version: number
  readonly enteredBy: string
  /** Class of confidentiality. */
  readonly class: number
}

export interface RecordFilter {
  readonly id?: string | undefined
  readonly subjectId?: string | undefined
  readonly kind?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly limit: number
  readonly offset: number
}

/** Records in sight, the latest first; `total` counts all that match. */
export async function findRecords(
  tx: Tx,
  bureau: string,
  filter: RecordFilter,
): Promise<{ records: RecordHead[]; total: number }> {
  const { id, subjectId, kind, from, to, limit, offset } = filter
  const rows = await tx
    .selectFrom('record')
    .where('bureau_id', '=', bureau)
    .$if(id !== undefined, (q) => q.where('id', '=', id!))
    .$if(subjectId !== undefined, (q) => q.where('subject_id', '=', subjectId!))
    .$if(kind !== undefined, (q) => q.where('kind', '=', kind!))
    .$if(from !== undefined, (q) => q.where('held_on', '>=', from!))
    .$if(to !== undefined, (q) => q.where('held_on', '<=', to!))
    .orderBy('held_on', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .selectAll()
    .select(sql<number>`count(*) over ()`.as('total'))
    .execute()
  return {
    total: rows[0]?.total ?? 0,
    records: rows.map((row) => ({
      id: row.id,
      kind: row.kind as RecordKind,
      title: row.title,
      subjectId: row.subject_id,
      state: row.state as RecordState,
      heldOn: row.held_on,
      enteredOn: row.entered_on,
      version: row.version,
      enteredBy: row.entered_by,
      class: row.class,
    })),
  }
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
