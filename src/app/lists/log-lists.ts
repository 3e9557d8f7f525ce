/** The log, taken along by whoever may read it. */
import { formatDay } from '#kernel/day.ts'
import { logQuerySchema } from '#office/log.schema.ts'
import { logAccounts, readLog } from '#office/log.store.ts'
import { LOG_COLUMNS, logCells } from '#office/log-table.rules.ts'
import { asked, type Lists, noteOf } from './list.ts'

/** Rows that a spreadsheet is asked to hold. */
const MOST = 50_000

export const logLists: Lists = {
  log: {
    part: 'log',
    grant: 'audit.read',
    make: async (context, query) => {
      const { tx, actor, auth } = context
      const wanted = { ...asked(logQuerySchema, query), bureau: actor.bureauId, limit: MOST, offset: 0 }
      const { rows, total } = await readLog(tx, await logAccounts(auth, actor.bureauId), wanted)
      const amount = total > rows.length ? `共${total}条，只含最近的${rows.length}条` : `共${total}条`
      const days = `${wanted.from ?? ''}至${wanted.to ?? formatDay(context.today)}`
      return {
        title: '操作日志',
        note: noteOf(days, amount),
        columns: LOG_COLUMNS,
        rows: logCells(rows),
        page: 'across',
      }
    },
  },
}
