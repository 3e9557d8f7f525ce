/** What goes wrong in every office, once each, so that the screens can show how the system takes it. */
import { CHINESE_CALENDAR, workingDayAfter } from '#duties/calendar.rules.ts'
import type { Occurrence } from '#duties/occurrences.rules.ts'
import { formatDay, parseDay } from '#kernel/day.ts'
import type { Assembly } from '#records/assembly/assembly.schema.ts'
import type { Gathering } from '#records/gathering.rules.ts'
import type { Entry } from '#records/record-entry.store.ts'
import type { Act } from './acts.ts'
import { branchBody } from './bodies.ts'
import { CARELESS_BRANCH, PUNCTUAL_BRANCH } from './manner.ts'
import { divisionPost, leaderPost } from './posts.ts'
import type { World } from './world.ts'

const PENDING = [leaderPost('副局长（测绘管理）'), divisionPost('财务审计处'), 'body discipline']

const later = (day: string, workingDays: number) =>
  formatDay(workingDayAfter(CHINESE_CALENDAR, parseDay(day), workingDays))
const onDay = (world: World, monthDay: string) => parseDay(world.on(monthDay))

/** The careless branch holds its first assembly in April and forgets to say what it makes up for: it counts for April's quarter. */
export function misplacedAct({ terms, period }: Occurrence, branch: string | null, world: World): Act | null {
  const first = terms.kind === 'branch_assembly' && formatDay(period.start) === world.on('01-01')
  if (!first || branch !== CARELESS_BRANCH) return null
  const day = onDay(world, '04-09')
  return { heldOn: day, enteredOn: day, makesUp: false, quantity: 1 }
}

/** Longest period, in days, of which nothing has been done yet. */
const SHORT = 190

/**
 * Those who sign in to try the system find something to do: their running periods are not finished. Of a short one
 * nothing has been done yet, of a year the last of several times is missing.
 */
export function isStillToDo({ terms, subject, period }: Occurrence, last: boolean, world: World): boolean {
  if (period.start > world.today || period.due < world.today) return false
  const pending =
    (subject.id === world.id(branchBody(PUNCTUAL_BRANCH)) && terms.kind === 'branch_assembly') ||
    PENDING.some((name) => subject.id === world.id(name))
  return pending && (period.length <= SHORT || last)
}

/** A record and the branch that it speaks for. */
export interface Placed {
  readonly entry: Entry
  readonly branch: string | null
}

const isPartyDayOf = (branch: string) => (record: Placed) =>
  record.branch === branch && record.entry.duties.some((duty) => duty.kind === 'party_day')

/** The same party day entered a second time by somebody who did not look first. */
export function duplicateOf(records: readonly Placed[], world: World): Entry[] {
  const twice = records.find(isPartyDayOf('digital'))
  if (!twice) return []
  const content = twice.entry.content as Gathering
  const day = later(twice.entry.day, 3)
  if (parseDay(day) > world.today) return []
  const again: Gathering = {
    ...content,
    topic: `${content.topic}（信息化党支部）`,
    present: content.present.slice(1),
  }
  return [{ ...twice.entry, id: world.id('duplicate'), content: again, day }]
}

/** A participant forgotten, which claims more than before; and a wrong date, found out in the same week. */
export function correctionsOf(records: readonly Placed[], world: World): Entry[] {
  const meeting = records.find(
    ({ entry }) => 'absent' in entry.content && (entry.content as Assembly).absent.length > 0,
  )
  const party = records.find(isPartyDayOf('office'))
  const corrections: Entry[] = []
  if (meeting) {
    const content = meeting.entry.content as Assembly
    const [person, ...absent] = content.absent
    const right: Assembly = { ...content, absent, present: [...content.present, person!] }
    corrections.push(corrected(meeting.entry, right, '核对签到表，一名党员会前赶到，误记为请假。', 4))
  }
  if (party) {
    const heldOn = formatDay(parseDay(party.entry.content.heldOn) - 1)
    corrections.push(corrected(party.entry, { ...party.entry.content, heldOn }, '开展日期误填为次日，现予更正。', 2))
  }
  return corrections.filter(({ day }) => parseDay(day) <= world.today)
}

function corrected(entry: Entry, content: Entry['content'], reason: string, days: number): Entry {
  return { ...entry, content, version: entry.version + 1, reason, day: later(entry.day, days) }
}
