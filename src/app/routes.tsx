/** Every address of the system, each page loaded when it is first opened. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { root, setup, signedIn, signIn } from './entry-routes.tsx'
import { NotFound } from './failures.tsx'

const inside = { getParentRoute: () => signedIn }
/** What an address says wrongly is left out instead of refused. */
const text = z.string().optional().catch(undefined)
/** Which of the records to be checked are gone through. */
const checkFilters = z.object({
  ...{ subject: text, kind: text, month: text, find: text },
  appealed: z.literal(true).optional().catch(undefined),
  order: z.literal('latest').optional().catch(undefined),
})

const pages = [
  createRoute({
    ...inside,
    path: '/',
    validateSearch: z.object({ occurrence: text }),
    component: lazyRouteComponent(() => import('#duties/next.pages.tsx'), 'NextPage'),
  }),
  createRoute({
    ...inside,
    path: '/password',
    component: lazyRouteComponent(() => import('#office/password.pages.tsx'), 'PasswordPage'),
  }),
  createRoute({
    ...inside,
    path: '/account',
    component: lazyRouteComponent(() => import('./account.tsx'), 'AccountPage'),
  }),
  createRoute({
    ...inside,
    path: '/api-docs',
    component: lazyRouteComponent(() => import('./api-docs.tsx'), 'ApiDocsPage'),
  }),
  createRoute({
    ...inside,
    path: '/notices',
    validateSearch: z.object({ show: text, page: z.coerce.number().int().min(1).optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('#notices/notices.pages.tsx'), 'NoticesPage'),
  }),
  createRoute({
    ...inside,
    path: '/plans',
    component: lazyRouteComponent(() => import('#plans/plans.pages.tsx'), 'PlansPage'),
  }),
  createRoute({
    ...inside,
    path: '/plans/$planId',
    validateSearch: z.object({ commitment: text }),
    component: lazyRouteComponent(() => import('#plans/review.pages.tsx'), 'ReviewPage'),
  }),
  createRoute({
    ...inside,
    path: '/plans/$planId/compare',
    validateSearch: z.object({ with: text, show: text }),
    component: lazyRouteComponent(() => import('#plans/compare.pages.tsx'), 'ComparePage'),
  }),
  createRoute({
    ...inside,
    path: '/plans/$planId/earlier',
    component: lazyRouteComponent(() => import('#plans/earlier.pages.tsx'), 'EarlierPage'),
  }),
  createRoute({
    ...inside,
    path: '/board',
    validateSearch: z.object({
      year: z.coerce.number().optional(),
      rows: z.enum(['bodies', 'posts']).optional(),
      point: z.coerce.number().optional(),
      ...{ asOf: text, known: text, plan: text, standing: text, period: text },
      ...{ find: text, subject: text, occurrence: text },
    }),
    component: lazyRouteComponent(() => import('#duties/board.pages.tsx'), 'BoardPage'),
  }),
  createRoute({
    ...inside,
    path: '/records',
    validateSearch: z.object({
      subject: text,
      kind: text,
      state: text,
      from: text,
      to: text,
      find: text,
      page: z.coerce.number().optional(),
    }),
    component: lazyRouteComponent(() => import('#records/records.pages.tsx'), 'RecordsPage'),
  }),
  createRoute({
    ...inside,
    path: '/checks',
    validateSearch: checkFilters.extend({ page: z.coerce.number().optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('#records/checks.pages.tsx'), 'ChecksPage'),
  }),
  createRoute({
    ...inside,
    path: '/checks/$recordId',
    validateSearch: checkFilters,
    component: lazyRouteComponent(() => import('#records/check.pages.tsx'), 'CheckPage'),
  }),
  createRoute({
    ...inside,
    path: '/records/new',
    validateSearch: z.object({
      ...{ kind: text, subject: text, duty: text, named: text, makesUpFor: text },
      ...{ draft: text, occurrence: text, person: text, meeting: text, anew: text },
    }),
    component: lazyRouteComponent(() => import('#records/new-record.pages.tsx'), 'NewRecordPage'),
  }),
  createRoute({
    ...inside,
    path: '/records/$recordId',
    component: lazyRouteComponent(() => import('#records/record.pages.tsx'), 'RecordPage'),
  }),
  createRoute({
    ...inside,
    path: '/records/$recordId/submitted',
    component: lazyRouteComponent(() => import('#records/submitted.pages.tsx'), 'SubmittedPage'),
  }),
  createRoute({
    ...inside,
    path: '/records/$recordId/correct',
    component: lazyRouteComponent(() => import('#records/correct.pages.tsx'), 'CorrectPage'),
  }),
  createRoute({
    ...inside,
    path: '/meetings',
    validateSearch: z.object({ subject: text, page: z.coerce.number().optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('#records/meeting/meetings.pages.tsx'), 'MeetingsPage'),
  }),
  createRoute({
    ...inside,
    path: '/meetings/new',
    validateSearch: z.object({ kind: text, subject: text, occurrence: text }),
    component: lazyRouteComponent(() => import('#records/meeting/meeting-edit.pages.tsx'), 'NewMeetingPage'),
  }),
  createRoute({
    ...inside,
    path: '/meetings/$meetingId',
    component: lazyRouteComponent(() => import('#records/meeting/meeting.pages.tsx'), 'MeetingPage'),
  }),
  createRoute({
    ...inside,
    path: '/meetings/$meetingId/change',
    component: lazyRouteComponent(() => import('#records/meeting/meeting-edit.pages.tsx'), 'ChangeMeetingPage'),
  }),
  createRoute({
    ...inside,
    path: '/duties/$dutyId',
    validateSearch: z.object({ year: z.coerce.number().optional().catch(undefined), asOf: text, occurrence: text }),
    component: lazyRouteComponent(() => import('#duties/duty.pages.tsx'), 'DutyPage'),
  }),
  createRoute({
    ...inside,
    path: '/duties/$dutyId/change',
    component: lazyRouteComponent(() => import('#plans/duty-change.pages.tsx'), 'DutyChangePage'),
  }),
  createRoute({
    ...inside,
    path: '/changes',
    validateSearch: z.object({ since: text, kind: text, occurrence: text }),
    component: lazyRouteComponent(() => import('#duties/changes.pages.tsx'), 'ChangesPage'),
  }),
  createRoute({
    ...inside,
    path: '/duty-list',
    validateSearch: z.object({ year: z.coerce.number().optional().catch(undefined), subject: text }),
    component: lazyRouteComponent(() => import('#duties/duty-list.pages.tsx'), 'DutyListPage'),
  }),
  createRoute({
    ...inside,
    path: '/year-ledger',
    validateSearch: z.object({ year: z.coerce.number().optional().catch(undefined), subject: text }),
    component: lazyRouteComponent(() => import('#records/year/year-ledger.pages.tsx'), 'YearLedgerPage'),
  }),
  createRoute({
    ...inside,
    path: '/calendar',
    validateSearch: z.object({ month: text, subject: text, occurrence: text, view: text }),
    component: lazyRouteComponent(() => import('#duties/calendar.pages.tsx'), 'CalendarPage'),
  }),
  createRoute({
    ...inside,
    path: '/holidays',
    component: lazyRouteComponent(() => import('#duties/holidays.pages.tsx'), 'HolidaysPage'),
  }),
  createRoute({
    ...inside,
    path: '/rulebook',
    validateSearch: z.object({ rule: text }),
    component: lazyRouteComponent(() => import('#duties/rulebook.pages.tsx'), 'RulebookPage'),
  }),
  createRoute({
    ...inside,
    path: '/talks',
    validateSearch: z.object({ year: z.coerce.number().optional(), asOf: text, occurrence: text }),
    component: lazyRouteComponent(() => import('#duties/talks.pages.tsx'), 'TalksPage'),
  }),
  createRoute({
    ...inside,
    path: '/registers',
    component: lazyRouteComponent(() => import('#duties/registers.pages.tsx'), 'RegistersPage'),
  }),
  createRoute({
    ...inside,
    path: '/registers/$code',
    component: lazyRouteComponent(() => import('#duties/register.pages.tsx'), 'RegisterPage'),
  }),
  createRoute({
    ...inside,
    path: '/requests',
    component: lazyRouteComponent(() => import('#requests/requests.pages.tsx'), 'RequestsPage'),
  }),
  createRoute({
    ...inside,
    path: '/requests/new',
    component: lazyRouteComponent(() => import('#requests/new-request.pages.tsx'), 'NewRequestPage'),
  }),
  createRoute({
    ...inside,
    path: '/requests/$requestId',
    component: lazyRouteComponent(() => import('#requests/request.pages.tsx'), 'RequestPage'),
  }),
  createRoute({
    ...inside,
    path: '/approvals',
    // The record in a closed period that leave is asked for.
    validateSearch: z.object({ record: text }),
    component: lazyRouteComponent(() => import('#duties/approvals.pages.tsx'), 'ApprovalsPage'),
  }),
  createRoute({
    ...inside,
    path: '/office',
    validateSearch: z.object({ body: text }),
    component: lazyRouteComponent(() => import('#office/office.pages.tsx'), 'OfficePage'),
  }),
  createRoute({
    ...inside,
    path: '/import',
    validateSearch: z.object({ kind: text, id: text }),
    component: lazyRouteComponent(() => import('#office/import/import.pages.tsx'), 'ImportPage'),
  }),
  createRoute({
    ...inside,
    path: '/accounts',
    component: lazyRouteComponent(() => import('#office/accounts.pages.tsx'), 'AccountsPage'),
  }),
  createRoute({
    ...inside,
    path: '/account-safety',
    component: lazyRouteComponent(() => import('#office/account-safety.pages.tsx'), 'AccountSafetyPage'),
  }),
  createRoute({
    ...inside,
    path: '/log',
    validateSearch: z.object({
      ...{ from: text, to: text, account: text, part: text },
      page: z.coerce.number().int().min(1).optional().catch(undefined),
    }),
    component: lazyRouteComponent(() => import('#office/log.pages.tsx'), 'LogPage'),
  }),
  // Any other address: whoever is not signed in is asked to sign in first.
  createRoute({ ...inside, path: '$', component: NotFound }),
] as const

export const routeTree = root.addChildren([signIn, setup, signedIn.addChildren(pages)])
