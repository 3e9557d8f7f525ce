/** Who calls: an account with the grants and the scope that its posts give it on this day. */
import type { Scope } from './db.ts'
import type { Grant } from './grant.schema.ts'
import { Refusal } from './refusal.ts'

export interface Actor {
  readonly accountId: string
  readonly bureauId: string
  /** Null for the three administrators, who are no persons of the bureau. */
  readonly personId: string | null
  readonly displayName: string
  readonly grants: ReadonlySet<Grant>
  /** Bodies and posts whose data the actor may read. */
  readonly reads: 'all' | readonly string[]
  /** Bodies and posts that the actor may record for. */
  readonly writes: 'all' | readonly string[]
  readonly confidentiality: 0 | 1 | 2
  /** Posts held and bodies belonged to today: what the actor owes something for. */
  readonly ownPosts: readonly string[]
  readonly ownBodies: readonly string[]
  readonly mustChangePassword: boolean
}

/** The database scope of an actor. */
export const scopeOf = (actor: Actor): Scope => ({
  bureau: actor.bureauId,
  account: actor.accountId,
  person: actor.personId,
  subjects: actor.reads,
  writes: actor.writes,
  roster: actor.grants.has('office.edit'),
  confidentiality: actor.confidentiality,
  plans: actor.grants.has('plan.edit') || actor.grants.has('plan.publish'),
  audit: actor.grants.has('audit.read'),
})

export const reads = (actor: Actor, subject: string): boolean => actor.reads === 'all' || actor.reads.includes(subject)
export const writes = (actor: Actor, subject: string): boolean =>
  actor.writes === 'all' || actor.writes.includes(subject)

/** Refuses whoever still has the first password: it was seen by somebody else. */
export function requireOwnPassword(actor: Actor | null): void {
  if (actor?.mustChangePassword) {
    throw new Refusal('FORBIDDEN', '这是初始密码，请先修改密码再继续。', { rule: 'must-change-password' })
  }
}

/** Refuses when the actor has not the grant. */
export function requireGrant(actor: Actor | null, grant: Grant | 'public'): void {
  if (grant === 'public') return
  if (!actor) throw new Refusal('UNAUTHORIZED', '请先登录。', { rule: 'signed-in' })
  if (!actor.grants.has(grant)) {
    throw new Refusal('FORBIDDEN', '您的职务没有这项权限。如需办理，请联系机关党委办公室。', { rule: `grant:${grant}` })
  }
}
