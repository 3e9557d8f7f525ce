/** A correction that was begun and not sent: kept in the tab, so that going back, forward or reloading loses nothing. */
import { useMemo } from 'react'
import { keepDraft, keptDraft } from '#ui/kept.ts'
import { useMe } from '#ui/me.ts'
import type { Content } from './content.rules.ts'

export interface BegunCorrection {
  /** The version that the person read. */
  readonly version: number
  /** How many actions the record had when the person read it. */
  readonly seen: number
  readonly content: Content
  readonly reason: string
  readonly makingUp: boolean
}

/** What this tab holds of the own correction of a record. */
export function useBegunCorrection(recordId: string) {
  const { accountId } = useMe()
  return useMemo(() => {
    const place = `correct.${recordId}`
    return {
      /** Null where nothing was begun. */
      read: (): BegunCorrection | null => {
        const {
          version,
          seen = 0,
          content,
          reason = '',
          makingUp = true,
        } = keptDraft<BegunCorrection>(sessionStorage, accountId, place)
        return version === undefined || content === undefined ? null : { version, seen, content, reason, makingUp }
      },
      keep: (correction: BegunCorrection) => keepDraft(sessionStorage, accountId, place, correction),
      forget: () => keepDraft(sessionStorage, accountId, place, null),
    }
  }, [accountId, recordId])
}
