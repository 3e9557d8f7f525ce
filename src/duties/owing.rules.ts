/** Whether a body or post owes a duty. */
import type { Owes } from './duty.schema.ts'

/** Whether a duty that is owed by `owes` is owed by this body or post; `kind` is the body's kind or the post's role. */
export function isOwedBy(owes: Owes, subject: { id: string; kind: string; post: boolean }): boolean {
  if ('bodies' in owes) return !subject.post && owes.bodies === subject.kind
  if ('posts' in owes) return subject.post && owes.posts === subject.kind
  return subject.id === ('body' in owes ? owes.body : owes.post)
}
