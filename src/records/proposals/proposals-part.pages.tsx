/** The part of a kind's form that reads attached minutes, loaded when the form is opened. */
import { type ComponentType, lazy, Suspense } from 'react'
import type { MeetingKind } from '#records/meeting/meeting.schema.ts'
import type { KindPartProps } from '#ui/RecordKinds.tsx'

const Part = lazy(() => import('./proposals.pages.tsx').then((page) => ({ default: page.ProposalsPart })))

export const proposalsFor = (kind: MeetingKind): ComponentType<KindPartProps> =>
  function Proposals(props) {
    return (
      <Suspense>
        <Part kind={kind} {...props} />
      </Suspense>
    )
  }
