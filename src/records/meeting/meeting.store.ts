/** Meetings in the database: heads, who is invited, who must attend, and the record that was made of one. */
import { sql } from 'kysely'
import { counting, type Tx } from '#kernel/db.ts'
import { settle } from '#notices/notify.api.ts'
import { type Answer, INVITATIONS, type LastMeeting, type MeetingKind, type MeetingState } from './meeting.schema.ts'
import { topicLines } from './topics.rules.ts'

export interface MeetingHead {
  readonly id: string
  readonly kind: MeetingKind
  readonly subjectId: string
  readonly occurrence: string | null
  readonly heldOn: string
  readonly startsAt: string
  readonly place: string
  readonly host: string
  readonly topics: string
  readonly note: string
  readonly files: readonly string[]
  readonly state: MeetingState
  readonly reason: string | null
  readonly recordId: string | null
  readonly version: number
  /** Account and name of whoever planned it. */
  readonly account: string
  readonly enteredBy: string
  /** The answer of the person who asks; `none` where not invited. */
  readonly own: 'none' | 'asked' | Answer
}

export interface MeetingFilter {
  readonly id?: string | undefined
  readonly subjectId?: string | undefined
  readonly occurrence?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Only those of these bodies, or to which the person is invited. */
  readonly mine?: readonly string[] | undefined
  /** Only what is neither cancelled nor recorded. */
  readonly planned?: boolean | undefined
  readonly latestFirst?: boolean | undefined
  readonly limit: number
  readonly offset?: number | undefined
}

/** Meetings in sight; `total` counts all that match. */
export async function findMeetings(
  tx: Tx,
  bureau: string,
  person: string | null,
  filter: MeetingFilter,
): Promise<{ meetings: MeetingHead[]; total: number }> {
  const { id, subjectId, occurrence, from, to, mine, planned, latestFirst, limit, offset = 0 } = filter
  const order = latestFirst ? 'desc' : 'asc'
  const rows = await tx
    .selectFrom('meeting as m')
    .leftJoin('meeting_person as p', (join) =>
      join.onRef('p.bureau_id', '=', 'm.bureau_id').onRef('p.meeting_id', '=', 'm.id').on('p.person_id', '=', person),
    )
    .leftJoin('record as r', (join) => join.onRef('r.bureau_id', '=', 'm.bureau_id').onRef('r.id', '=', 'm.record_id'))
    .where('m.bureau_id', '=', bureau)
    .$if(id !== undefined, (q) => q.where('m.id', '=', id!))
    .$if(subjectId !== undefined, (q) => q.where('m.subject_id', '=', subjectId!))
    .$if(occurrence !== undefined, (q) => q.where('m.occurrence', '=', occurrence!))
    .$if(from !== undefined, (q) => q.where('m.held_on', '>=', from!))
    .$if(to !== undefined, (q) => q.where('m.held_on', '<=', to!))
    .$if(planned === true, (q) => q.where('m.state', '=', 'planned').where('m.record_id', 'is', null))
    .$if(mine !== undefined, (q) =>
      q.where((eb) =>
        eb.or([eb('p.person_id', 'is not', null), ...(mine!.length > 0 ? [eb('m.subject_id', 'in', [...mine!])] : [])]),
      ),
    )
    .orderBy('m.held_on', order)
    .orderBy('m.starts_at', order)
    .orderBy('m.id')
    .limit(limit)
    .offset(offset)
    .selectAll('m')
    .select(['p.person_id as invited', 'p.answer as own_answer', 'r.id as record'])
    .select(sql<number>`count(*) over ()`.as('total'))
    .execute()
  return {
    total: rows[0]?.total ?? 0,
    meetings: rows.map((row) => ({
      id: row.id,
      kind: row.kind as MeetingKind,
      subjectId: row.subject_id,
      occurrence: row.occurrence,
      heldOn: row.held_on,
      startsAt: row.starts_at,
      place: row.place,
      host: row.host_id,
      topics: topicLines(row.topics),
      note: row.note,
      files: row.files,
      // A record out of sight is one all the same.
      state: row.state === 'cancelled' ? 'cancelled' : row.record_id !== null ? 'recorded' : 'planned',
      reason: row.reason,
      recordId: row.record,
      version: row.version,
      account: row.entered_by,
      enteredBy: row.entered_by_name,
      own: row.invited === null ? 'none' : ((row.own_answer as Answer | null) ?? 'asked'),
    })),
  }
}

export interface InvitedRow {
  readonly id: string
  readonly name: string
  readonly voting: boolean
  readonly answer: Answer | null
  readonly reason: string | null
  readonly answeredBy: string | null
}

/** Who is invited, as far as in sight, in the order of the roster. */
export async function listInvited(tx: Tx, bureau: string, meetingId: string): Promise<InvitedRow[]> {
  const rows = await tx
    .selectFrom('meeting_person as m')
    .leftJoin('person as p', (join) => join.onRef('p.bureau_id', '=', 'm.bureau_id').onRef('p.id', '=', 'm.person_id'))
    .select(['m.person_id', 'm.voting', 'm.answer', 'm.reason', 'm.answered_by', 'p.name'])
    .where('m.bureau_id', '=', bureau)
    .where('m.meeting_id', '=', meetingId)
    .orderBy('p.sort_key')
    .orderBy('m.person_id')
    .execute()
  return rows.map((row) => ({
    id: row.person_id,
    name: row.name ?? '（无权查看）',
    voting: row.voting,
    answer: row.answer as Answer | null,
    reason: row.reason,
    answeredBy: row.answered_by,
  }))
}

/**
 * Who must attend on a day: of a committee those who hold posts in the body, of anything else its Party members. The
 * same for whoever asks: who belonged to the body then may have moved out of sight since. Names only for who sees it.
 */
export const mustAttend = (tx: Tx, bureau: string, kind: MeetingKind, bodyId: string, day: string) =>
  counting(tx, () => rosterOf(tx, bureau, kind, bodyId, day))

async function rosterOf(
  tx: Tx,
  bureau: string,
  kind: MeetingKind,
  bodyId: string,
  day: string,
): Promise<{ id: string; name: string; probationary: boolean }[]> {
  const during = sql<boolean>`s.from_day <= ${day} and (s.to_day is null or s.to_day >= ${day})`
  const stays =
    kind === 'committee'
      ? tx
          .selectFrom('post_holding as s')
          .innerJoin('post as o', (join) =>
            join.onRef('o.bureau_id', '=', 's.bureau_id').onRef('o.id', '=', 's.post_id'),
          )
          .where('s.bureau_id', '=', bureau)
          .where('o.body_id', '=', bodyId)
          .where(during)
          .select('s.person_id')
      : tx
          .selectFrom('membership as s')
          .where('s.bureau_id', '=', bureau)
          .where('s.body_id', '=', bodyId)
          .where(during)
          .select('s.person_id')
  return tx
    .selectFrom('person as p')
    .select(['p.id', 'p.name', 'p.probationary'])
    .where('p.bureau_id', '=', bureau)
    .where('p.party_member', '=', true)
    .where('p.id', 'in', stays)
    .where((eb) => eb.or([eb('p.to_day', 'is', null), eb('p.to_day', '>=', day)]))
    .orderBy('p.sort_key')
    .orderBy('p.id')
    .execute()
}

/** The last record of the kind up to a day, with what was decided; of the same day, what was recorded last. */
export async function lastMeeting(
  tx: Tx,
  bureau: string,
  { kind, subjectId, heldOn }: Pick<MeetingHead, 'kind' | 'subjectId' | 'heldOn'>,
  /** The record of the meeting itself: what was recorded after it that day does not come before it. */
  own: string | null,
): Promise<LastMeeting | null> {
  const row = await tx
    .selectFrom('record as r')
    .innerJoin('record_version as v', (join) =>
      join
        .onRef('v.bureau_id', '=', 'r.bureau_id')
        .onRef('v.record_id', '=', 'r.id')
        .onRef('v.version', '=', 'r.version'),
    )
    .innerJoin('record_version as first', (join) =>
      join
        .onRef('first.bureau_id', '=', 'r.bureau_id')
        .onRef('first.record_id', '=', 'r.id')
        .on('first.version', '=', 1),
    )
    .select(['r.id', 'r.held_on', 'v.content'])
    .where('r.bureau_id', '=', bureau)
    .where('r.kind', '=', kind)
    .where('r.subject_id', '=', subjectId)
    .where('r.held_on', '<=', heldOn)
    .where('r.state', '!=', 'voided')
    .$if(own !== null, (q) =>
      q
        .where('r.id', '!=', own!)
        .where((eb) =>
          eb.or([
            eb('r.held_on', '<', heldOn),
            eb(
              'first.entered_at',
              '<',
              eb
                .selectFrom('record_version as o')
                .select('o.entered_at')
                .where('o.bureau_id', '=', bureau)
                .where('o.record_id', '=', own!)
                .where('o.version', '=', 1),
            ),
          ]),
        ),
    )
    .orderBy('r.held_on', 'desc')
    .orderBy('first.entered_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const { topic = '', decisions = '' } = row.content as { topic?: string; decisions?: string }
  return { recordId: row.id, heldOn: row.held_on, topic, decisions }
}

/** Says which record was made of a meeting; false where the meeting is not there for it. */
export async function linkRecord(
  tx: Tx,
  bureau: string,
  made: {
    readonly meeting: string
    readonly record: string
    readonly kind: string
    readonly subjectId: string
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('meeting')
    .set({ record_id: made.record })
    .where('bureau_id', '=', bureau)
    .where('id', '=', made.meeting)
    .where('kind', '=', made.kind)
    .where('subject_id', '=', made.subjectId)
    .where('state', '=', 'planned')
    .where('record_id', 'is', null)
    .executeTakeFirst()
  const linked = Number(numUpdatedRows) === 1
  if (linked) await settle(tx, made.meeting, INVITATIONS)
  return linked
}

/** The meeting that a record was made of; null where it was made of none. */
export async function meetingOfRecord(tx: Tx, bureau: string, record: string): Promise<string | null> {
  const row = await tx
    .selectFrom('meeting')
    .select('id')
    .where('bureau_id', '=', bureau)
    .where('record_id', '=', record)
    .executeTakeFirst()
  return row?.id ?? null
}

/** When the meeting that a record was made of was to begin; null where it was made of none, or held on another day. */
export async function startOf(tx: Tx, bureau: string, record: { readonly id: string; readonly heldOn: string }) {
  const row = await tx
    .selectFrom('meeting')
    .select('starts_at')
    .where('bureau_id', '=', bureau)
    .where('record_id', '=', record.id)
    .where('held_on', '=', record.heldOn)
    .executeTakeFirst()
  return row?.starts_at ?? null
}

/** The record is none of its meeting any more: another one can be made of it. */
export async function freeMeeting(tx: Tx, bureau: string, record: string): Promise<void> {
  await tx
    .updateTable('meeting')
    .set({ record_id: null })
    .where('bureau_id', '=', bureau)
    .where('record_id', '=', record)
    .execute()
}
