/** What a Party day proves. */
import { gathering } from '#records/gathering.rules.ts'
import { partyDaySchema } from './party-day.schema.ts'

export const partyDay = gathering({ kind: 'party_day', schema: partyDaySchema, guests: true })
