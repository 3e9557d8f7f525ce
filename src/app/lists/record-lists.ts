/** Lists of what was done and is to be done together: records, the year of a body, meetings, requests. */
import { z } from 'zod'
import { formatDay } from '#kernel/day.ts'
import { idSchema } from '#office/office.schema.ts'
import { allMeetings } from '#records/meeting/meeting-reading.api.ts'
import { MEETING_COLUMNS, meetingCells } from '#records/meeting/meeting-table.rules.ts'
import { allRecords, recordsQuerySchema } from '#records/reading.api.ts'
import { RECORD_COLUMNS, recordCells } from '#records/record-table.rules.ts'
import { yearLedgerOf } from '#records/year/year-ledger.api.ts'
import { YEAR_SIGNING, yearLedgerQuerySchema, yearNote, yearTitle } from '#records/year/year-ledger.schema.ts'
import { yearTable } from '#records/year/year-table.rules.ts'
import { requests } from '#requests/request.api.ts'
import { REQUEST_COLUMNS, requestCells } from '#requests/request-table.rules.ts'
import { asked, type Lists, noteOf } from './list.ts'

/** How many there are, where the list holds fewer. */
const amount = (shown: number, total: number, unit: string) =>
  total > shown ? `共${total}${unit}，只含最近的${shown}${unit}` : `共${total}${unit}`

export const recordLists: Lists = {
  'year-ledger': {
    part: 'yearLedgers',
    grant: 'board.read',
    make: async (context, query) => {
      const ledger = await yearLedgerOf(context, asked(yearLedgerQuerySchema, query))
      const { columns, rows } = yearTable(ledger)
      return {
        title: yearTitle(ledger),
        note: noteOf(yearNote(ledger)),
        columns,
        rows: rows.map(({ cells }) => cells),
        end: YEAR_SIGNING,
        page: 'register',
      }
    },
  },
  records: {
    part: 'records',
    grant: 'record.read',
    make: async (context, query) => {
      const { records, total } = await allRecords(context, asked(recordsQuerySchema, query))
      return {
        title: '纪实',
        note: noteOf(amount(records.length, total, '条')),
        columns: RECORD_COLUMNS,
        rows: recordCells(records),
      }
    },
  },
  meetings: {
    part: 'meetings',
    grant: 'record.write',
    make: async (context, query) => {
      const filter = asked(z.object({ subjectId: idSchema.optional() }), query)
      const { meetings, total } = await allMeetings(context, filter)
      return {
        title: '会议',
        note: noteOf(amount(meetings.length, total, '次')),
        columns: MEETING_COLUMNS,
        rows: meetingCells(meetings, formatDay(context.today)),
      }
    },
  },
  requests: {
    part: 'requests',
    grant: 'self',
    make: async (context) => {
      const { waiting, mine, others } = await requests.list.run(context, {})
      const all = [...waiting, ...mine, ...others]
      return {
        title: '诉求',
        note: noteOf(`共${all.length}件`),
        columns: REQUEST_COLUMNS,
        rows: requestCells(all),
      }
    },
  },
}
