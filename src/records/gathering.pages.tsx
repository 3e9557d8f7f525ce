/** What stands in the form of every gathering: who should come and who did, what it counts for, and what its attached minutes say. */
import { type ComponentType, lazy, Suspense } from 'react'
import type { KindPartProps } from '#ui/RecordKinds.tsx'
import type { MeetingKind } from './meeting/meeting.schema.ts'

type Part = ComponentType<KindPartProps & { readonly kind: MeetingKind }>

const Attendance = lazy(() =>
  import('./meeting/attendance.pages.tsx').then((page) => ({ default: page.AttendancePart })),
)
const Counted = lazy(() => import('./counted.pages.tsx').then((page) => ({ default: page.CountedGathering })))
const Proposals = lazy(() =>
  import('./proposals/proposals.pages.tsx').then((page) => ({ default: page.ProposalsPart })),
)

/** Loaded when the form is opened. */
const partOf = (Of: Part, kind: MeetingKind): ComponentType<KindPartProps> =>
  function GatheringPart(props) {
    return (
      <Suspense>
        <Of kind={kind} {...props} />
      </Suspense>
    )
  }

/** By name of the field that each stands under. */
export const gatheringParts = (kind: MeetingKind) => ({
  present: partOf(Attendance, kind),
  also: partOf(Counted, kind),
  files: partOf(Proposals, kind),
})
