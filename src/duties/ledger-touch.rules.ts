/** Whose standings a change can have changed. Pure. */
import type { Touch } from '#kernel/touch.schema.ts'
import type { Duty } from './duty.schema.ts'
import { occurrenceParts } from './occurrence-id.rules.ts'
import { premisesOf, subjectsOwing } from './premises.rules.ts'
import type { Scenario } from './scenario.schema.ts'

/** What a record touches of what is done: its subject, from the beginning of what it makes up for to the day it was held. */
export function touchOf(
  { subjectId, heldOn, makesUpFor }: { subjectId: string; heldOn: string; makesUpFor: string | null },
  items: boolean,
): Touch {
  const from = occurrenceParts(makesUpFor ?? '').start
  const days = { from: from && from < heldOn ? from : heldOn, to: heldOn }
  // An item can be owed by somebody else, and in another period than the one in which it was done.
  return items ? { subjects: [subjectId], items } : { subjects: [subjectId], days }
}

/** Several changes of one command as one; where one of them can concern any day, so does the whole. */
export function mergeTouches(touches: readonly Touch[]): Touch {
  const days = touches.map((touch) => touch.days)
  const dated = days.filter((span) => span !== undefined)
  const from = dated.map((span) => span.from).sort()[0]
  const to = dated
    .map((span) => span.to)
    .sort()
    .at(-1)
  const people = [...new Set(touches.flatMap((touch) => touch.people ?? []))]
  return {
    subjects: touches.some(({ subjects }) => subjects === 'all')
      ? 'all'
      : [...new Set(touches.flatMap(({ subjects }) => subjects))],
    ...(dated.length === days.length && from && to ? { days: { from, to } } : {}),
    ...(people.length > 0 ? { people } : {}),
    ...(touches.some(({ items }) => items) ? { items: true } : {}),
  }
}

/**
 * The subjects that were touched, those on whose lists the touched people stand or stood, and, where items were
 * touched, all that owe something measured by a register.
 */
export function subjectsConcerned(touch: Touch, scenario: Scenario): 'all' | readonly string[] {
  if (touch.subjects === 'all') return 'all'
  const concerned = new Set(touch.subjects)
  for (const list of Object.values(scenario.lists)) {
    const naming = (people: readonly { person: string }[]) =>
      people.some(({ person }) => touch.people?.includes(person) ?? false)
    if (Array.isArray(list)) {
      if (naming(list)) return 'all'
    } else for (const [subject, people] of Object.entries(list)) if (naming(people)) concerned.add(subject)
  }
  if (touch.items) for (const subject of owingByRegister(scenario)) concerned.add(subject)
  return [...concerned]
}

function owingByRegister(scenario: Scenario): string[] {
  const premises = premisesOf(scenario)
  return scenario.duties
    .filter(isByRegister)
    .flatMap(({ owes, versions }) => [owes, ...versions.flatMap(({ set }) => set?.owes ?? [])])
    .flatMap((owes) => subjectsOwing(owes, premises).map(({ id }) => id))
}

const isByRegister = ({ register, versions }: Duty): boolean =>
  Boolean(register) || versions.some(({ set }) => Boolean(set?.register))
