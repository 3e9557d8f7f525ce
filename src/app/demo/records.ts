/** What was done from January on: a record for every act whose day of entry has come. */
import { recordKinds } from '#app/kinds.ts'
import { CHINESE_CALENDAR, workingDayAfter } from '#duties/calendar.rules.ts'
import type { Occurrence } from '#duties/occurrences.rules.ts'
import { civil, type Day, formatDay, parseDay } from '#kernel/day.ts'
import type { RecordKind } from '#records/record.schema.ts'
import type { Entry } from '#records/record-entry.store.ts'
import { type Act, actsOf, dayWith } from './acts.ts'
import { correctionsOf, duplicateOf, isStillToDo, misplacedAct, type Placed } from './exceptions.ts'
import {
  assemblyContent,
  branchOf,
  counterparts,
  type Filling,
  gatheringContent,
  plainContent,
  talkContent,
} from './forms.ts'
import { mannerOf, ON_TIME } from './manner.ts'
import type { Roll } from './roll.ts'
import type { World } from './world.ts'

export interface Setting {
  readonly world: World
  readonly roll: Roll
  readonly bureau: string
  /** Key of a branch (structure.ts) by its body's id. */
  readonly branchKeys: ReadonlyMap<string, string>
  /** Who enters for a body or post on a day. */
  readonly enters: (subject: string, day: Day) => Entry['by']
}

export interface Records {
  readonly entries: Entry[]
  /** Second versions of some of them. */
  readonly corrections: Entry[]
}

const TALK = 'heart_to_heart_talk'
const ASSEMBLY = 'branch_assembly'
const AMOUNTS: ReadonlySet<string> = new Set(['sum', 'members'])

export function recordsOf(occurrences: readonly Occurrence[], setting: Setting): Records {
  const owed = occurrences.filter(({ liable, terms }) => liable && terms.measure !== 'ratio')
  const served = servedTogether(owed)
  const joined = joinedPartyDays(owed, setting)
  const dropped = new Set([...joined.values()].map(({ id }) => id))
  const records = owed
    .filter((occurrence) => !dropped.has(occurrence.id) && !served.isBeside(occurrence))
    .flatMap((occurrence) => {
      const branch = branchKey(occurrence, setting)
      const duties = [occurrence, ...served.besides(occurrence)]
      const make = occurrence.terms.kind === TALK ? talksOf : recordsOfActs
      return make(occurrence, duties, joined.get(occurrence.id) ?? null, setting).map(
        (entry): Placed => ({ entry, branch }),
      )
    })
  return {
    entries: [...records.map(({ entry }) => entry), ...duplicateOf(records, setting.world)],
    corrections: correctionsOf(records, setting.world),
  }
}

function branchKey({ subject }: Occurrence, { roll, branchKeys }: Setting): string | null {
  const body = subject.type === 'post' ? roll.bodyOfPost.get(subject.id)! : subject.id
  const branch = branchOf(body, roll)
  return branch === null ? null : (branchKeys.get(branch) ?? null)
}

/** A yearly amount, of the branch or of each member, of what is owed by the week as well (hours of study) is served by the weekly records. */
function servedTogether(owed: readonly Occurrence[]) {
  const key = ({ terms, subject }: Occurrence) => `${terms.kind} ${terms.tags.join(' ')} ${subject.id}`
  const counted = new Set(owed.filter(({ terms }) => terms.measure === 'count').map(key))
  const isBeside = (o: Occurrence) => AMOUNTS.has(o.terms.measure) && counted.has(key(o))
  const sums = Map.groupBy(owed.filter(isBeside), key)
  return { isBeside, besides: (o: Occurrence) => (o.terms.measure === 'count' ? (sums.get(key(o)) ?? []) : []) }
}

/** Now and then a diligent branch holds its assembly on a party day, and enters both at once. */
function joinedPartyDays(owed: readonly Occurrence[], setting: Setting): Map<string, Occurrence> {
  const { world } = setting
  const partyDays = Map.groupBy(
    owed.filter(({ terms, period }) => terms.kind === 'party_day' && period.scheduled !== null),
    ({ subject }) => subject.id,
  )
  const joined = new Map<string, Occurrence>()
  for (const occurrence of owed) {
    const { id, terms, subject, period } = occurrence
    if (terms.kind !== ASSEMBLY || misplacedAct(occurrence, branchKey(occurrence, setting), world)) continue
    const diligent = mannerOf(branchKey(occurrence, setting)).inTime > 0.9
    if (!diligent || !world.dice(`joined ${id}`).chance(0.4)) continue
    const last = civil(period.due).month
    const day = partyDays.get(subject.id)?.find((o) => civil(o.period.start).month === last)
    if (day) joined.set(id, day)
  }
  return joined
}

function recordsOfActs(
  occurrence: Occurrence,
  duties: readonly Occurrence[],
  partyDay: Occurrence | null,
  setting: Setting,
): Entry[] {
  const { world, roll } = setting
  const dice = world.dice(`acts ${occurrence.id}`)
  const branch = branchKey(occurrence, setting)
  const misplaced = misplacedAct(occurrence, branch, world)
  const acts = misplaced
    ? [misplaced]
    : partyDay
      ? actsOf(partyDay, ON_TIME, dice)
      : actsOf(occurrence, mannerOf(branch), dice)
  const terms = duties.map((duty) => duty.terms)
  return acts.flatMap((act, n) => {
    const last = acts.length > 1 && n === acts.length - 1
    if (!mayBe(act, occurrence, setting) || isStillToDo(occurrence, last, world)) return []
    const filling: Filling = { occurrence, act, roll, dice, duties: terms.map(({ id }) => id) }
    const name = `${occurrence.id} ${n}`
    const own = formOf(occurrence, branch !== null)
    if (own === 'assembly')
      return [entryOf(own, assemblyContent(filling, partyDay ? ['party_day'] : []), terms, act, name, setting)]
    return own === null
      ? [entryOf('plain', plainContent(filling), terms, act, name, setting)]
      : [entryOf(own, gatheringContent(filling), terms, act, name, setting)]
  })
}

/** The form of its own that a branch has for what is owed; null where it fills in the plain one. */
function formOf({ terms, subject }: Occurrence, ofBranch: boolean): 'assembly' | 'party_day' | 'lecture' | null {
  const forms = { branch_assembly: 'assembly', party_day: 'party_day', lecture: 'lecture' } as const
  if (!ofBranch || subject.type !== 'body' || terms.tags.length > 0 || terms.measure !== 'count') return null
  return forms[terms.kind as keyof typeof forms] ?? null
}

/** Entered by today, since the branch uses the system, and by a post that somebody held. */
function mayBe({ heldOn, enteredOn }: Act, { subject }: Occurrence, { world, roll }: Setting): boolean {
  if (heldOn > world.today || enteredOn > world.today) return false
  if (subject.recordsSince !== null && heldOn < subject.recordsSince) return false
  return subject.type === 'body' || roll.holderOn(subject.id, heldOn) !== null
}

/** One talk with each of those whom the holder has reached by today. */
function talksOf(
  occurrence: Occurrence,
  duties: readonly Occurrence[],
  _: Occurrence | null,
  setting: Setting,
): Entry[] {
  const { world, roll } = setting
  const { subject, period } = occurrence
  const manner = mannerOf(branchKey(occurrence, setting))
  const people = counterparts(occurrence, roll)
  return people.flatMap((person) => {
    const name = `${occurrence.id} ${person}`
    const dice = world.dice(`talk ${name}`)
    if (!dice.chance(manner.talks)) return []
    const span = { from: period.start, to: period.due }
    const heldOn = dayWith(span, (day) => roll.holderOn(subject.id, day) !== null, dice)
    if (heldOn === null) return []
    const act = {
      heldOn,
      enteredOn: workingDayAfter(CHINESE_CALENDAR, heldOn, dice.between(0, 2)),
      makesUp: false,
      quantity: 1,
    }
    const talker = roll.holderOn(subject.id, heldOn)!
    if (talker === person || !mayBe(act, occurrence, setting)) return []
    // A secretary who heads the division as well has talked with the same people already, for both.
    const other = roll.heldBy([talker], heldOn).map(({ post }) => roll.roleOfPost.get(post))
    if (roll.roleOfPost.get(subject.id) === 'division_head' && other.includes('branch_secretary')) return []
    const terms = duties.map((duty) => duty.terms)
    const filling: Filling = { occurrence, act, roll, dice, duties: [] }
    return [entryOf('talk', talkContent(filling, talker, person), terms, act, name, setting)]
  })
}

function entryOf(
  kind: RecordKind,
  content: Entry['content'],
  duties: Entry['duties'],
  act: Act,
  name: string,
  { world, roll, bureau, enters }: Setting,
): Entry {
  const rules = recordKinds[kind]
  return {
    bureau,
    id: world.id(`record ${name}`),
    rules,
    content: rules.schema.parse(content),
    duties,
    subjectIsPost: roll.bodyOfPost.has(content.subjectId),
    held: rules.alsoFor
      ? roll.heldBy(
          rules.people(content).map(({ id }) => id),
          parseDay(content.heldOn),
        )
      : [],
    proxied: false,
    version: 1,
    reason: null,
    by: enters(content.subjectId, act.enteredOn),
    day: formatDay(act.enteredOn),
    before: [],
  }
}
