/** What a new form begins with: whatever the system already knows is not asked again. */
import type { Step } from '#duties/board.schema.ts'
import type { Content } from './content.rules.ts'

/** The general form, for every duty without a form of its own. */
const GENERAL = 'plain'

/** As much of a kind's screen as the choice depends on. */
export interface KindTraits {
  readonly serves: readonly string[]
  /** Posts can record it for themselves, not only bodies. */
  readonly forPosts: boolean
}

/** The form that a duty is recorded with. A form made for bodies does not fit the duty of a post. */
export function kindFor(kinds: Readonly<Record<string, KindTraits>>, step: Pick<Step, 'kind' | 'subject'>): string {
  const special = Object.entries(kinds).find(([, { serves }]) => serves.includes(step.kind))
  const fits = special && (!step.subject.post || special[1].forPosts)
  return fits ? special[0] : GENERAL
}

export interface Known {
  readonly kind: Pick<KindTraits, 'forPosts'>
  readonly step: Step | undefined
  readonly subject: string | undefined
  readonly duty: string | undefined
  /** With whom, where that is known. */
  readonly person: string | undefined
  readonly personId: string | null
  readonly recordsFor: readonly { readonly id: string; readonly post: boolean }[]
}

/** Fields that are known before anybody types, for any kind; the form takes those that it has. */
export function beginning({ kind, step, subject, duty, person, personId, recordsFor }: Known): Content {
  const likeliest = recordsFor.find(({ post }) => kind.forPosts || !post)
  const dutyId = step?.dutyId ?? duty
  return {
    subjectId: step?.subject.id ?? subject ?? likeliest?.id,
    title: step?.title,
    duties: dutyId ? [dutyId] : [],
    talker: personId ?? undefined,
    with: person ? [person] : undefined,
  }
}
