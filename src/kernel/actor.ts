/** Who calls: an account with the grants and the scope that its posts give it on this day. */
import type { Scope } from './db.ts'
import { GRANTS, type Grant, lackingWords } from './grant.schema.ts'
import { Refusal } from './refusal.ts'

/** A personal access token that acts for the account: with no more than its grants, which the actor's are already cut to. */
export interface ActingToken {
  readonly id: string
  readonly readOnly: boolean
}

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
  /** Null when the person itself has signed in. */
  readonly token: ActingToken | null
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
  token: actor.token?.id ?? null,
  readOnly: actor.token?.readOnly ?? false,
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

/** Refuses a token what only the person may do, and a reading one what changes something. */
export function requireTokenAllows(actor: Actor | null, { personally, reading }: What): void {
  if (!actor?.token) return
  if (personally) {
    throw new Refusal('FORBIDDEN', '这件事不能用访问令牌办理，请本人登录系统操作。', { rule: 'token-personally' })
  }
  if (actor.token.readOnly && !reading) {
    throw new Refusal(
      'FORBIDDEN',
      '这个访问令牌是只读的，不能登记或修改。如需办理，请到“我的账号”另生成一个“可读可写”的令牌。',
      {
        rule: 'token-read-only',
      },
    )
  }
}

interface What {
  /** Only for the person itself: passwords, accounts, whatever opens another way in. */
  readonly personally: boolean
  readonly reading: boolean
}

/** Refuses when the actor has not the grant. */
export function requireGrant(actor: Actor | null, grant: Grant | 'public'): void {
  if (grant === 'public') return
  if (!actor) throw new Refusal('UNAUTHORIZED', '请先登录。', { rule: 'signed-in' })
  if (!actor.grants.has(grant) && actor.token) {
    const message = `这个访问令牌没有“${GRANTS[grant]}”的权限，或者您的职务已没有这项权限。`
    throw new Refusal('FORBIDDEN', message, { rule: `grant:${grant}` })
  }
  if (!actor.grants.has(grant)) {
    throw new Refusal('FORBIDDEN', lackingWords(grant), { rule: `grant:${grant}` })
  }
}
