/** How the actor stands to a record: what may be done with it follows from that. */
import { closingFor, openFor } from '#duties/closing.api.ts'
import { writes } from '#kernel/actor.ts'
import { formatDay } from '#kernel/day.ts'
import type { Context } from '#kernel/endpoint.ts'
import { answerers } from '#office/office.store.ts'
import { DISPUTED, type Standpoint } from './action.rules.ts'
import { returnersOf } from './action.store.ts'
import { decidesAlone } from './checkers.store.ts'
import type { RecordHead } from './record.store.ts'

type Asker = Pick<Context, 'tx' | 'actor' | 'today'>

/** Whether the actor may correct a record, or the reason why not. */
export async function mayCorrect(context: Asker, head: RecordHead): Promise<true | string> {
  const { actor } = context
  if (!actor.grants.has('record.write')) return '您的职务不能更正纪实。'
  if (!writes(actor, head.subjectId)) return '只有登记单位（岗位）的负责同志可以更正。'
  if (head.class > 0 && head.enteredBy !== actor.accountId) return '谈话记录只能由登记人更正。'
  if (head.state === 'voided') return '这条纪实已经作废。'
  // Else whoever returned it could settle the appeal by a new version.
  if (head.appealed && (await returnersOf(context.tx, actor.bureauId, head)).includes(actor.accountId)) {
    if (!(await decidesAlone(context, head))) return DISPUTED
  }
  return openFor(context, head.subjectId, head.heldOn)
}

export async function standpointOf(context: Asker, head: RecordHead): Promise<Standpoint> {
  const { tx, actor, today } = context
  const made = await tx
    .selectFrom('record_action')
    .select(['action', 'made_by'])
    .where('bureau_id', '=', actor.bureauId)
    .where('record_id', '=', head.id)
    .where('version', '=', head.version)
    .execute()
  const answering = await answerers(tx, actor.bureauId, [head.subjectId], formatDay(today))
  const { closure, permit } = await closingFor(context, head.subjectId, head.heldOn)
  const correct = await mayCorrect(context, head)
  return {
    kind: head.kind,
    state: head.state,
    entered: head.versionBy === actor.accountId,
    correct,
    open: closure?.why ?? true,
    closed: closure && correct === closure.why ? (closure.asked ? 'asked' : 'ask') : null,
    permitted: correct === true ? permit : null,
    checks: actor.grants.has('record.check'),
    answers: actor.personId !== null && (answering.get(head.subjectId)?.has(actor.personId) ?? false),
    appealed: made.some(({ action }) => action === 'appeal'),
    alone: await decidesAlone(context, head),
    returned: made.some(({ action, made_by }) => action === 'return' && made_by === actor.accountId),
  }
}
