/** A calendar as iCalendar text (RFC 5545): whole days only, which is all that an occurrence has. Pure. */
import { type Day, formatDay, type IsoDate, parseDay } from '#kernel/day.ts'

export interface CalendarEntry {
  /** Stable over all readings: the same thing keeps it when its day moves. */
  readonly uid: string
  readonly day: IsoDate
  readonly title: string
  readonly text: string
  readonly url: string
}

/** Hours after which a calendar program should ask again. */
const REFRESH_HOURS = 6

/** The file. `now` stamps it; lines end with CRLF and are folded at 75 octets. */
export function icsOf(name: string, entries: readonly CalendarEntry[], now: Date): string {
  const stamp = `${now.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Jianxing//Calendar//ZH',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    'X-WR-TIMEZONE:Asia/Shanghai',
    `REFRESH-INTERVAL;VALUE=DURATION:PT${REFRESH_HOURS}H`,
    `X-PUBLISHED-TTL:PT${REFRESH_HOURS}H`,
    ...entries.flatMap(({ uid, day, title, text, url }) => [
      'BEGIN:VEVENT',
      `UID:${escaped(uid)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${basic(parseDay(day))}`,
      // The end is the first day after it.
      `DTEND;VALUE=DATE:${basic(parseDay(day) + 1)}`,
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(text)}`,
      `URL:${url}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

const basic = (day: Day) => formatDay(day).replaceAll('-', '')

const escaped = (text: string) => text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r?\n/g, '\\n')

/** Lines of at most 75 octets, never cut inside a character; what goes on begins with a space. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = new TextEncoder().encode(character).length
    if (octets + size > 75) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n')
}
