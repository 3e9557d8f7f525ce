/** Papers of meetings as Word files: before it notice, agenda and attendance sheet, afterwards the minutes. */
import type { FastifyPluginAsync } from 'fastify'
import type { Paper } from '#documents/paper.schema.ts'
import { paperDocx } from '#documents/paper-docx.ts'
import { reads, requireGrant, requireOwnPassword, scopeOf } from '#kernel/actor.ts'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { inScope } from '#kernel/db.ts'
import type { Context } from '#kernel/endpoint.ts'
import type { System } from '#kernel/invoke.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { idSchema } from '#office/office.schema.ts'
import { shownFields } from '#records/content.rules.ts'
import { isMeetingKind, type MeetingView } from '#records/meeting/meeting.schema.ts'
import { meetingOf } from '#records/meeting/meeting-reading.api.ts'
import { agendaPaper, noticePaper, sheetPaper } from '#records/meeting/papers.rules.ts'
import { minutesPaper } from '#records/minutes.rules.ts'
import { recordViewOf } from '#records/reading.api.ts'
import { noteDownload, sendDownload } from './download.ts'
import { recordKinds } from './kinds.ts'

type Asker = Pick<Context, 'tx' | 'actor' | 'now' | 'today'>
type Maker = (asker: Asker, id: string) => Promise<Paper>

/** A paper names everybody who is invited: only whoever sees the body is given it. */
const ofMeeting =
  (make: (meeting: MeetingView, today: string) => Paper): Maker =>
  async (asker, id) => {
    const meeting = await meetingOf(asker, id)
    if (!reads(asker.actor, meeting.summary.subject.id)) throw notFound('次会议')
    return make(meeting, formatDay(asker.today))
  }

const minutes: Maker = async (asker, id) => {
  const record = await recordViewOf(asker, recordKinds, id)
  const { kind } = record.summary
  if (!isMeetingKind(kind) || !reads(asker.actor, record.summary.subject.id)) throw notFound('份会议记录')
  if (record.summary.state === 'voided') throw new Refusal('CONFLICT', '这条纪实已经作废，不再出会议记录。')
  return minutesPaper(kind, record, shownFields(recordKinds[kind].schema))
}

/** Each with what the log calls its download; the id of its address is that of the meeting, or of the record. */
const PAPERS: Readonly<Record<string, { readonly make: Maker; readonly noted: string }>> = {
  notice: { make: ofMeeting(noticePaper), noted: 'meetings.notice' },
  agenda: { make: ofMeeting(agendaPaper), noted: 'meetings.agenda' },
  sheet: { make: ofMeeting(sheetPaper), noted: 'meetings.sheet' },
  minutes: { make: minutes, noted: 'records.minutes' },
}

export function paperRoutes(system: System): FastifyPluginAsync {
  return async (server) => {
    server.get<{ Params: { paper: string; id: string } }>('/api/papers/:paper/:id.docx', async (request, reply) => {
      requireGrant(request.actor, 'record.read')
      requireOwnPassword(request.actor)
      const actor = request.actor!
      const { paper: name, id } = request.params
      const paper = Object.hasOwn(PAPERS, name) ? PAPERS[name] : undefined
      if (!paper || !idSchema.safeParse(id).success)
        throw new Refusal('BAD_REQUEST', '下载地址不正确，请从页面上的按钮下载。')
      const now = new Date()
      const asker = { actor, now, today: todayInBeijing(now) }
      const made = await inScope(system.db.app, scopeOf(actor), (tx) => paper.make({ tx, ...asker }, id))
      await noteDownload(system, request, paper.noted, id)
      return sendDownload(reply, 'docx', made.title, await paperDocx(made))
    })
  }
}
