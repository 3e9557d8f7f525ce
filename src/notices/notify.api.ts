/** How other slices tell somebody that something waits or has come out, inside their own transaction. */
import { sql } from 'kysely'
import { formatDay, type IsoDate } from '#kernel/day.ts'
import type { Tx } from '#kernel/db.ts'
import type { Notifier } from '#kernel/endpoint.ts'
import type { Grant } from '#kernel/grant.schema.ts'
import { newId } from '#kernel/id.ts'
import { lockId } from '#kernel/lock.ts'
import { answerers, grantees } from '#office/office.store.ts'
import { type AskingKind, matterOf, type NewNotice } from './notice.schema.ts'

/** Who is told: everybody whom one of these names. */
export interface Recipients {
  readonly people?: readonly string[]
  /** The people behind accounts, as rows name who entered them. */
  readonly accounts?: readonly string[]
  /** Whoever answers today for one of these bodies and posts (office/office.store.ts). */
  readonly subjects?: readonly string[]
  /** Whoever answers for them on the day from which something is theirs, or today where that is past. */
  readonly owing?: readonly { readonly subjects: readonly string[]; readonly from: IsoDate }[]
  /** Whoever has the grant by a post of today. */
  readonly grant?: Grant
  /** The people behind these accounts are not told, whoever else names them. */
  readonly but?: readonly string[]
}

/**
 * Gives each recipient one notice; whoever acts is never told of it. The notice says what kind of thing waits and where
 * it is found: nothing of a talk, no remark, nothing that one of the recipients may not see. Names and reasons are added
 * when it is read, as far as the reader may see them.
 */
export async function notify(notifier: Notifier, recipients: Recipients, notice: NewNotice): Promise<void> {
  const { tx, actor } = notifier
  const people = new Set(await peopleOf(notifier, recipients))
  for (const person of await peopleOfAccounts(tx, recipients.but ?? [])) people.delete(person)
  people.delete(actor.personId ?? '')
  if (notice.once) for (const person of await toldAlready(tx, people, notice)) people.delete(person)
  if (people.size === 0) return
  const { kind, title, text, to, matter = matterOf(to)?.id ?? null } = notice
  const rows = [...people].map((person_id) => ({
    bureau_id: actor.bureauId,
    id: newId(),
    person_id,
    kind,
    title,
    text,
    address: to,
    matter,
  }))
  await tx.insertInto('notice').values(rows).execute()
}

/** Those who have a notice of the same words unread; of several who tell at once each waits for the one before. */
async function toldAlready(tx: Tx, people: ReadonlySet<string>, { kind, title, to }: NewNotice): Promise<string[]> {
  await lockId(tx, `notice ${kind} ${title}`)
  const { rows } = await sql<{ person: string }>`
    select app_told_already(${[...people]}::uuid[], ${kind}, ${title}, ${to}) as person`.execute(tx)
  return rows.map(({ person }) => person)
}

/**
 * A matter is settled, by whatever way: for whoever does it all that waits of it is read, for others what had asked them
 * to do the same. To be called before others are told what comes next.
 */
export async function settle(tx: Tx, matter: string, kinds: readonly AskingKind[]): Promise<void> {
  await sql`select app_settle_notices(${matter}, ${[...kinds]}::text[])`.execute(tx)
}

async function peopleOf(
  { tx, actor, today }: Notifier,
  { people = [], accounts = [], subjects = [], owing = [], grant }: Recipients,
): Promise<readonly string[]> {
  const day = formatDay(today)
  const answering: string[] = []
  for (const { subjects: some, from } of [{ subjects, from: day }, ...owing]) {
    const bySubject = await answerers(tx, actor.bureauId, some, from > day ? from : day)
    for (const list of bySubject.values()) answering.push(...list)
  }
  return [
    ...people,
    ...(await peopleOfAccounts(tx, accounts)),
    ...answering,
    ...(grant ? await grantees(tx, actor.bureauId, grant, day) : []),
  ]
}

/** The people behind accounts of the bureau; the administrators are no persons. */
async function peopleOfAccounts(tx: Tx, accounts: readonly string[]): Promise<string[]> {
  if (accounts.length === 0) return []
  const { rows } = await sql<{ person: string | null }>`
    select app_person_of(account) as person from unnest(${[...accounts]}::uuid[]) as account`.execute(tx)
  return rows.flatMap(({ person }) => person ?? [])
}
