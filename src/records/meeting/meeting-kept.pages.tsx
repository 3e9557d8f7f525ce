/** A meeting that is being planned or changed and was not saved: kept in the tab, so that no way out of it loses it. */
import { keepDraft, keptDraft } from '#ui/kept.ts'
import { useMe } from '#ui/me.ts'

type Content = Record<string, unknown>

interface Begun {
  /** The version that the person read; 0 for a new one. */
  readonly version: number
  readonly content: Content
}

/** What this tab holds of a new meeting of a kind for something, or of changes to one meeting. */
export function useBegunMeeting(what: string) {
  const { accountId } = useMe()
  const place = `meeting.${what}`
  return {
    /** Null where nothing was begun. */
    read: (): Begun | null => {
      const { version, content } = keptDraft<Begun>(sessionStorage, accountId, place)
      return version === undefined || content === undefined ? null : { version, content }
    },
    keep: (begun: Begun) => keepDraft(sessionStorage, accountId, place, begun),
    forget: () => keepDraft(sessionStorage, accountId, place, null),
  }
}
