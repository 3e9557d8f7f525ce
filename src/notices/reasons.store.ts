/** Why something was refused, returned or voided, read when the notice of it is: behind the walls of the matter. */
import { sql } from 'kysely'
import type { Tx } from '#kernel/db.ts'
import type { NoticeKind } from './notice.schema.ts'

/** A notice as far as its reason can be found by it. */
interface Told {
  readonly id: string
  readonly kind: string
  readonly matter: string | null
  readonly made_at: Date
}

/** What was done with a record when a notice of it was made. */
const DONE: Partial<Record<NoticeKind, readonly string[]>> = {
  record_returned: ['return'],
  record_appeal_decided: ['accept', 'return'],
  record_reopened: ['reopen'],
  record_voided: ['void'],
}

/** The reasons by the ids of the notices; what gives none, or none that the reader may see, has none. */
export async function reasonsOf(tx: Tx, bureau: string, told: readonly Told[]): Promise<ReadonlyMap<string, string>> {
  const found = [...(await ofRecords(tx, bureau, told)), ...(await ofApprovals(tx, bureau, told))]
  return new Map(found.map(({ id, why }) => [id, `理由：${why}`]))
}

type Found = readonly { readonly id: string; readonly why: string }[]

async function ofRecords(tx: Tx, bureau: string, told: readonly Told[]): Promise<Found> {
  const acted = told.flatMap(({ id, kind, matter }) => {
    const done = DONE[kind as NoticeKind]
    return done && matter ? [{ id, done }] : []
  })
  if (acted.length === 0) return []
  // A notice bears the moment at which its command began; the first such action after that is the one it tells of.
  const { rows } = await sql<{ id: string; why: string }>`
    select n.id, case when jsonb_array_length(a.findings) = 0 then a.remark
      when a.remark is null then jsonb_array_length(a.findings) || '处问题，见各项旁'
      else a.remark || '（另有' || jsonb_array_length(a.findings) || '处问题，见各项旁）' end as why
    from unnest(${acted.map(({ id }) => id)}::uuid[], ${acted.map(({ done }) => done.join(' '))}::text[]) as t(id, done)
    join notice n on n.bureau_id = ${bureau} and n.id = t.id
    cross join lateral (
      select action, remark, findings from record_action a
      where a.bureau_id = n.bureau_id and a.record_id = n.matter and a.made_at >= n.made_at
        and a.action = any (string_to_array(t.done, ' '))
      order by a.made_at limit 1
    ) a
    where a.action <> 'accept'`.execute(tx)
  return rows
}

async function ofApprovals(tx: Tx, bureau: string, told: readonly Told[]): Promise<Found> {
  const decided = told.filter(({ kind, matter }) => kind === 'approval_decided' && matter !== null)
  if (decided.length === 0) return []
  const rows = await tx
    .selectFrom('approval')
    .select(['id', 'decision_reason'])
    .where('bureau_id', '=', bureau)
    .where('state', '=', 'refused')
    .where(
      'id',
      'in',
      decided.map(({ matter }) => matter!),
    )
    .execute()
  const reasons = new Map(rows.map((row) => [row.id, row.decision_reason]))
  return decided.flatMap(({ id, matter }) => {
    const why = reasons.get(matter!)
    return why ? [{ id, why }] : []
  })
}
