/** Approvals in the database, and what the engine takes of them. */
import { counting, type Tx } from '#kernel/db.ts'
import type { ApprovalKind, ApprovalState } from './approval.schema.ts'
import { titleOn } from './duty-version.store.ts'
import type { DutyRecord } from './record.schema.ts'
import type { Exemption } from './scenario.schema.ts'

/** Exemptions approved by a day, in the form of the engine. */
export async function loadExemptions(tx: Tx, bureau: string, known: string): Promise<Exemption[]> {
  const rows = await tx
    .selectFrom('approval')
    .select(['duty_id', 'subject_id', 'from_day', 'to_day', 'reason', 'decided_on', 'decided_by_name'])
    .where('bureau_id', '=', bureau)
    .where('kind', '=', 'exemption')
    .where('state', '=', 'approved')
    .where('decided_on', '<=', known)
    .orderBy('decided_on')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    duty: row.duty_id!,
    subject: row.subject_id,
    from: row.from_day,
    to: row.to_day,
    reason: row.reason,
    approvedOn: row.decided_on,
    by: row.decided_by_name,
  }))
}

/** That a late entry counts as in time, with the version of its record that was approved. */
export interface ApprovedEntry {
  readonly version: number
  readonly correction: NonNullable<DutyRecord['correction']>
}

/** By record: what was approved of it by a day, the first decision first. */
export async function loadCorrections(
  tx: Tx,
  bureau: string,
  known: string,
): Promise<ReadonlyMap<string, readonly ApprovedEntry[]>> {
  // A record counts for others than its own subject, who may not see the approval.
  const rows = await counting(tx, () =>
    tx
      .selectFrom('approval')
      .select(['record_id', 'record_version', 'reason', 'decided_on', 'decided_by_name'])
      .where('bureau_id', '=', bureau)
      .where('kind', '=', 'late_entry')
      .where('state', '=', 'approved')
      .where('decided_on', '<=', known)
      .orderBy('decided_on')
      .orderBy('id')
      .execute(),
  )
  const approved = rows.map((row) => ({
    recordId: row.record_id!,
    version: row.record_version!,
    correction: { approvedOn: row.decided_on, by: row.decided_by_name, reason: row.reason },
  }))
  return Map.groupBy(approved, ({ recordId }) => recordId)
}

export interface StoredApproval {
  readonly id: string
  readonly kind: ApprovalKind
  readonly state: ApprovalState
  readonly subjectId: string
  readonly about: string | null
  readonly recordId: string | null
  /** The version of the record that it was asked for. */
  readonly recordVersion: number | null
  readonly from: string | null
  readonly to: string | null
  readonly reason: string
  readonly askedByAccount: string
  readonly askedBy: string
  readonly askedOn: string
  readonly decidedBy: string | null
  readonly decidedOn: string | null
  readonly decisionReason: string | null
}

/** How many decided ones a page shows; what is open is always shown whole. */
const DECIDED = 100

/** Approvals in sight: the open ones first, then the latest. */
export async function listApprovals(tx: Tx, bureau: string, id?: string): Promise<StoredApproval[]> {
  const rows = await tx
    .selectFrom('approval as a')
    .leftJoin('duty as d', (join) => join.onRef('d.bureau_id', '=', 'a.bureau_id').onRef('d.id', '=', 'a.duty_id'))
    .leftJoin('record as r', (join) => join.onRef('r.bureau_id', '=', 'a.bureau_id').onRef('r.id', '=', 'a.record_id'))
    .where('a.bureau_id', '=', bureau)
    .where((eb) => {
      if (id !== undefined) return eb('a.id', '=', id)
      const decided = eb
        .selectFrom('approval')
        .select('id')
        .where('bureau_id', '=', bureau)
        .where('state', '!=', 'asked')
        .orderBy('asked_on', 'desc')
        .orderBy('id', 'desc')
        .limit(DECIDED)
      return eb.or([eb('a.state', '=', 'asked'), eb('a.id', 'in', decided)])
    })
    .orderBy((eb) => eb.case().when('a.state', '=', 'asked').then(0).else(1).end())
    .orderBy('a.asked_on', 'desc')
    .orderBy('a.id', 'desc')
    .selectAll('a')
    .select((eb) => eb.fn.coalesce(titleOn(eb.ref('a.asked_on')), 'd.title', 'r.title').as('about'))
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as ApprovalKind,
    state: row.state as ApprovalState,
    subjectId: row.subject_id,
    about: row.about,
    recordId: row.record_id,
    recordVersion: row.record_version,
    from: row.from_day,
    to: row.to_day,
    reason: row.reason,
    askedByAccount: row.asked_by,
    askedBy: row.asked_by_name,
    askedOn: row.asked_on,
    decidedBy: row.decided_by_name,
    decidedOn: row.decided_on,
    decisionReason: row.decision_reason,
  }))
}

export interface Exempting {
  readonly dutyId: string
  readonly subjectId: string
  readonly from: string
  readonly to: string
}

/** What became of asking for an exemption from some of these days: it waits, or was refused the last time. */
export async function exemptionAsked(
  tx: Tx,
  bureau: string,
  asked: Exempting,
): Promise<{ readonly asked: boolean; readonly refused: Refused | null }> {
  const rows = await tx
    .selectFrom('approval')
    .select(['state', 'decided_on', 'decided_by_name', 'decision_reason'])
    .where('bureau_id', '=', bureau)
    .where('kind', '=', 'exemption')
    .where('state', '!=', 'withdrawn')
    .where('duty_id', '=', asked.dutyId)
    .where('subject_id', '=', asked.subjectId)
    .where('from_day', '<=', asked.to)
    .where('to_day', '>=', asked.from)
    .orderBy('decided_on', 'desc')
    .orderBy('decided_at', (by) => by.desc().nullsLast())
    .orderBy('id', 'desc')
    .execute()
  const last = rows.find(({ state }) => state !== 'asked')
  const refused = last?.state === 'refused'
  return {
    asked: rows.some(({ state }) => state === 'asked'),
    refused: refused
      ? { on: last.decided_on!, by: last.decided_by_name ?? '', reason: last.decision_reason ?? '' }
      : null,
  }
}

/** A refusal, as whoever asked is told of it. */
export interface Refused {
  readonly on: string
  readonly by: string
  readonly reason: string
}
