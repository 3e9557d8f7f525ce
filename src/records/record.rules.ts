/** What a record proves, whatever its kind: the rows that it becomes, and why it may be refused. */
import type { z } from 'zod'
import { bears } from '#duties/crediting.rules.ts'
import type { Owes } from '#duties/duty.schema.ts'
import { type CreditKindCode, creditKindLabel } from '#duties/kinds.schema.ts'
import { type Day, formatDay } from '#kernel/day.ts'
import { quoted } from '#kernel/quoted.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { RecordKind } from './record.schema.ts'

/** A duty as far as a record needs to know it. */
export interface DutyTerms {
  readonly id: string
  readonly kind: string
  readonly tags: readonly string[]
  readonly owes: Owes
  /** The register whose items its records name; absent: it asks none. */
  readonly register?: string | null
  /** The kind of credit that does an item, where it is not the duty's own. */
  readonly step?: string | null
}

/** Something that a record proves for its subject. */
export interface Earned {
  readonly kind: CreditKindCode | (string & {})
  readonly tags: readonly string[]
  readonly quantity: number
  /** The people whom the credit names: counterparts of a talk, those present. */
  readonly people: readonly string[]
  /** The item of a register that it is about. */
  readonly item?: string | null
  /** True where who is named is what counts: somebody added later was entered later. */
  readonly countsPeople?: boolean
}

export const PARTS = {
  host: '主持',
  recorder: '记录',
  present: '参加',
  absent: '请假',
  talker: '谈话人',
  counterpart: '谈话对象',
} as const
export type Part = keyof typeof PARTS

/** Parts that one person cannot have in one record. */
const OPPOSITE: Partial<Record<Part, Part>> = { present: 'absent', talker: 'counterpart' }

/** A post that one of the people of a record held on its day. */
export interface HeldPost {
  readonly person: string
  readonly post: string
  readonly body: string
}

/** A body or post that a record speaks for beside its subject, with the people whom its credits name for it. */
export interface Spoken {
  readonly subjectId: string
  readonly subjectIsPost: boolean
  readonly people: readonly string[]
}

/** What each kind of record says about itself. */
export interface RecordKindRules<C extends Common> {
  readonly kind: RecordKind
  readonly schema: z.ZodType<C> & z.ZodObject
  /** Class of confidentiality of its content: 0 ordinary, 1 talks, 2 discipline. */
  readonly class: 0 | 1 | 2
  title(content: C): string
  people(content: C): readonly { readonly id: string; readonly part: Part }[]
  /** Ids of the duties that the content names. */
  duties(content: C): readonly string[]
  earned(content: C, duties: readonly DutyTerms[]): readonly Earned[]
  /** Whom the record speaks for beside its subject, by the posts that its people held; absent: for nobody. */
  readonly alsoFor?: (content: C, held: readonly HeldPost[]) => readonly Spoken[]
  /** People who must be on the roster of the subject's body on the day. */
  mustBelong(content: C): readonly string[]
}

/** All kinds by their code. */
export type RecordKinds = Readonly<Record<RecordKind, RecordKindRules<Common>>>

export interface Common {
  readonly subjectId: string
  readonly heldOn: string
  readonly files: readonly string[]
  readonly makesUpFor: string | null
  /** The year that it belongs to, where it is not that of its day. */
  readonly label?: number | null
  /** The meeting, as it was planned, that it is the record of. */
  readonly meeting?: string | null
  /** Items of registers that it is about. */
  readonly items?: readonly string[]
}

/** What the database knows of the people and the subject of a record, on the day it was held. */
export interface RosterFacts {
  /** Name by id, of everybody on the bureau's roster who is in sight. */
  readonly names: ReadonlyMap<string, string>
  /** Ids of those who belong to the subject's body on the day. */
  readonly members: ReadonlySet<string>
}

/** Refuses a record that cannot be true: held in the future, or with people who were not there to take part. */
export function requirePlausible<C extends Common>(
  rules: RecordKindRules<C>,
  content: C,
  facts: RosterFacts,
  today: Day,
): void {
  if (content.heldOn > formatDay(today)) {
    throw new Refusal('UNPROCESSABLE_CONTENT', '开展日期不能晚于今天；还没开展的工作请在开展后登记。', {
      field: 'heldOn',
      rule: 'future',
    })
  }
  const year = Number(content.heldOn.slice(0, 4))
  if (content.label && content.label !== year && content.label !== year - 1) {
    throw new Refusal('UNPROCESSABLE_CONTENT', '归属年度只能是开展当年或上一年度。', { field: 'label', rule: 'label' })
  }
  const parts = rules.people(content)
  const both = parts.find(
    ({ id, part }) => OPPOSITE[part] && parts.some((other) => other.id === id && other.part === OPPOSITE[part]),
  )
  if (both) {
    throw new Refusal(
      'UNPROCESSABLE_CONTENT',
      `${facts.names.get(both.id) ?? '同一人'}不能既是“${PARTS[both.part]}”又是“${PARTS[OPPOSITE[both.part]!]}”。`,
      {
        field: fieldOf(content, both.id),
        rule: 'parts',
      },
    )
  }
  const unknown = parts.find(({ id }) => !facts.names.has(id))
  if (unknown) {
    throw new Refusal('UNPROCESSABLE_CONTENT', '有参加人员不在名册中，请从名册中重新选择。', {
      field: fieldOf(content, unknown.id),
      rule: 'roster',
    })
  }
  const outsider = rules.mustBelong(content).find((id) => !facts.members.has(id))
  if (outsider) {
    const name = facts.names.get(outsider)
    throw new Refusal(
      'UNPROCESSABLE_CONTENT',
      `${name}当天不在本支部名册中，不能计入参会党员；如是列席，请写在会议内容里。`,
      {
        field: fieldOf(content, outsider),
        rule: 'roster',
      },
    )
  }
}

/** Refuses to make up for something with what does not count for it, as where its kind has been changed since. */
export function requireMakesUp<C extends Common>(
  rules: RecordKindRules<C>,
  content: C,
  duties: readonly DutyTerms[],
  made: (DutyTerms & { readonly title: string }) | undefined,
): void {
  // What goes by the items of a register is proved item by item, in whatever step does one.
  if (!made || made.register || rules.earned(content, duties).some((earned) => bears(earned, made))) return
  const asked = `这份登记不计入所补的${quoted(made.title)}：它要的是“${creditKindLabel(made.kind)}”。`
  const way = '请选上这项责任事项，或从“下一步”打开要补办的这一期，用它的表单登记。'
  throw new Refusal('UNPROCESSABLE_CONTENT', `${asked}${way}`, { field: 'makesUpFor', rule: 'made-up' })
}

/** The field of the content that holds a person, so that the form can show the refusal beside it. */
function fieldOf(content: Common, person: string): string {
  const found = Object.entries(content).find(
    ([, value]) => value === person || (Array.isArray(value) && value.includes(person)),
  )
  return found?.[0] ?? 'people'
}

/** A credit as the database knows it. */
export interface KnownCredit extends Earned {
  readonly subjectId: string
  readonly heldOn: string
  /** The day whose punctuality counts. */
  readonly enteredOn: string
  /** The version of the record in which it was first claimed. */
  readonly version: number
  readonly makesUpFor: string | null
  readonly label: number | null
}

/** When a credit was first claimed. */
export type Claim = Pick<KnownCredit, 'enteredOn' | 'version'>

/**
 * The day from which a corrected credit counts as entered, and the version that claimed it. A correction that claims
 * nothing new (same kind, subject and day, no more quantity) keeps the first ones: an attendance list that is completed
 * later does not make the meeting late. Where the people are what counts, nobody may be added either. Anything else is
 * claimed now.
 */
export function firstClaim(credit: Omit<KnownCredit, keyof Claim>, before: readonly KnownCredit[], now: Claim): Claim {
  const same = before.filter(
    (old) =>
      old.kind === credit.kind &&
      old.subjectId === credit.subjectId &&
      old.heldOn === credit.heldOn &&
      (old.item ?? null) === (credit.item ?? null) &&
      old.makesUpFor === credit.makesUpFor &&
      old.label === credit.label &&
      credit.tags.every((tag) => old.tags.includes(tag)) &&
      old.quantity >= credit.quantity &&
      (!credit.countsPeople || credit.people.every((person) => old.people.includes(person))),
  )
  return same.reduce<Claim>(
    (first, { enteredOn, version }) => ({
      enteredOn: enteredOn < first.enteredOn ? enteredOn : first.enteredOn,
      version: Math.min(version, first.version),
    }),
    now,
  )
}
