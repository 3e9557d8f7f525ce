/** What a lecture proves. */
import { gathering } from '#records/gathering.rules.ts'
import { lectureSchema } from './lecture.schema.ts'

export const lecture = gathering({ kind: 'lecture', schema: lectureSchema, guests: true })
