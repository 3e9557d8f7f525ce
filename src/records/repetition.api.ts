/** What may be the same thing entered a second time is asked about. */
import { sql } from 'kysely'
import { standingsOf } from '#duties/duty-terms.api.ts'
import { isDone } from '#duties/standing.schema.ts'
import type { Context } from '#kernel/endpoint.ts'
import { lockId } from '#kernel/lock.ts'
import { quoted } from '#kernel/quoted.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Common, DutyTerms, RecordKindRules } from './record.rules.ts'

/**
 * Asks before the same thing is entered a second time: same kind, subject, day and title, made up for already, or hours
 * of study that the same people have by another record of the day.
 */
export async function requireNew(
  { tx, actor, today }: Context,
  rules: RecordKindRules<Common>,
  content: Common,
  duties: readonly DutyTerms[],
): Promise<void> {
  const { makesUpFor } = content
  // Of two who enter the same thing at once the later one is asked.
  await lockId(tx, `entry ${content.subjectId}`)
  const standing = makesUpFor && (await standingsOf(tx, actor.bureauId, [makesUpFor], today))(makesUpFor)
  if (standing && isDone(standing)) {
    throw new Refusal('CONFLICT', '要补办的这一期已经完成，再补办也不多计。如果确实是另一次，请确认后再提交。', {
      rule: 'duplicate',
    })
  }
  const title = rules.title(content)
  const twin = await tx
    .selectFrom('record')
    .select('id')
    .where('bureau_id', '=', actor.bureauId)
    .where('subject_id', '=', content.subjectId)
    .where('held_on', '=', content.heldOn)
    .where('kind', '=', rules.kind)
    .where('title', '=', title)
    .where('state', '!=', 'voided')
    .executeTakeFirst()
  if (twin && rules.class === 0) {
    throw new Refusal('CONFLICT', `${content.heldOn}已经登记过${quoted(title)}。如果确实是另一次，请确认后再提交。`, {
      rule: 'duplicate',
    })
  }
  const study = rules.earned(content, duties).find(({ kind }) => kind === 'study_session')
  const other = study && study.people.length > 0 && (await studyOfDay({ tx, actor }, content, study.people))
  if (other) {
    const asked = `${content.heldOn}的“${other}”已经计入这些同志的集中学习，再登记会重复累计。如果确实是另一次，请确认后再提交。`
    throw new Refusal('CONFLICT', asked, { rule: 'duplicate' })
  }
}

/**
 * The title of another record of the day by which all of some people have studied, for the same: what makes up for one
 * occurrence counts for nothing else. Undefined without.
 */
async function studyOfDay(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  { subjectId, heldOn, makesUpFor }: Common,
  people: readonly string[],
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('credit as c')
    .innerJoin('record as r', (join) => join.onRef('r.bureau_id', '=', 'c.bureau_id').onRef('r.id', '=', 'c.record_id'))
    .select('r.title')
    .where('c.bureau_id', '=', actor.bureauId)
    .where('c.subject_id', '=', subjectId)
    .where('c.held_on', '=', heldOn)
    .where('c.kind', '=', 'study_session')
    .where('c.makes_up_for', 'is not distinct from', makesUpFor)
    .where('c.voided_on', 'is', null)
    .where('r.state', '!=', 'voided')
    .where(sql<boolean>`c.people @> ${[...people]}::uuid[]`)
    .executeTakeFirst()
  return row?.title
}
