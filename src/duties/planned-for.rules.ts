/** Which of the planned meetings meets what is owed. Pure. */
import type { Step } from './board.schema.ts'

interface PlannedMeeting {
  readonly kind: string
  readonly subject: { readonly id: string }
  readonly heldOn: string
  /** What it was planned for; null where it was planned by itself. */
  readonly occurrence: string | null
}

/** As much of a step as the choice depends on. */
type Owed = Pick<Step, 'occurrence' | 'start' | 'due' | 'target'> & { readonly subject: { readonly id: string } }

/**
 * The meeting that was planned for it; else one that was planned by itself and would count for it: of its kind and body,
 * on a day of its period.
 * @param kind the kind of meeting that it is prepared as; undefined where it is met by none
 */
export function plannedFor<M extends PlannedMeeting>(
  { occurrence, start, due, subject }: Owed,
  kind: string | undefined,
  meetings: readonly M[],
): M | undefined {
  const fits = (meeting: M) =>
    meeting.occurrence === null &&
    meeting.kind === kind &&
    meeting.subject.id === subject.id &&
    meeting.heldOn >= start &&
    meeting.heldOn <= due
  return meetings.find((meeting) => meeting.occurrence === occurrence) ?? meetings.find(fits)
}

/** Whether nothing else need be done for it: of several that are owed, one planned by itself is only one. */
export const isPlanned = ({ occurrence, target }: Owed, meeting: PlannedMeeting | undefined): boolean =>
  meeting !== undefined && (meeting.occurrence === occurrence || target === 1)
