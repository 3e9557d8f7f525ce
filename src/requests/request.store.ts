/** Requests in the database: what the policies show, and who answers for which body. */
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import type { Tx } from '#kernel/db.ts'
import { ANSWERING_ROLES } from './request.rules.ts'
import type { MessagePart, RequestKind, RequestState } from './request.schema.ts'

export interface Answerer {
  readonly bodyId: string
  readonly personId: string
  readonly name: string
  readonly post: string
}

/** Who answers on a day, for whichever body. */
export async function listAnswerers(tx: Tx, bureau: string, day: string): Promise<Answerer[]> {
  const rows = await tx
    .selectFrom('post_holding as h')
    .innerJoin('post as p', (join) => join.onRef('p.bureau_id', '=', 'h.bureau_id').onRef('p.id', '=', 'h.post_id'))
    .innerJoin('person as n', (join) => join.onRef('n.bureau_id', '=', 'h.bureau_id').onRef('n.id', '=', 'h.person_id'))
    .where('h.bureau_id', '=', bureau)
    .where('p.role', 'in', ANSWERING_ROLES)
    .where('h.from_day', '<=', day)
    .where((eb) => eb.or([eb('h.to_day', 'is', null), eb('h.to_day', '>=', day)]))
    .orderBy('p.position')
    .orderBy('n.sort_key')
    .select(['p.body_id', 'h.person_id', 'n.name', 'p.name as post'])
    .execute()
  return rows.map((row) => ({ bodyId: row.body_id, personId: row.person_id, name: row.name, post: row.post }))
}

export interface StoredRequest {
  readonly id: string
  readonly kind: RequestKind
  readonly title: string
  readonly state: RequestState
  readonly askerId: string
  readonly asker: string
  readonly bodyId: string
  readonly answeringId: string
  readonly sharedWith: string | null
  /** The day of the first question, and of the last one: from that the answer is due. */
  readonly askedOn: string
  readonly dueFrom: string
  readonly endedOn: string | null
  readonly satisfied: boolean | null
}

/** How many that have ended a page shows; what waits is always shown whole. */
const ENDED = 200

/** Requests in sight: the last asked first, those that have ended after all others. */
export async function listRequests(tx: Tx, bureau: string, id?: string): Promise<StoredRequest[]> {
  const rows = await tx
    .selectFrom('request')
    .selectAll()
    .where('bureau_id', '=', bureau)
    .where((eb) => {
      if (id !== undefined) return eb('id', '=', id)
      const ended = eb
        .selectFrom('request')
        .select('id')
        .where('bureau_id', '=', bureau)
        .where('ended_on', 'is not', null)
        .orderBy('asked_on', 'desc')
        .orderBy('id', 'desc')
        .limit(ENDED)
      return eb.or([eb('ended_on', 'is', null), eb('id', 'in', ended)])
    })
    .orderBy((eb) => eb('ended_on', 'is not', null))
    .orderBy('asked_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as RequestKind,
    title: row.title,
    state: row.state as RequestState,
    askerId: row.asker_id,
    asker: row.asker_name,
    bodyId: row.body_id,
    answeringId: row.answering_id,
    sharedWith: row.shared_with,
    askedOn: formatDay(todayInBeijing(row.made_at)),
    dueFrom: row.asked_on,
    endedOn: row.ended_on,
    satisfied: row.satisfied,
  }))
}

export interface StoredMessage {
  readonly id: string
  readonly part: MessagePart
  readonly text: string
  readonly by: string
  readonly bodyId: string | null
  readonly madeAt: Date
}

/** What was said in a request, in its order. */
export async function listMessages(tx: Tx, bureau: string, requestId: string): Promise<StoredMessage[]> {
  const rows = await tx
    .selectFrom('request_message')
    .selectAll()
    .where('bureau_id', '=', bureau)
    .where('request_id', '=', requestId)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    part: row.part as MessagePart,
    text: row.text,
    by: row.by_name,
    bodyId: row.body_id,
    madeAt: row.made_at,
  }))
}
