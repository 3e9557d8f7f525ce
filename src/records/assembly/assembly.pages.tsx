/** The screen of 支部党员大会: the general form, with attendance counted while it is filled in. */
import { lazy, Suspense } from 'react'
import { proposalsFor } from '#records/proposals/proposals-part.pages.tsx'
import { RECORD_KINDS } from '#records/record.schema.ts'
import type { KindPartProps, WebKind } from '#ui/RecordKinds.tsx'
import { assemblySchema } from './assembly.schema.ts'

const Attendance = lazy(() => import('./attendance.pages.tsx').then((page) => ({ default: page.AttendancePart })))

export const AttendanceWhenLoaded = (props: KindPartProps) => (
  <Suspense>
    <Attendance {...props} />
  </Suspense>
)

export const assemblyScreen: WebKind = {
  label: RECORD_KINDS.assembly,
  hint: '全体党员参加的会议；会上同时开展的党课、主题党日、集中学习可一并登记。',
  schema: assemblySchema,
  serves: ['branch_assembly'],
  forPosts: false,
  prepared: true,
  titleOf: ({ topic }) => String(topic ?? ''),
  after: { present: AttendanceWhenLoaded, files: proposalsFor('assembly') },
}
