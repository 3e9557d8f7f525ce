/** The kinds of record, for the server. A new kind is one line here and one in kinds.web.tsx. */
import { assembly } from '#records/assembly/assembly.rules.ts'
import { plain } from '#records/plain/plain.rules.ts'
import type { Common, RecordKindRules } from '#records/record.rules.ts'
import type { RecordKind } from '#records/record.schema.ts'
import { talk } from '#records/talk/talk.rules.ts'

export const recordKinds: Readonly<Record<RecordKind, RecordKindRules<Common>>> = {
  assembly: assembly as unknown as RecordKindRules<Common>,
  talk: talk as unknown as RecordKindRules<Common>,
  plain: plain as unknown as RecordKindRules<Common>,
}
