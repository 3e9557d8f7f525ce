/** What an assembly proves: the assembly itself, and whatever else took place at it. */
import type { RecordKindRules } from '#records/record.rules.ts'
import { type Assembly, assemblySchema } from './assembly.schema.ts'

export const assembly: RecordKindRules<Assembly> = {
  kind: 'assembly',
  schema: assemblySchema,
  class: 0,
  title: ({ topic }) => `支部党员大会：${topic}`,
  people: ({ host, present, absent }) => [
    { id: host, part: 'host' },
    ...present.map((id) => ({ id, part: 'present' as const })),
    ...absent.map((id) => ({ id, part: 'absent' as const })),
  ],
  duties: () => [],
  earned: ({ also, present, studyHours }) =>
    ['branch_assembly', ...also].map((kind) => ({
      kind,
      tags: [],
      quantity: kind === 'study_session' ? (studyHours ?? 1) : 1,
      people: present,
    })),
  mustBelong: ({ present, absent }) => [...present, ...absent],
}
