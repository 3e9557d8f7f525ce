/** Reading records in the database: heads, versions, and what the roster says of their people. */
import { sql } from 'kysely'
import type { Tx } from '#kernel/db.ts'
import type { Common, RosterFacts } from './record.rules.ts'
import type { RecordKind, RecordState } from './record.schema.ts'

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
