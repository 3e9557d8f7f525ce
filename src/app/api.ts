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
import { withdrawals } from '#duties/withdrawal.api.ts'
import { notices } from '#notices/notice.api.ts'
import { tellTurn } from '#notices/post-news.api.ts'
import { accounts } from '#office/accounts.api.ts'
import { imports } from '#office/import/import.api.ts'
import { log } from '#office/log.api.ts'
import { PARTS } from '#office/log-words.rules.ts'
import { officeEndpoints } from '#office/office.api.ts'
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
  office: officeEndpoints(tellTurn),
  imports,
  accounts,
  tokens,
  log,
  notices,
  plans,
  jobs,
  duties,
  dutyLists,
  dutyChanges: { ...dutyChanges, ...withdrawals },
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

/** What the slices are called on the API page: as the log calls them. */
export const SLICE_NAMES: Readonly<Record<keyof typeof endpoints, string>> = PARTS

export type Api = typeof endpoints
