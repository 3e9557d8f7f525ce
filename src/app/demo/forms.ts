/** From an act to the content of a record, as somebody would have filled in the form. */
import type { z } from 'zod'
import type { Occurrence } from '#duties/occurrences.rules.ts'
import { formatDay } from '#kernel/day.ts'
import type { Assembly } from '#records/assembly/assembly.schema.ts'
import type { partyDaySchema } from '#records/party-day/party-day.schema.ts'
import type { Plain } from '#records/plain/plain.schema.ts'
import type { Talk } from '#records/talk/talk.schema.ts'
import { TALK_TOPICS } from '#records/talk/talk.schema.ts'
import type { Act } from './acts.ts'
import type { Dice } from './dice.ts'
import type { Roll } from './roll.ts'
import { assemblyTopic, isGathering, noteOf, placeOf, resultOf, titleOf } from './wording.ts'

/** Everything that a form needs to know of an act. */
export interface Filling {
  readonly occurrence: Occurrence
  readonly act: Act
  readonly roll: Roll
  readonly dice: Dice
  /** Ids of the duties that the act serves, its own first. */
  readonly duties: readonly string[]
}

const common = ({ occurrence, act }: Filling) => ({
  subjectId: occurrence.subject.id,
  heldOn: formatDay(act.heldOn),
  files: [],
  makesUpFor: act.makesUp ? occurrence.id : null,
})

/** The branch that a body belongs to or is; null for the bureau's own bodies. */
export function branchOf(body: string, roll: Roll): string | null {
  const row = roll.bodies.get(body)
  if (row?.kind === 'branch' || row?.kind === 'temporary_branch') return body
  return row?.kind === 'party_group' ? (row.parent_id ?? null) : null
}

/** A party group is every so-manieth member of its branch. */
function groupMembers(body: string, branch: string, members: readonly string[], roll: Roll): readonly string[] {
  if (body === branch) return members
  const groups = [...roll.bodies.values()].filter((row) => row.kind === 'party_group' && row.parent_id === branch)
  const place = groups.findIndex((row) => row.id === body)
  return members.filter((_, n) => n % groups.length === place)
}

/** Most of the people who meet; where nobody meets, the holder of the post alone. */
function participants({ occurrence, act, roll, dice }: Filling): string[] {
  const { subject, terms } = occurrence
  const day = act.heldOn
  const holder = subject.type === 'post' ? roll.holderOn(subject.id, day) : null
  const own = holder ? [holder] : []
  if (!isGathering(terms.kind)) return own
  if (subject.id === leadingGroup(roll)) return dice.sample(roll.holdersOf('bureau_leader', day), 6)
  const body = roll.bodyOfPost.get(subject.id) ?? subject.id
  const branch = branchOf(body, roll)
  if (!branch) return own
  const members = groupMembers(body, branch, roll.membersOn(branch, day), roll)
  return [...new Set([...own, ...dice.sample(members, Math.ceil(members.length * (0.8 + 0.2 * dice.next())))])]
}

const leadingGroup = (roll: Roll) => [...roll.bodies.values()].find((row) => row.kind === 'leading_group')?.id

export function assemblyContent(filling: Filling, also: Assembly['also']): Assembly {
  const { occurrence, act, roll, dice } = filling
  const members = roll.membersOn(occurrence.subject.id, act.heldOn)
  const [secretary] = roll.holdersOf('branch_secretary', act.heldOn, new Set([occurrence.subject.id]))
  const host = secretary ?? members[0]!
  const absent = dice.sample(
    members.filter((person) => person !== host),
    dice.between(0, 2),
  )
  return {
    ...common(filling),
    place: placeOf(dice),
    topic: assemblyTopic(occurrence.period.start, dice),
    host,
    present: roll.byName(members.filter((person) => !absent.includes(person))),
    absent: roll.byName(absent),
    also,
    label: null,
    studyHours: null,
    recorder: null,
    meeting: null,
    decisions: resultOf('branch_assembly', dice),
  }
}

/** A Party day or a lecture of a branch; those who were away are not named. */
export function gatheringContent(filling: Filling): z.output<typeof partyDaySchema> {
  const { occurrence, act, roll, dice } = filling
  const { kind, title } = occurrence.terms
  const [secretary] = roll.holdersOf('branch_secretary', act.heldOn, new Set([occurrence.subject.id]))
  const present = participants(filling)
  return {
    ...common(filling),
    place: placeOf(dice),
    // The kind's name stands before it already.
    topic: titleOf(kind, title, act.heldOn, dice).split('：').at(-1)!,
    host: secretary ?? present[0]!,
    recorder: null,
    present: roll.byName(present),
    absent: [],
    also: [],
    label: null,
    studyHours: null,
    decisions: resultOf(kind, dice),
    meeting: null,
  }
}

export function plainContent(filling: Filling): Plain {
  const { occurrence, act, duties, roll, dice } = filling
  return {
    ...common(filling),
    duties: [...duties],
    kinds: [],
    items: [],
    label: null,
    title: titleOf(occurrence.terms.kind, occurrence.terms.title, act.heldOn, dice),
    place: isGathering(occurrence.terms.kind) ? placeOf(dice) : '',
    quantity: act.quantity,
    people: roll.byName(participants(filling)),
    summary: resultOf(occurrence.terms.kind, dice),
  }
}

const TOPICS = Object.keys(TALK_TOPICS) as (keyof typeof TALK_TOPICS)[]

export function talkContent(filling: Filling, talker: string, counterpart: string): Talk {
  const { dice } = filling
  return {
    ...common(filling),
    place: '办公室',
    talker,
    with: [counterpart],
    topics: dice.sample(TOPICS, dice.between(1, 3)),
    note: noteOf(dice),
  }
}

/** With whom the holder of a post owes a talk, by its role: secretary and leaders, leader and heads of the line, branch, division. */
export function counterparts({ subject, period }: Occurrence, roll: Roll): string[] {
  const day = Math.min(period.due, period.start + Math.floor(period.length / 2))
  const own = roll.holderOn(subject.id, day)
  const body = roll.bodyOfPost.get(subject.id)!
  const lines = roll.lineOf(subject.id)
  const people = {
    leading_group_secretary: () => [...roll.holdersOf('bureau_leader', day), ...roll.holdersOf('division_head', day)],
    bureau_leader: () => roll.holdersOf('division_head', day, lines),
    branch_secretary: () => roll.everybodyOn(body, day),
    division_head: () => roll.everybodyOn(body, day),
  }
  const role = roll.roleOfPost.get(subject.id) as keyof typeof people
  return [...new Set(people[role]?.() ?? [])].filter((person) => person !== own)
}
