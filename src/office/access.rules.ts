/** Which grants and which sight a post gives. One table; what is not listed is not allowed. */
import type { Grant } from '#kernel/grant.schema.ts'
import type { AdminRole, Answers, Audience } from './access.schema.ts'
import type { PostRole } from './office.schema.ts'

/** How far a post sees: the whole bureau, its own body with all posts in it, its line of responsibility, or only itself. */
export type Sight = 'bureau' | 'body' | 'line' | 'post'

interface Entitlement {
  readonly grants: readonly Grant[]
  readonly sees: Sight
  readonly recordsFor: Sight
  readonly confidentiality: 0 | 1 | 2
  readonly audience: Audience
}

const OFFICE: Entitlement = {
  grants: [
    'self',
    'office.read',
    'office.edit',
    'plan.read',
    'plan.edit',
    'plan.publish',
    'record.read',
    'record.write',
    'record.check',
    'board.read',
    'approval.decide',
  ],
  sees: 'bureau',
  recordsFor: 'bureau',
  confidentiality: 0,
  audience: 'office',
}
const BRANCH: Entitlement = {
  grants: ['self', 'office.read', 'plan.read', 'record.read', 'record.write', 'board.read'],
  sees: 'body',
  recordsFor: 'body',
  confidentiality: 0,
  audience: 'branch',
}
const LEADER: Entitlement = {
  grants: ['self', 'office.read', 'plan.read', 'record.read', 'record.write', 'board.read'],
  sees: 'line',
  recordsFor: 'post',
  confidentiality: 0,
  audience: 'leader',
}

export const POST_ENTITLEMENTS: Readonly<Record<PostRole, Entitlement>> = {
  leading_group_secretary: { ...LEADER, sees: 'bureau' },
  bureau_leader: LEADER,
  committee_secretary: OFFICE,
  committee_officer: OFFICE,
  discipline_secretary: { ...LEADER, sees: 'bureau', recordsFor: 'body', audience: 'office' },
  discipline_member: { ...BRANCH, sees: 'post', recordsFor: 'post' },
  branch_secretary: BRANCH,
  branch_deputy_secretary: BRANCH,
  branch_organiser: BRANCH,
  branch_publicity_officer: BRANCH,
  branch_discipline_officer: BRANCH,
  branch_youth_officer: BRANCH,
  branch_united_front_officer: BRANCH,
  branch_secrecy_officer: BRANCH,
  branch_committee_member: BRANCH,
  division_head: BRANCH,
}

/** Whoever holds no post: only the own part. */
export const MEMBER: Entitlement = {
  grants: ['self'],
  sees: 'post',
  recordsFor: 'post',
  confidentiality: 0,
  audience: 'member',
}

/** The three administrators hold no business data, and none has another's grants (三员分立). */
export const ADMIN_GRANTS: Readonly<Record<AdminRole, readonly Grant[]>> = {
  system_admin: ['self', 'office.read', 'office.edit', 'account.manage'],
  security_admin: ['self', 'account.review'],
  audit_admin: ['self', 'audit.read'],
}

/** A post that somebody holds today, with what it reaches. */
export interface HeldPost {
  readonly id: string
  readonly role: PostRole
  readonly bodyId: string
  /** The Party groups (党小组) of its body: they have no posts, and the committee of the branch answers for them. */
  readonly groups: readonly string[]
  /** Bodies in its line of responsibility, with the Party groups of its branches (decision 27). */
  readonly line: readonly string[]
}

export interface Reach {
  readonly grants: ReadonlySet<Grant>
  readonly reads: 'all' | readonly string[]
  readonly writes: 'all' | readonly string[]
  readonly confidentiality: 0 | 1 | 2
  readonly audience: Audience
}

/**
 * Who answers for a body or post, seen by whoever records for it.
 * @param answering people who answer for it; none, such as for a vacant post, where nobody does
 */
export function answersFor(answering: ReadonlySet<string> | undefined, personId: string | null): Answers {
  if (answering === undefined) return 'nobody'
  return personId !== null && answering.has(personId) ? 'self' : 'others'
}

/** Landing pages from the most to the least particular: whoever holds several posts lands on the first. */
const AUDIENCE_ORDER: readonly Audience[] = ['office', 'branch', 'leader', 'member']

/** The bodies in reach of some posts, by whatever sight: those whose posts `reachOf` may ask for. */
export const bodiesOf = (held: readonly HeldPost[]): string[] => [
  ...new Set(held.flatMap(({ bodyId, groups, line }) => [bodyId, ...groups, ...line])),
]

/**
 * What a person's posts of today give together.
 * @param postsOf all posts of a body, so that whoever sees a body sees its posts
 */
export function reachOf(held: readonly HeldPost[], postsOf: (bodyId: string) => readonly string[]): Reach {
  if (held.length === 0) return { ...MEMBER, grants: new Set(MEMBER.grants), reads: [], writes: [] }
  const entitled = held.map((post) => ({ post, ...POST_ENTITLEMENTS[post.role] }))
  const audiences = entitled.map((entitlement) => entitlement.audience)
  return {
    grants: new Set(entitled.flatMap((entitlement) => entitlement.grants)),
    reads: union(entitled.map(({ post, sees }) => subjects(post, sees, postsOf))),
    writes: union(entitled.map(({ post, recordsFor }) => subjects(post, recordsFor, postsOf))),
    confidentiality: Math.max(...entitled.map((entitlement) => entitlement.confidentiality)) as 0 | 1 | 2,
    audience: AUDIENCE_ORDER.find((audience) => audiences.includes(audience)) ?? 'member',
  }
}

function subjects(
  post: HeldPost,
  sight: Sight,
  postsOf: (bodyId: string) => readonly string[],
): 'all' | readonly string[] {
  const withPosts = (bodies: readonly string[]) => bodies.flatMap((body) => [body, ...postsOf(body)])
  switch (sight) {
    case 'bureau':
      return 'all'
    case 'body':
      return [post.id, ...withPosts([post.bodyId, ...post.groups])]
    case 'line':
      return [post.id, ...withPosts(post.line)]
    case 'post':
      return [post.id]
  }
}

function union(parts: readonly ('all' | readonly string[])[]): 'all' | readonly string[] {
  if (parts.includes('all')) return 'all'
  return [...new Set((parts as readonly (readonly string[])[]).flat())]
}
