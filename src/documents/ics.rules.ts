/** A calendar as iCalendar text (RFC 5545): whole days, and what begins at a time on the clocks of Beijing. Pure. */
import { type Day, formatDay, type IsoDate, parseDay } from '#kernel/day.ts'

export interface CalendarEntry {
  /** Stable over all readings: the same thing keeps it when its day moves. */
  readonly uid: string
  readonly day: IsoDate
  /** `14:30` in Beijing; absent: the whole day. */
  readonly time?: string
  readonly cancelled?: boolean
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
    ...entries.flatMap(({ uid, day, time, cancelled, title, text, url }) => [
      'BEGIN:VEVENT',
      `UID:${escaped(uid)}`,
      `DTSTAMP:${stamp}`,
      ...spanOf(parseDay(day), time),
      ...(cancelled ? ['STATUS:CANCELLED'] : []),
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(text)}`,
      `URL:${url}`,
      `TRANSP:${time ? 'OPAQUE' : 'TRANSPARENT'}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

/** Nobody plans when a meeting ends: an hour is enough to be seen. */
const LENGTH = 'DURATION:PT1H'
/** Beijing has no summer time, so that its clocks need no table of zones. */
const BEIJING_AHEAD = 8 * 60

function spanOf(day: Day, time: string | undefined): string[] {
  // The end is the first day after it.
  if (!time) return [`DTSTART;VALUE=DATE:${basic(day)}`, `DTEND;VALUE=DATE:${basic(day + 1)}`]
  const [hour, minute] = time.split(':').map(Number)
  const minutes = hour! * 60 + minute! - BEIJING_AHEAD
  const inDay = (minutes + 24 * 60) % (24 * 60)
  const two = (n: number) => String(n).padStart(2, '0')
  return [`DTSTART:${basic(minutes < 0 ? day - 1 : day)}T${two(Math.floor(inDay / 60))}${two(inDay % 60)}00Z`, LENGTH]
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
