/** Who owes, in words: 各党支部, 机关党委, 局长. */
import { BODY_KINDS, type BodyKind, POST_ROLES, type PostRole } from '#office/office.schema.ts'
import type { Owes } from './duty.schema.ts'

/** Names of bodies and posts by id. */
export type Names = ReadonlyMap<string, string>

/** Whether a bureau has only one body of a kind, or one post of a role. */
export const isSingle = (code: string): boolean => SINGLE.includes(code)

/** Every body of a kind is 各党支部, one of which there can be only one needs no 各. */
const SINGLE: readonly string[] = [
  'bureau',
  'leading_group',
  'bureau_committee',
  'discipline_committee',
  'leading_group_secretary',
  'committee_secretary',
  'discipline_secretary',
]

/** One of those who owe. */
export function owesWords(owes: Owes, names: Names): string {
  if ('body' in owes) return names.get(owes.body) ?? '（已不存在的单位）'
  if ('post' in owes) return names.get(owes.post) ?? '（已不存在的岗位）'
  const code = 'bodies' in owes ? owes.bodies : owes.posts
  const label = 'bodies' in owes ? BODY_KINDS[code as BodyKind] : POST_ROLES[code as PostRole]
  return isSingle(code) ? (label ?? code) : `各${label ?? code}`
}
