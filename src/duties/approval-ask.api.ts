/** Whether what is asked for makes sense: who owes it, whether it is closed, whether it has been asked for already. */
import { formatDay } from '#kernel/day.ts'
import type { CommandContext } from '#kernel/endpoint.ts'
import { lockId } from '#kernel/lock.ts'
import { quoted } from '#kernel/quoted.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { subjectOf } from '#office/office.store.ts'
import { settledWords } from './approval.rules.ts'
import type { Ask } from './approval.schema.ts'
import { standingsTouched } from './approval-occurrences.store.ts'
import { closedThrough } from './closing.api.ts'
import { termsOfDuties } from './duty-terms.api.ts'
import { isOwedBy } from './owing.rules.ts'

/** What an application is about, once it has been found that it makes sense. */
export async function askedFacts(context: CommandContext, input: Ask) {
  switch (input.kind) {
    case 'exemption':
      return exemptionAsked(context, input)
    case 'closed_period':
      return closedPeriodAsked(context, input)
    case 'late_entry':
      return lateEntryAsked(context, input)
  }
}

async function closedPeriodAsked(context: CommandContext, asked: Extract<Ask, { kind: 'closed_period' }>) {
  const subject = await subjectOf(context.tx, context.actor.bureauId, asked.subjectId)
  if (!subject) throw notFound('个单位（岗位）')
  const through = await closedThrough(context)
  if (through === null || asked.from > through)
    throw new Refusal('UNPROCESSABLE_CONTENT', '这段时间没有关账，可以直接登记或更正，不需要申请。', { rule: 'open' })
  await requireNotAsked(context, asked)
  if (asked.recordId !== null) await requireRecordOf(context, asked, asked.recordId)
  return { subject_id: asked.subjectId, record_id: asked.recordId, from_day: asked.from, to_day: asked.to }
}

/** The record that leave is asked for is one of the subject's, of those days. */
async function requireRecordOf(
  { tx, actor }: CommandContext,
  { subjectId, from, to }: Extract<Ask, { kind: 'closed_period' }>,
  recordId: string,
): Promise<void> {
  const record = await tx
    .selectFrom('record')
    .select(['subject_id', 'held_on', 'state'])
    .where('bureau_id', '=', actor.bureauId)
    .where('id', '=', recordId)
    .executeTakeFirst()
  if (!record || record.state === 'voided' || record.subject_id !== subjectId) throw notFound('条纪实')
  if (record.held_on < from || record.held_on > to)
    throw new Refusal('UNPROCESSABLE_CONTENT', `所选日期里没有这条纪实的开展日期${record.held_on}。`, {
      field: 'from',
      rule: 'days',
    })
}

async function exemptionAsked(context: CommandContext, asked: Extract<Ask, { kind: 'exemption' }>) {
  const { tx, actor } = context
  const subject = await subjectOf(tx, actor.bureauId, asked.subjectId)
  const [first] = await termsOfDuties(context, [asked.dutyId], asked.from)
  const [last] = await termsOfDuties(context, [asked.dutyId], asked.to)
  if (!first || !last || !subject) throw notFound('项责任事项')
  // Another one may have taken it over on a day in between.
  if (![first, last].some(({ owes }) => isOwedBy(owes, subject)))
    throw new Refusal('UNPROCESSABLE_CONTENT', `${quoted(last.title)}不由${subject.name}负责，不需要豁免。`, {
      rule: 'owes',
    })
  await requireNotAsked(context, asked)
  const settled = settledWords(await standingsTouched(tx, actor.bureauId, asked, formatDay(context.today)))
  if (settled) throw new Refusal('UNPROCESSABLE_CONTENT', settled, { rule: 'settled' })
  return { duty_id: asked.dutyId, subject_id: asked.subjectId, from_day: asked.from, to_day: asked.to }
}

/** The same days are asked for once: two open or approved requests of one kind for them say nothing more than one. */
async function requireNotAsked(
  { tx, actor }: CommandContext,
  asked: Extract<Ask, { kind: 'exemption' | 'closed_period' }>,
): Promise<void> {
  const open = await tx
    .selectFrom('approval')
    .select('state')
    .where('bureau_id', '=', actor.bureauId)
    .where('kind', '=', asked.kind)
    .where('subject_id', '=', asked.subjectId)
    .$if(asked.kind === 'exemption', (q) => q.where('duty_id', '=', 'dutyId' in asked ? asked.dutyId : null))
    .where('state', '=', 'asked')
    .where('from_day', '<=', asked.from)
    .where('to_day', '>=', asked.to)
    .executeTakeFirst()
  if (open) throw new Refusal('CONFLICT', '这段时间的申请正在审批，不需要再提。', { rule: 'repeated' })
}

async function lateEntryAsked({ tx, actor }: CommandContext, asked: Extract<Ask, { kind: 'late_entry' }>) {
  await lockId(tx, asked.recordId)
  const record = await tx
    .selectFrom('record')
    .select(['subject_id', 'state', 'version'])
    .where('bureau_id', '=', actor.bureauId)
    .where('id', '=', asked.recordId)
    .executeTakeFirst()
  if (!record || record.state === 'voided') throw notFound('条纪实')
  const open = await tx
    .selectFrom('approval')
    .select('state')
    .where('bureau_id', '=', actor.bureauId)
    .where('kind', '=', 'late_entry')
    .where('record_id', '=', asked.recordId)
    // What was approved earlier holds for what the record said then.
    .where((eb) =>
      eb.or([
        eb('state', '=', 'asked'),
        eb.and([eb('state', '=', 'approved'), eb('record_version', '>=', record.version)]),
      ]),
    )
    .executeTakeFirst()
  if (open) {
    const message = open.state === 'asked' ? '这条纪实的认定申请正在审批。' : '这条纪实已经认定为按时。'
    throw new Refusal('CONFLICT', message, { rule: 'repeated' })
  }
  return { record_id: asked.recordId, record_version: record.version, subject_id: record.subject_id }
}
