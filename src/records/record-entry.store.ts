/** Versions of records in the database: content, participants, and what each proves for whom. */
import { sql } from 'kysely'
import type { Terms } from '#duties/duty.schema.ts'
import type { Tx } from '#kernel/db.ts'
import { newId } from '#kernel/id.ts'
import type { Common, DutyTerms, HeldPost, KnownCredit, Part, RecordKindRules, Spoken } from './record.rules.ts'
import { firstClaim } from './record.rules.ts'

/** A version of a record, ready to be written. */
export interface Entry {
  readonly bureau: string
  readonly id: string
  readonly rules: RecordKindRules<Common>
  readonly content: Common
  readonly duties: readonly DutyTerms[]
  /** The duty of what it makes up for. */
  readonly made?: Pick<Terms, 'measure'> | undefined
  readonly subjectIsPost: boolean
  /** Posts that its people held on the day. */
  readonly held: readonly HeldPost[]
  /** Entered for somebody who has to confirm it. */
  readonly proxied: boolean
  readonly version: number
  /** Why an earlier version is corrected; of a first one where it was imported from, else null. */
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
    state: string
    proxied: boolean
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
    version: number
    known_from: string
    makes_up_for: string | null
    label: number | null
  }[]
}

/** All rows of one version of a record. */
export function rowsOf(entry: Entry): Rows {
  const { rules, content, day } = entry
  const { subjectId, heldOn } = content
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
      state: entry.proxied ? 'proxied' : 'submitted',
      proxied: entry.proxied,
      version: entry.version,
      entered_by: entry.by.account,
      entered_on: day,
    },
    version: { content, reason: entry.reason, by_name: entry.by.name },
    people,
    credits: creditsOf(entry),
  }
}

/**
 * What the record proves for its subject, and for whomever else it speaks; a make-up counts for its occurrence alone. The
 * items of a rate count whenever they are done, but not as make-ups.
 */
function creditsOf(entry: Entry): Rows['credits'] {
  const { rules, content, duties, made, subjectIsPost, held, before, day, version } = entry
  const { subjectId, heldOn, label = null } = content
  const makesUpFor = made?.measure === 'ratio' ? null : content.makesUpFor
  const also = makesUpFor === null ? (rules.alsoFor?.(content, held) ?? []) : []
  return rules.earned(content, duties).flatMap((earned) => {
    const subjects: readonly Spoken[] = [{ subjectId, subjectIsPost, people: earned.people }, ...also]
    return subjects.map((spoken) => {
      const credit = { ...earned, people: spoken.people, subjectId: spoken.subjectId, heldOn, makesUpFor, label }
      const claim = firstClaim(credit, before, { enteredOn: day, version })
      return {
        id: newId(),
        kind: credit.kind,
        tags: credit.tags,
        subject_id: credit.subjectId,
        subject_is_post: spoken.subjectIsPost,
        quantity: credit.quantity,
        people: credit.people,
        item: credit.item ?? null,
        held_on: heldOn,
        entered_on: claim.enteredOn,
        version: claim.version,
        known_from: day,
        makes_up_for: makesUpFor,
        label,
      }
    })
  })
}

/**
 * Writes versions of records: their heads in one statement, then content and participants, then credits, because the
 * database takes each only for what it sees already: a record, and who took part in it.
 * The caller has checked them; of a corrected record the earlier credits are closed by `closeCredits` before.
 */
export async function writeEntries(tx: Tx, bureau: string, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  const input = JSON.stringify(entries.map(rowsOf))
  await sql`
    with input as (
      select r.* from jsonb_array_elements(${input}::jsonb) as e, jsonb_to_record(e.value -> 'record')
        as r (id uuid, kind text, title text, subject_id uuid, class int, held_on date, state text, proxied boolean, version int, entered_by uuid, entered_on date)
    ), corrected as (
      update record set title = i.title, subject_id = i.subject_id, held_on = i.held_on, version = i.version, state = i.state,
        proxied = i.proxied, version_by = i.entered_by
      from input i where record.bureau_id = ${bureau} and record.id = i.id and i.version > 1
    )
    insert into record (bureau_id, id, kind, title, subject_id, class, state, proxied, held_on, version, version_by, entered_by, entered_on)
    select ${bureau}, id, kind, title, subject_id, class, state, proxied, held_on, version, entered_by, entered_by, entered_on
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
    )
    insert into record_person (bureau_id, record_id, person_id, part, subject_id, class, entered_by)
      select ${bureau}, (v -> 'record' ->> 'id')::uuid, p.person_id, p.part, (v -> 'record' ->> 'subject_id')::uuid, (v -> 'record' ->> 'class')::int,
        (v -> 'record' ->> 'entered_by')::uuid
      from input, jsonb_to_recordset(v -> 'people') as p (person_id uuid, part text)
  `.execute(tx)
  await sql`
    with input as (
      select r.value as v from jsonb_array_elements(${input}::jsonb) as r
    )
    insert into credit (bureau_id, id, record_id, class, entered_by, kind, tags, subject_id, subject_is_post, quantity, people, item, held_on, entered_on, version, known_from, makes_up_for, label)
    select ${bureau}, c.id, (v -> 'record' ->> 'id')::uuid, (v -> 'record' ->> 'class')::int,
      (v -> 'record' ->> 'entered_by')::uuid, c.kind, c.tags, c.subject_id, c.subject_is_post, c.quantity, c.people, c.item,
      c.held_on, c.entered_on, c.version, c.known_from, c.makes_up_for, c.label
    from input, jsonb_to_recordset(v -> 'credits')
      as c (id uuid, kind text, tags text[], subject_id uuid, subject_is_post boolean, quantity numeric, people uuid[], item uuid,
            held_on date, entered_on date, version int, known_from date, makes_up_for text, label int)
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
    version: row.version,
    makesUpFor: row.makes_up_for,
    label: row.label,
  }))
}

/** The posts that people held on a day. */
export async function heldPosts(tx: Tx, bureau: string, people: readonly string[], day: string): Promise<HeldPost[]> {
  if (people.length === 0) return []
  return tx
    .selectFrom('post_holding as h')
    .innerJoin('post as p', (join) => join.onRef('p.bureau_id', '=', 'h.bureau_id').onRef('p.id', '=', 'h.post_id'))
    .where('h.bureau_id', '=', bureau)
    .where('h.person_id', 'in', [...new Set(people)])
    .where('h.from_day', '<=', day)
    .where((eb) => eb.or([eb('h.to_day', 'is', null), eb('h.to_day', '>=', day)]))
    .select(['h.person_id as person', 'h.post_id as post', 'p.body_id as body'])
    .execute()
}
