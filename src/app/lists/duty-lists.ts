/** Lists of what is owed: duties, board, its changes, talks, approvals, registers. */
import { z } from 'zod'
import { approvals } from '#duties/approval.api.ts'
import { APPROVAL_COLUMNS, approvalCells } from '#duties/approval-table.rules.ts'
import { boardQuerySchema } from '#duties/board.schema.ts'
import { boardTable } from '#duties/board-table.rules.ts'
import { CHANGE_COLUMNS, changeCells } from '#duties/changes-table.rules.ts'
import { talks } from '#duties/coverage.api.ts'
import { OWN_COLUMNS, ownCells, PAIR_COLUMNS, pairCells } from '#duties/coverage-table.rules.ts'
import { boardOf, duties } from '#duties/duty.api.ts'
import { dutyListOf } from '#duties/duty-list.api.ts'
import {
  DUTY_LIST_COLUMNS,
  dutyCells,
  dutyListExtent,
  dutyListQuerySchema,
  dutyListTitle,
  dutyListWaits,
  onlyPlan,
} from '#duties/duty-list.schema.ts'
import { registers } from '#duties/register.api.ts'
import { registerCodeSchema } from '#duties/register.schema.ts'
import { registerCells, registerColumns } from '#duties/register-table.rules.ts'
import { RULE_COLUMNS, ruleCells } from '#duties/rule-table.rules.ts'
import { rulebook } from '#duties/rulebook.api.ts'
import { formatDay } from '#kernel/day.ts'
import { daySchema } from '#office/office.schema.ts'
import { bureauName } from '#office/office.store.ts'
import { asked, type Lists, noteOf } from './list.ts'

const yearSchema = z.coerce.number().int().min(2000).max(2100)

export const dutyLists: Lists = {
  'duty-list': {
    part: 'dutyLists',
    grant: 'board.read',
    make: async (context, query) => {
      const list = await dutyListOf(context, asked(dutyListQuerySchema, query))
      const plan = onlyPlan(list)
      return {
        title: dutyListTitle(list),
        note: noteOf(dutyListExtent(list), plan ? `来源：《${plan}》` : null, dutyListWaits(list)),
        columns: DUTY_LIST_COLUMNS,
        rows: dutyCells(list),
      }
    },
  },
  board: {
    part: 'duties',
    grant: 'board.read',
    make: async (context, query) => {
      const input = asked(boardQuerySchema.extend({ year: yearSchema }), query)
      const board = await boardOf(context, input)
      const bureau = await bureauName(context.tx, context.actor.bureauId)
      return boardTable(board, { bureau, year: input.year, today: formatDay(context.today) })
    },
  },
  changes: {
    part: 'duties',
    grant: 'board.read',
    make: async (context, query) => {
      const { since, changes } = await duties.changes.run(context, asked(z.object({ since: daySchema }), query))
      return {
        title: '看板的变化',
        note: noteOf(`${since}与${formatDay(context.today)}相比`, `共${changes.length}项`),
        columns: CHANGE_COLUMNS,
        rows: changeCells(changes),
      }
    },
  },
  talks: {
    part: 'talks',
    grant: 'board.read',
    make: async (context, query) => {
      const input = asked(z.object({ year: yearSchema.optional(), asOf: daySchema.optional() }), query)
      const coverage = await talks.coverage.run(context, input)
      const note = noteOf(`${coverage.year}年`, `截至${coverage.asOf}`)
      const own = { title: '本人负责的逐人情况', note, columns: OWN_COLUMNS, rows: ownCells(coverage) }
      return {
        ...{ title: '谈心谈话和逐人任务', note, columns: PAIR_COLUMNS, rows: pairCells(coverage) },
        further: own.rows.length > 0 ? [own] : [],
      }
    },
  },
  approvals: {
    part: 'approvals',
    grant: 'board.read',
    make: async (context) => {
      const list = await approvals.list.run(context, {})
      return {
        title: '审批',
        note: noteOf(`共${list.approvals.length}项`),
        columns: APPROVAL_COLUMNS,
        rows: approvalCells(list.approvals),
      }
    },
  },
  rulebook: {
    part: 'rulebook',
    grant: 'plan.read',
    make: async (context) => {
      const { rules } = await rulebook.list.run(context, {})
      return {
        title: '党内法规的固定要求',
        note: noteOf(`共${rules.length}条`, `已启用${rules.filter(({ active }) => active).length}条`),
        columns: RULE_COLUMNS,
        rows: ruleCells(rules, formatDay(context.today)),
      }
    },
  },
  register: {
    part: 'registers',
    grant: 'board.read',
    make: async (context, query) => {
      const view = await registers.get.run(context, asked(z.object({ code: registerCodeSchema }), query))
      const { name, complete } = view.register
      return {
        title: name,
        note: noteOf(`共${view.items.length}项`, complete ? '已确认登记齐全' : '尚未确认登记齐全'),
        columns: registerColumns(view),
        rows: registerCells(view),
      }
    },
  },
}
