/** Who owes, as options of one list: every body of a kind, every post of a role, one body, one post. */
import type { Owes } from '#duties/duty.schema.ts'
import { type Names, owesWords } from '#duties/owes-words.rules.ts'
import { BODY_KINDS, type Body, POST_ROLES, type Post } from '#office/office.schema.ts'

/** `bodies:branch`, `post:…`: one text for each choice. */
export function owesKey(owes: Owes): string {
  const [[kind, value] = ['', '']] = Object.entries(owes)
  return `${kind}:${value}`
}

/** Reads what `owesKey` wrote; null for anything else. */
export function parseOwes(key: string): Owes | null {
  const at = key.indexOf(':')
  const value = key.slice(at + 1)
  const makers: Readonly<Record<string, Owes>> = {
    bodies: { bodies: value },
    posts: { posts: value },
    body: { body: value },
    post: { post: value },
  }
  return makers[key.slice(0, at)] ?? null
}

export interface OwesGroup {
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

/** All choices in groups; only kinds and roles that the bureau has. */
export function owesGroups(bodies: readonly Body[], posts: readonly Post[], names: Names): OwesGroup[] {
  const option = (owes: Owes) => ({ value: owesKey(owes), label: owesWords(owes, names) })
  const kinds = Object.keys(BODY_KINDS).filter((kind) => bodies.some((body) => body.kind === kind))
  const roles = Object.keys(POST_ROLES).filter((role) => posts.some((post) => post.role === role))
  const groups = [
    { label: '一类单位', options: kinds.map((kind) => option({ bodies: kind })) },
    { label: '一类岗位', options: roles.map((role) => option({ posts: role })) },
    { label: '具体单位', options: bodies.map(({ id }) => option({ body: id })) },
    { label: '具体岗位', options: posts.map(({ id }) => option({ post: id })) },
  ]
  return groups.filter(({ options }) => options.length > 0)
}
