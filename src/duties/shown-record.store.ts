/** Records as they are shown under an occurrence: what the actor may read of them. */
import type { Context } from '#kernel/endpoint.ts'
import type { Reasons } from './reasons.rules.ts'
import { isUnconfirmed, type RecordState, stateWords } from './record-state.rules.ts'
import type { LoadedScenario } from './scenario.store.ts'

export interface Shown {
  readonly loaded: LoadedScenario
  readonly heads: ReadonlyMap<string, { readonly title: string; readonly kind: string; readonly state: RecordState }>
  /** As a past day knew it, when nobody had looked at it yet. */
  readonly past: boolean
}

/** A record as it is shown under an occurrence; `why` it does not count, null where it does. */
export function shownRecord(
  record: Reasons['counted'][number] | Reasons['notCounted'][number],
  { loaded, heads, past }: Shown,
  why: string | null,
) {
  const recordId = loaded.recordOf.get(record.record)!
  const head = heads.get(recordId)
  return {
    recordId,
    title: head?.title ?? null,
    heldOn: record.heldOn,
    enteredOn: record.enteredOn,
    readable: head !== undefined,
    pending: head && !past && isUnconfirmed(head.state, head.kind) ? stateWords(head.state, head.kind) : null,
    why,
  }
}

/** The records that the actor may read; a record can count on the board without being readable. */
export async function recordHeads({ tx, actor }: Context, records: Iterable<string>): Promise<Shown['heads']> {
  const ids = [...new Set(records)]
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('record')
    .select(['id', 'title', 'kind', 'state'])
    .where('bureau_id', '=', actor.bureauId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, title, kind, state }) => [id, { title, kind, state: state as RecordState }]))
}
