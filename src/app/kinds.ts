/** The kinds of record, for the server. A new kind is one line here and one in kinds.web.tsx. */
import { assembly } from '#records/assembly/assembly.rules.ts'
import { committee } from '#records/committee/committee.rules.ts'
import { lecture } from '#records/lecture/lecture.rules.ts'
import { partyDay } from '#records/party-day/party-day.rules.ts'
import { plain } from '#records/plain/plain.rules.ts'
import type { Common, RecordKindRules } from '#records/record.rules.ts'
import type { RecordKind } from '#records/record.schema.ts'
import { talk } from '#records/talk/talk.rules.ts'

export const recordKinds: Readonly<Record<RecordKind, RecordKindRules<Common>>> = {
  assembly: assembly as unknown as RecordKindRules<Common>,
  committee: committee as unknown as RecordKindRules<Common>,
  party_day: partyDay as unknown as RecordKindRules<Common>,
  lecture: lecture as unknown as RecordKindRules<Common>,
  talk: talk as unknown as RecordKindRules<Common>,
  plain: plain as unknown as RecordKindRules<Common>,
}
