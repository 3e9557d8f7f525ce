/** Which notices are over: read, or asking for something whose time has passed. Nothing need be written when it passes. */
import { sql } from 'kysely'
import { momentOf } from '#kernel/day.ts'
import { INVITATIONS } from './notice.schema.ts'

/** Of a row of `notice`: nobody is asked any more to come to a meeting that has begun by the clock of Beijing. */
export function isOver(now: Date) {
  const { today, time } = momentOf(now)
  return sql<boolean>`(notice.read_at is not null or notice.kind = any (${[...INVITATIONS]}::text[]) and exists (
    select from meeting m where m.bureau_id = notice.bureau_id and m.id = notice.matter
      and (m.held_on, m.starts_at) <= (${today}::date, ${time}::text)))`
}
