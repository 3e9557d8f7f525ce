/** What each list that can be taken along holds: the same as on its page, in words. */
import { z } from 'zod'
import type { PaperTable } from '#documents/paper-table.schema.ts'
import { approvals } from '#duties/approval.api.ts'
import { APPROVAL_COLUMNS, approvalCells } from '#duties/approval-table.rules.ts'
import { boardQuerySchema } from '#duties/board.schema.ts'
import { boardTable } from '#duties/board-table.rules.ts'
import { boardOf } from '#duties/duty.api.ts'
import { dutyListOf } from '#duties/duty-list.api.ts'
import { DUTY_LIST_COLUMNS, dutyCells, dutyListQuerySchema, dutyListTitle, onlyPlan } from '#duties/duty-list.schema.ts'
import { registers } from '#duties/register.api.ts'
import { registerCodeSchema } from '#duties/register.schema.ts'
import { registerCells, registerColumns } from '#duties/register-table.rules.ts'
import { type Day, formatDay } from '#kernel/day.ts'
import type { Context } from '#kernel/endpoint.ts'
import type { Grant } from '#kernel/grant.schema.ts'
import { Refusal } from '#kernel/refusal.ts'
import { bureauName } from '#office/office.store.ts'
import { allRecords, recordsQuerySchema } from '#records/reading.api.ts'
import { RECORD_COLUMNS, recordCells } from '#records/record-table.rules.ts'
import { yearLedgerOf } from '#records/year/year-ledger.api.ts'
import {
  YEAR_COLUMNS,
  YEAR_SIGNING,
  yearCells,
  yearLedgerQuerySchema,
  yearNote,
  yearTitle,
} from '#records/year/year-ledger.schema.ts'

interface List {
  /** What its page asks for. */
  readonly grant: Grant
  readonly make: (context: Context, query: unknown) => Promise<PaperTable>
}

export const LISTS: Readonly<Record<string, List>> = {
  'duty-list': {
    grant: 'board.read',
    make: async (context, query) => {
      const list = await dutyListOf(context, asked(dutyListQuerySchema, query))
      const plan = onlyPlan(list)
      const about = [`共${list.rows.length}项`, plan ? `来源：《${plan}》` : null, madeOn(context.today)]
      return {
        title: dutyListTitle(list),
        note: about.filter((part) => part !== null).join('，'),
        columns: DUTY_LIST_COLUMNS,
        rows: dutyCells(list),
      }
    },
  },
  board: {
    grant: 'board.read',
    make: async (context, query) => {
      const input = asked(boardQuerySchema.extend({ year: z.coerce.number().int().min(2000).max(2100) }), query)
      const board = await boardOf(context, input)
      const bureau = await bureauName(context.tx, context.actor.bureauId)
      return boardTable(board, { bureau, year: input.year, made: madeOn(context.today) })
    },
  },
  'year-ledger': {
    grant: 'board.read',
    make: async (context, query) => {
      const ledger = await yearLedgerOf(context, asked(yearLedgerQuerySchema, query))
      return {
        title: yearTitle(ledger),
        note: `${ledger.bureau}，${yearNote(ledger)}，${madeOn(context.today)}`,
        columns: YEAR_COLUMNS,
        rows: yearCells(ledger),
        end: YEAR_SIGNING,
      }
    },
  },
  records: {
    grant: 'record.read',
    make: async (context, query) => {
      const { records, total } = await allRecords(context, asked(recordsQuerySchema, query))
      return {
        title: '纪实',
        note: `${total > records.length ? `共${total}条，只含最近的${records.length}条` : `共${total}条`}，${madeOn(context.today)}`,
        columns: RECORD_COLUMNS,
        rows: recordCells(records),
      }
    },
  },
  approvals: {
    grant: 'board.read',
    make: async (context) => {
      const list = await approvals.list.run(context, {})
      return {
        title: '审批',
        note: `共${list.approvals.length}项，${madeOn(context.today)}`,
        columns: APPROVAL_COLUMNS,
        rows: approvalCells(list.approvals),
      }
    },
  },
  register: {
    grant: 'board.read',
    make: async (context, query) => {
      const view = await registers.get.run(context, asked(z.object({ code: registerCodeSchema }), query))
      return {
        title: view.register.name,
        note: `共${view.items.length}项，${view.register.complete ? '已确认登记齐全' : '尚未确认登记齐全'}，${madeOn(context.today)}`,
        columns: registerColumns(view),
        rows: registerCells(view),
      }
    },
  },
}

const madeOn = (today: Day) => `生成于${formatDay(today)}`

function asked<S extends z.ZodType>(schema: S, query: unknown): z.infer<S> {
  const parsed = schema.safeParse(query)
  if (!parsed.success) throw wrongAddress()
  return parsed.data
}

export const wrongAddress = () => new Refusal('BAD_REQUEST', '下载地址不正确，请从页面上的按钮下载。')
