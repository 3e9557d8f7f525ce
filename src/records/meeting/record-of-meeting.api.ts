/** The record of a meeting: one for each, of its kind and its body. */
import type { Context } from '#kernel/endpoint.ts'
import { lockId } from '#kernel/lock.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Common } from '#records/record.rules.ts'
import { findMeetings } from './meeting.store.ts'
import { mayOf } from './meeting-reading.api.ts'
import { linkRecord } from './meeting-record.store.ts'

type Named = Pick<Common, 'meeting' | 'subjectId'>

const UNFIT = '这次会议与登记的种类或单位不符。'

const refused = (why: string) => new Refusal('CONFLICT', `${why}请从“会议”中打开核对。`, { rule: 'meeting' })

/** Refuses a record of a meeting that has one, that is another's, or that has not begun; holds the meeting until it is linked. */
export async function requireUnrecorded(context: Context, kind: string, { meeting, subjectId }: Named): Promise<void> {
  if (!meeting) return
  const { tx, actor } = context
  await lockId(tx, meeting)
  const [head] = (await findMeetings(tx, actor.bureauId, actor.personId, { id: meeting, limit: 1 })).meetings
  const why = head?.kind === kind && head.subjectId === subjectId ? mayOf(context, head).record : UNFIT
  if (why !== true) throw refused(typeof why === 'string' ? why : UNFIT)
}

/** The meeting that this is the record of says so from now on. */
export async function linkMeeting({ tx, actor }: Context, record: string, kind: string, content: Named): Promise<void> {
  const { meeting, subjectId } = content
  if (meeting && !(await linkRecord(tx, actor.bureauId, { meeting, record, kind, subjectId }))) throw refused(UNFIT)
}
