/** What a correction leaves as it was: nothing changed at all, or a returned field that nobody touched. Pure. */
import type { z } from 'zod'
import { Refusal } from '#kernel/refusal.ts'
import { type Acted, shownFindings } from './appeal.rules.ts'
import { type Content, isSame, isUnchanged, shownFields } from './content.rules.ts'

/**
 * Refuses a correction that changes nothing, and asks about the fields that a return pointed at and that stayed as they were:
 * it may be another field that mends it.
 * @param confirmed whoever corrects has said that those fields are right as they are
 */
export function requireMended(
  record: Acted,
  schema: z.ZodObject,
  before: Content,
  after: Content,
  confirmed: boolean,
): void {
  const returned = record.summary.state === 'returned'
  if (isUnchanged(before, after)) {
    const way = returned ? '请按退回意见改后再提交；认为不必改的，请回到这条纪实提出申诉。' : '没有要更正的，请返回。'
    throw new Refusal('UNPROCESSABLE_CONTENT', `没有改动任何一栏，没有提交。${way}`, { rule: 'unchanged' })
  }
  if (!returned || confirmed) return
  const pointedAt = new Set(shownFindings(record).map(({ field }) => field))
  const left = shownFields(schema).filter(({ name }) => pointedAt.has(name) && isSame(before[name], after[name]))
  if (left.length === 0) return
  const fields = left.map(({ meta }) => `“${meta.label}”`).join('、')
  throw new Refusal('UNPROCESSABLE_CONTENT', `退回意见指出的${fields}没有改动。确实不需要改的，请确认后提交。`, {
    rule: 'unmended',
  })
}
