/** What a new form begins with: whatever the system already knows is not asked again. */
import type { Step } from '#duties/board.schema.ts'
import { OTHER_KIND } from '#duties/kinds.schema.ts'
import { isDone } from '#duties/standing.schema.ts'
import { type IsoDate, parseDay } from '#kernel/day.ts'
import { type Content, listOf } from './content.rules.ts'
import { OTHER_WORK } from './kind-words.rules.ts'

/** The general form, for every duty without a form of its own. */
const GENERAL = 'plain'

/** As much of a kind's screen as the choice depends on. */
export interface KindTraits {
  readonly serves: readonly string[]
  /** Posts can record it for themselves, not only bodies. */
  readonly forPosts: boolean
}

type Owing = { readonly kind: string; readonly subject: { readonly post: boolean } }

/** The form that a duty is recorded with. A form made for bodies does not fit the duty of a post. */
export function kindFor(kinds: Readonly<Record<string, KindTraits>>, step: Owing): string {
  const special = Object.entries(kinds).find(([, { serves }]) => serves.includes(step.kind))
  const fits = special && (!step.subject.post || special[1].forPosts)
  return fits ? special[0] : GENERAL
}

export interface OpenItem {
  readonly id: string
  readonly name: string
}

export interface Known {
  /** The duties that an entry for the step serves, where they are known. */
  readonly served?: readonly string[] | undefined
  readonly kind: Pick<KindTraits, 'forPosts'>
  readonly step: Step | undefined
  /** The items of a register that the step still waits for. */
  readonly openItems?: readonly OpenItem[] | undefined
  readonly subject: string | undefined
  /** One or several, joined by commas. */
  readonly duty: string | undefined
  /** With whom, where that is known. */
  readonly person: string | undefined
  readonly personId: string | null
  /** Those of them who owe what is recorded with the form. */
  readonly owing?: readonly string[] | undefined
  readonly today: IsoDate
  readonly recordsFor: readonly { readonly id: string; readonly post: boolean; readonly answers: string }[]
}

/** Fields that are known before anybody types, for any kind; the form takes those that it has. */
export function beginning({
  kind,
  step,
  served,
  openItems = [],
  subject,
  duty,
  person,
  personId,
  owing = [],
  today,
  recordsFor,
}: Known): Content {
  const able = recordsFor.filter(({ post }) => kind.forPosts || !post)
  const likeliest = able.find(({ id }) => owing.includes(id)) ?? able[0]
  const dutyIds = step ? (served ?? [step.dutyId]) : (duty?.split(',') ?? [])
  // An address can name anything: nobody records for whom they may not.
  const asked = recordsFor.find(({ id }) => id === subject)
  const subjectId = step?.subject.id ?? (asked ?? likeliest)?.id
  const own = recordsFor.some(({ id, post, answers }) => id === subjectId && post && answers === 'self')
  return {
    subjectId,
    // Of the own post it is oneself who lectures; who leads a meeting of a body is to be said.
    host: own ? (personId ?? undefined) : undefined,
    // A rate (“谈话率”) is no name of what was done.
    title: step?.measure === 'ratio' ? undefined : step?.title,
    duties: dutyIds,
    // Of several it is for the form to ask which.
    items: openItems.length === 1 ? [openItems[0]!.id] : undefined,
    label: step && isOfLastYear(step, today) ? Number(step.start.slice(0, 4)) : undefined,
    talker: personId ?? undefined,
    with: person ? [person] : undefined,
  }
}

/** Days of the longest quarter. */
const QUARTER = 92

/** A year's work that may be done till some day of the next one; a week or a quarter over New Year is of no year. */
const isOfLastYear = ({ start, due }: Step, today: IsoDate): boolean => {
  const year = today.slice(0, 4)
  return start.slice(0, 4) < year && due.slice(0, 4) === year && parseDay(due) - parseDay(start) > QUARTER
}

/** As much of a draft as says what it was begun for. */
interface Begun {
  readonly id: string
  readonly kind: string
  readonly occurrence: string | null
  readonly content: Content
}

/**
 * The draft that was begun for the same meeting, or the same occurrence, with the same person where one is named: it is
 * gone on with, the latest of several. Of a form that was asked for by its kind only one of that kind.
 */
export function beganFor<D extends Begun>(
  drafts: readonly D[],
  sought: Readonly<Partial<Record<'kind' | 'meeting' | 'occurrence' | 'person', string | undefined>>>,
): D | undefined {
  const { kind, meeting, occurrence, person } = sought
  return drafts.find((draft) => {
    if (kind !== undefined && draft.kind !== kind) return false
    if (meeting !== undefined) return draft.content.meeting === meeting
    if (occurrence === undefined || ![draft.occurrence, draft.content.makesUpFor].includes(occurrence)) return false
    return person === undefined || listOf(draft.content.with).includes(person)
  })
}

/** What makes a draft needless: its meeting was recorded, or its occurrence is done; null where nothing does. */
export function doneAlready(
  standing: Step['standing'] | undefined,
  meeting: string | undefined,
): 'meeting' | 'occurrence' | null {
  if (meeting === 'recorded') return 'meeting'
  return standing && isDone(standing) ? 'occurrence' : null
}

/** Names that are told at once; a register may hold hundreds. */
const NAMED = 8

/** Under the items of the register: which are still open; null where none is. */
export function openItemsWords(open: readonly OpenItem[]): string | null {
  if (open.length === 0) return null
  const names = open.slice(0, NAMED).map(({ name }) => name)
  return `还没有办结的${open.length}项：${names.join('、')}${open.length > NAMED ? '等' : ''}。`
}

export interface OwnKind {
  /** The kind of the duties, by whose name the form goes. */
  readonly named: string
  readonly label: string
  /** Those that one entry serves; none where the form has to ask. */
  readonly duties: readonly string[]
}

/** Kinds that a body or post owes and that have no form of their own, each with its duties: 集中学习 and others. */
export function ownKinds(
  kinds: Readonly<Record<string, KindTraits>>,
  subject: { readonly post: boolean },
  duties: readonly { readonly id: string; readonly kind: string; readonly kindLabel: string }[],
): OwnKind[] {
  const general = duties.filter(({ kind }) => kindFor(kinds, { kind, subject }) === GENERAL)
  return [...Map.groupBy(general, ({ kind }) => kind).values()].map((list) => ({
    named: list[0]!.kind,
    // Of several other things none gives the card its name.
    label: list.length > 1 && list[0]!.kind === OTHER_KIND ? OTHER_WORK : list[0]!.kindLabel,
    // What bears the name of a record type alone (活动, 会议) is done for one promise at a time.
    duties: list.length > 1 && list[0]!.kind.startsWith('general_') ? [] : list.map(({ id }) => id),
  }))
}

/**
 * The duties that an entry for a step serves: all that one entry counts for, in time or late, as from the card of its
 * kind. What is made up for counts for the one alone; the form says so once its day tells.
 */
export function servedWith(
  kinds: Readonly<Record<string, KindTraits>>,
  { dutyId, kind, subject }: Pick<Step, 'dutyId' | 'kind' | 'subject'>,
  owed: readonly { readonly id: string; readonly kind: string; readonly kindLabel: string }[],
): readonly string[] {
  const card = ownKinds(kinds, subject, owed).find(({ named }) => named === kind)
  return card?.duties.includes(dutyId) ? card.duties : [dutyId]
}

/** Forms of their own that the duties of a body or post are recorded with, in the order of the table. */
export function specialKinds(
  kinds: Readonly<Record<string, KindTraits>>,
  subject: { readonly post: boolean },
  duties: readonly { readonly kind: string }[],
): string[] {
  const called = new Set(duties.map(({ kind }) => kindFor(kinds, { kind, subject })))
  return Object.keys(kinds).filter((code) => code !== GENERAL && called.has(code))
}
