/** All verbs of the system on one page. */
import { approvals } from '#duties/approval.api.ts'
import { calendar } from '#duties/calendar.api.ts'
import { closings } from '#duties/closing.api.ts'
import { talks } from '#duties/coverage.api.ts'
import { duties } from '#duties/duty.api.ts'
import { dutyChanges } from '#duties/duty-change.api.ts'
import { dutyLists } from '#duties/duty-list.api.ts'
import { holidays } from '#duties/holiday.api.ts'
import { ledger } from '#duties/ledger.api.ts'
import { lists } from '#duties/list.api.ts'
import { registers } from '#duties/register.api.ts'
import { rulebook } from '#duties/rulebook.api.ts'
import { notices } from '#notices/notice.api.ts'
import { accounts } from '#office/accounts.api.ts'
import { imports } from '#office/import/import.api.ts'
import { log } from '#office/log.api.ts'
import { office } from '#office/office.api.ts'
import { session } from '#office/session.api.ts'
import { tokens } from '#office/token.api.ts'
import { plans } from '#plans/plan.api.ts'
import { meetings } from '#records/meeting/meeting.api.ts'
import { recordEndpoints } from '#records/record.api.ts'
import { yearLedgers } from '#records/year/year-ledger.api.ts'
import { requests } from '#requests/request.api.ts'
import { jobs } from './jobs.api.ts'
import { recordKinds } from './kinds.ts'
import { setup } from './setup.api.ts'

export const endpoints = {
  session,
  setup,
  office,
  imports,
  accounts,
  tokens,
  log,
  notices,
  plans,
  jobs,
  duties,
  dutyLists,
  dutyChanges,
  approvals,
  closings,
  ledger,
  calendar,
  holidays,
  talks,
  lists,
  registers,
  rulebook,
  requests,
  meetings,
  records: recordEndpoints(recordKinds),
  yearLedgers,
}

/** What the slices are called on the API page. */
export const SLICE_NAMES: Readonly<Record<keyof typeof endpoints, string>> = {
  session: '登录',
  setup: '初始化',
  office: '组织和人员',
  imports: '从 Excel 导入',
  accounts: '账号',
  tokens: '访问令牌',
  log: '操作日志',
  notices: '消息',
  plans: '要点',
  jobs: '后台任务',
  duties: '责任事项和看板',
  dutyLists: '责任清单',
  dutyChanges: '责任事项的调整',
  approvals: '审批',
  closings: '关账',
  ledger: '应办账',
  calendar: '日历',
  holidays: '节假日安排',
  talks: '谈心谈话',
  lists: '名单',
  registers: '事项台账',
  rulebook: '固定要求',
  requests: '诉求',
  meetings: '会议',
  records: '纪实',
  yearLedgers: '年度台账',
}

export type Api = typeof endpoints
