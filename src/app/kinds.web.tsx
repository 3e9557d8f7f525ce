/** The kinds of record, for the page. A new kind is one line here and one in kinds.ts. Loaded with the shell. */
import { assemblyScreen } from '#records/assembly/assembly.pages.tsx'
import { committeeScreen } from '#records/committee/committee.pages.tsx'
import { lectureScreen } from '#records/lecture/lecture.pages.tsx'
import { partyDayScreen } from '#records/party-day/party-day.pages.tsx'
import { plainScreen } from '#records/plain/plain.pages.tsx'
import type { RecordKind } from '#records/record.schema.ts'
import { talkScreen } from '#records/talk/talk.pages.tsx'
import { RecordKindsContext, type WebKind } from '#ui/RecordKinds.tsx'
import { Shell } from '#ui/Shell.tsx'

const webKinds: Readonly<Record<RecordKind, WebKind>> = {
  assembly: assemblyScreen,
  committee: committeeScreen,
  party_day: partyDayScreen,
  lecture: lectureScreen,
  talk: talkScreen,
  plain: plainScreen,
}

/** The shell, inside which every screen knows the kinds. */
export function KnowingShell() {
  return (
    <RecordKindsContext value={webKinds}>
      <Shell />
    </RecordKindsContext>
  )
}
