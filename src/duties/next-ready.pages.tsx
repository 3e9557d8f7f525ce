/** When the first screen can be drawn: with what stands above the steps and on their cards, so that nothing is told wrong or moves. */
import type { Me } from '#office/access.schema.ts'
import { useDrafts } from './next-drafts.pages.tsx'
import { useMeetingsAhead } from './next-meetings.pages.tsx'
import { useAttended, useOwnAmounts } from './next-member.pages.tsx'
import { usePlans } from './next-start.pages.tsx'
import { useWaitingCounts, useWaitingRecords } from './next-waiting.pages.tsx'
import { usePlannedMeetings } from './planned-meetings.pages.tsx'

/**
 * Whether all of it has been answered, or has failed: a card without its meeting would ask to prepare it again. Each is
 * asked for here, beside the steps and not after them.
 */
export function useReady({ audience }: Pick<Me, 'audience'>): boolean {
  const owes = audience !== 'member'
  const asked = [
    useMeetingsAhead(),
    usePlannedMeetings(),
    useOwnAmounts(),
    useDrafts(owes),
    useWaitingRecords(owes),
    usePlans(audience === 'office'),
    useAttended(!owes),
    ...useWaitingCounts().asked,
  ]
  return asked.every(({ isLoading }) => !isLoading)
}
