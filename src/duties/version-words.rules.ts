/** What a change of a duty says, in words, beside how it read before. Pure. */
import { quoted } from '#kernel/quoted.ts'
import { describeCadence } from './describe.rules.ts'
import { type Duty, type Terms, type Version, versionsInOrder, withSet } from './duty.schema.ts'
import { creditKindLabel } from './kinds.schema.ts'
import { type Names, owesWords } from './owes-words.rules.ts'

/** The terms before a version and with it; null for one that withdraws. */
function aroundOf({ versions, ...base }: Duty, version: Version): readonly [Terms, Terms] | null {
  if (!version.set) return null
  const order = versionsInOrder(versions)
  const before = order
    .slice(0, order.indexOf(version))
    .reduce<Terms>((terms, one) => (one.withdrawn ? terms : withSet(terms, one)), base)
  return [before, withSet(before, version)]
}

const force = ({ inForce }: Terms) => `${inForce?.from ?? ''}至${inForce?.to ?? ''}`

/** The fields that are named where they change, each as a sentence about what comes after. */
const SAID: readonly (readonly [(terms: Terms, names: Names) => string, (now: string) => string])[] = [
  [({ title }) => title, (now) => `任务名称改为${quoted(now)}`],
  [({ owes }, names) => owesWords(owes, names), (now) => `改由${now}负责`],
  [({ kind }) => creditKindLabel(kind), (now) => `登记种类改为${now}`],
  [force, (now) => `有效期改为${now}`],
]

/**
 * What one of a duty's versions changes: its name, who owes it, and so on; how often and how much, where that changes
 * or nothing else does. Null where it withdraws the duty.
 */
export const versionWords = (duty: Duty, version: Version, names: Names): string | null =>
  wordsOf(duty, version, names)?.join('；') ?? null

/** What one that hands the duty over tells whoever owed it and whoever is to: by whom it was owed, and what else it changes. */
export function handoverWords(duty: Duty, version: Version, names: Names): string {
  const [before, after] = aroundOf(duty, version)!
  const taken = `改由${owesWords(after.owes, names)}负责`
  return [
    `原由${owesWords(before.owes, names)}负责`,
    ...wordsOf(duty, version, names)!.filter((one) => one !== taken),
  ].join('；')
}

function wordsOf(duty: Duty, version: Version, names: Names): string[] | null {
  const around = aroundOf(duty, version)
  if (!around) return null
  const [before, after] = around
  const handed = owesWords(before.owes, names) !== owesWords(after.owes, names)
  const said = SAID.flatMap(([of, words]) => {
    const [was, now] = [of(before, names), of(after, names)]
    // Whoever takes it over owes it from that day on: said already.
    return was === now || (of === force && handed) ? [] : [words(now)]
  })
  const demand = describeCadence(after)
  const order = versionsInOrder(duty.versions)
  if (order[order.indexOf(version) - 1]?.withdrawn) said.unshift('恢复')
  return [...said, ...(said.length === 0 || demand !== describeCadence(before) ? [demand] : [])]
}

/**
 * What an occurrence asks for otherwise than its duty did when it was published, beside the sentence of the plan, which
 * says what was meant then: 现改由监督检查党支部负责，全年1次. Null where it asks for the same.
 */
export function adjustedWords({ versions: _, ...base }: Duty, now: Terms, names: Names): string | null {
  const said = [
    ...(JSON.stringify(base.owes) === JSON.stringify(now.owes) ? [] : [`改由${owesWords(now.owes, names)}负责`]),
    ...(describeCadence(base) === describeCadence(now) ? [] : [describeCadence(now)]),
  ]
  return said.length > 0 ? `现${said[0]!.startsWith('改由') ? '' : '调整为'}${said.join('，')}` : null
}
