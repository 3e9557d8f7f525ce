/** From the text of minutes and the roster to proposals for the form; nothing is proposed that the text does not say. */
import { DECISIONS_HEADING } from '#records/meeting/decisions.rules.ts'
import { hasNumber, topicLines } from '#records/meeting/topics.rules.ts'
import { type Named, namesIn, type OnRoster } from './names.rules.ts'
import type { Proposal, ProposedField } from './proposal.schema.ts'
import { endOf, type Section, sectionsOf } from './sections.rules.ts'
import { dayIn } from './when.rules.ts'

/** What the form takes at most, in characters. */
const LONGEST = { place: 60, topic: 200, decisions: 4000 } as const

/** Names in a remark. */
const SHOWN = 10

export interface Minutes {
  readonly text: string
  /** Who belongs to the body on the day. */
  readonly roster: readonly OnRoster[]
  /** Those of the roster who are meant by 全体党员. */
  readonly members: readonly OnRoster[]
  /** Who may have led it. */
  readonly hosts: readonly OnRoster[]
  readonly today: string
}

/** Proposals in the order of the form. */
export function proposalsOf({ text, roster, members, hosts, today }: Minutes): Proposal[] {
  const sections = byField(text)
  const line = (field: ProposedField, read: (words: string) => Omit<Proposal, 'field' | 'quote'> | null) => {
    const section = sections.get(field)
    return section ? proposal(text, field, section, endOf(text, section, 'line'), read) : []
  }
  const topic = sections.get('topic')
  return [
    ...line('heldOn', (words) => {
      const day = dayIn(words, today)
      return day === null ? null : { value: day, words: day, remark: null }
    }),
    ...line('place', (words) => asText(words.replace(/[，,；;]+$/, ''), LONGEST.place)),
    ...(topic
      ? proposal(text, 'topic', topic, endOf(text, topic, 'topics'), (words) =>
          asText(topicLines(onLines(words)).split('\n').join('；'), LONGEST.topic),
        )
      : []),
    ...line('host', (words) => onePerson(words, hosts)),
    ...line('recorder', (words) => onePerson(words, roster)),
    ...attendees({ text, roster, members }).flatMap(({ proposals }) => proposals),
    ...whatHappened(text, sections.get('content'), sections.get('decisions')),
  ]
}

const byField = (text: string) => new Map(sectionsOf(text).map((section) => [section.field, section]))

type Attending = Pick<Minutes, 'text' | 'roster' | 'members'>

/** The lists of those who came and of those on leave: whom they name, and what they propose. */
function attendees({ text, roster, members }: Attending) {
  const sections = byField(text)
  const [present, absent, missing] = (['present', 'absent', 'missing'] as const).map((field) =>
    namesOf(text, sections.get(field), roster),
  )
  // Of two who bear the name of one who is away, nobody is said to have come.
  const away = new Set(
    [absent, missing].flatMap((list) =>
      list
        ? [...list.named.ids, ...roster.flatMap(({ id, name }) => (list.named.ambiguous.includes(name) ? id : []))]
        : [],
    ),
  )
  return [
    { named: present?.named, proposals: present ? people(text, 'present', present, roster, members, away) : [] },
    { named: absent?.named, proposals: absent ? people(text, 'absent', absent, roster, [], new Set()) : [] },
  ]
}

/** What it was about, then what was decided under a heading of its own, as the agenda of the next meeting looks for it. */
function whatHappened(text: string, content: Section | undefined, decided: Section | undefined): Proposal[] {
  const lines = (section: Section | undefined) =>
    section ? text.slice(section.from, section.to).split('\n').map(trimmed).filter(Boolean).join('\n') : ''
  const decisions = lines(decided)
  const under = decisions === '' ? '' : `${DECISIONS_HEADING}\n${decisions}`
  const found = withDecisions(lines(content), under)
  const quote = [content, decided].flatMap((one) => (one ? text.slice(one.start, one.to).trim() : [])).join('\n')
  return found ? [{ field: 'decisions', ...found, quote }] : []
}

/** Numbered topics one behind the other (一、……；二、……) each on a line of its own. */
const onLines = (words: string): string => {
  const parts = words.split(/[；;]\s*(?=\S)/)
  return parts.length > 1 && parts.every(hasNumber) ? parts.join('\n') : words
}

const trimmed = (line: string) => line.trim()

/** Where both are too long for the form, the report gives way to what was decided. */
function withDecisions(report: string, decided: string) {
  const all = [report, decided].filter(Boolean).join('\n')
  if (report === '' || decided === '' || all.length <= LONGEST.decisions) return asText(all, LONGEST.decisions)
  const kept = wholeSentences(report, LONGEST.decisions - decided.length - 1)
  const found = asText([kept, decided].filter(Boolean).join('\n'), LONGEST.decisions)
  const remark = `超过${LONGEST.decisions}字，会议内容只取了前面部分。`
  return found && { ...found, remark: found.remark ?? remark }
}

/** As many whole sentences as there is room for. */
const wholeSentences = (words: string, room: number) =>
  /^[\s\S]*[。！？；\n]/.exec(words.slice(0, Math.max(0, room)))?.[0].trim() ?? ''

/** Names for people who came or were on leave that nobody on the roster bears, where no proposal says so. */
export const strangersIn = (minutes: Attending): string[] =>
  attendees(minutes).flatMap(({ proposals, named }) => (proposals.length > 0 ? [] : (named?.unknown ?? [])))

/** Whom the text names as having stayed away: no field takes them, for whether they asked leave it does not say. */
export function missingIn({ text, roster }: Pick<Minutes, 'text' | 'roster'>): OnRoster[] {
  const sections = byField(text)
  const [missing, absent] = [sections.get('missing'), sections.get('absent')].map((one) => namesOf(text, one, roster))
  const onLeave = new Set(absent?.named.ids)
  return roster.filter(({ id }) => missing?.named.ids.includes(id) && !onLeave.has(id))
}

function proposal(
  text: string,
  field: ProposedField,
  { start, from }: Section,
  end: number,
  read: (words: string) => Omit<Proposal, 'field' | 'quote'> | null,
): Proposal[] {
  const words = text.slice(from, end).trim()
  const found = words === '' ? null : read(words)
  return found ? [{ field, ...found, quote: text.slice(start, end).trim() }] : []
}

function asText(words: string, longest: number) {
  const value = words.slice(0, longest).replace(/[\ud800-\udbff]$/, '')
  if (value.trim() === '') return null
  return { value, words: value, remark: value.length < words.length ? `超过${longest}字，只取了前面部分。` : null }
}

function onePerson(words: string, roster: readonly OnRoster[]) {
  const { ids, ambiguous, unknown } = namesIn(words, roster)
  // Two names for one place: which of them it was, the file does not say.
  if (ids.length !== 1 || ambiguous.length + unknown.length > 0) return null
  return { value: ids[0]!, words: roster.find(({ id }) => id === ids[0])!.name, remark: null }
}

/** Names enough to know what is meant. */
const few = (names: readonly string[]) =>
  names.length > SHOWN ? `${names.slice(0, SHOWN).join('、')}等${names.length}个` : names.join('、')

interface NamedAt {
  readonly section: Section
  readonly end: number
  readonly named: Named
}

function namesOf(text: string, section: Section | undefined, roster: readonly OnRoster[]): NamedAt | null {
  if (!section) return null
  const end = endOf(text, section, 'names')
  return { section, end, named: namesIn(withoutThoseAway(text, section.from, end), roster) }
}

/** A list without those whom it names in brackets as being away: they are in lists of their own. */
const withoutThoseAway = (text: string, from: number, end: number) =>
  sectionsOf(text)
    .filter(({ start, to, labelled }) => !labelled && start > from && to <= end)
    .reduceRight((words, { start, to }) => words.replace(closed(text, start, to), ''), text.slice(from, end))

function people(
  text: string,
  field: 'present' | 'absent',
  { section, end, named }: NamedAt,
  roster: readonly OnRoster[],
  everybody: readonly OnRoster[],
  away: ReadonlySet<string>,
): Proposal[] {
  const meant = named.everybody ? everybody.map(({ id }) => id) : named.ids
  const ids = meant.filter((id) => !away.has(id))
  if (ids.length === 0) return []
  const nameOf = new Map([...roster, ...everybody].map(({ id, name }) => [id, name]))
  const remarks = [
    named.everybody ? '原文写的是全体，按名册选入。' : '',
    named.ambiguous.length > 0 ? `名册中有同名的人，没有选入：${few(named.ambiguous)}。` : '',
    named.unknown.length > 0 ? `名册中没有，没有选入：${few(named.unknown)}。` : '',
  ].join('')
  return [
    {
      field,
      value: ids,
      words: `${ids.length}人：${ids.map((id) => nameOf.get(id)).join('、')}`,
      quote: closed(text, section.start, end),
      remark: remarks === '' ? null : remarks,
    },
  ]
}

/** The words up to `end`; the bracket that closes a list of names is theirs. */
function closed(text: string, start: number, end: number): string {
  const words = text.slice(start, end)
  const open = words.split(/[（(]/).length > words.split(/[）)]/).length
  return (open && /[）)]/.test(text.charAt(end)) ? words + text.charAt(end) : words).trim()
}
