/** Who owes, as options of one list: every body of a kind, every post of a role, one body, one post. */
import type { Owes } from '#duties/duty.schema.ts'
import { isSingle, type Names, owesWords } from '#duties/owes-words.rules.ts'
import { wordsOf } from '#duties/subject-options.rules.ts'
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
  /** `words`: what it is found by, also whoever holds the post. */
  readonly options: readonly { readonly value: string; readonly label: string; readonly words: string }[]
}

/** A body or post as the list needs it: `code` is its kind or role. */
interface One {
  readonly owes: Owes
  readonly code: string
  readonly name: string
  /** Where a post belongs. */
  readonly of: string
  /** Who holds it. */
  readonly holders: readonly string[]
}

/**
 * All choices in groups; only kinds and roles that the bureau has. What there is only one of is offered once, as its
 * kind: that outlives a change of the body. It is offered by itself where it is `chosen` already.
 */
export function owesGroups(
  bodies: readonly Body[],
  posts: readonly Post[],
  names: Names,
  chosen: readonly Owes[] = [],
): OwesGroup[] {
  const units = bodies.map(({ id, kind, name }): One => ({ owes: { body: id }, code: kind, name, of: '', holders: [] }))
  const offices = posts.map(
    ({ id, role, name, bodyId, holders }): One => ({
      ...{ owes: { post: id }, code: role, name, of: names.get(bodyId) ?? '' },
      holders: holders.flatMap(({ personName, to }) => (to === null ? [personName] : [])),
    }),
  )
  const kept = new Set(chosen.map(owesKey))
  const groups = [
    { label: '一类单位', options: kindsOf(Object.keys(BODY_KINDS), units, (bodies) => ({ bodies })) },
    { label: '一类岗位', options: kindsOf(Object.keys(POST_ROLES), offices, (posts) => ({ posts })) },
    { label: '具体单位', options: onesOf(units, kept) },
    { label: '具体岗位', options: onesOf(offices, kept) },
  ]
  return groups.filter(({ options }) => options.length > 0)
}

/** The only one of a code of which a bureau has one; undefined where there are more or none. */
const onlyOf = (code: string, all: readonly One[]): One | undefined => {
  const same = all.filter((one) => one.code === code)
  return isSingle(code) && same.length === 1 ? same[0] : undefined
}

/** Kinds and roles; the name of the only one stands beside its kind, so that it is found by either. */
function kindsOf(codes: readonly string[], all: readonly One[], make: (code: string) => Owes): OwesGroup['options'] {
  return codes
    .filter((code) => all.some((one) => one.code === code))
    .map((code) => {
      const owes = make(code)
      const only = onlyOf(code, all)
      const [said, name] = [owesWords(owes, NOBODY), only?.name ?? '']
      const label = name === '' || name === said ? said : `${said}（${name}）`
      return { value: owesKey(owes), label, words: wordsOf({ name: label, kind: code, holders: only?.holders ?? [] }) }
    })
}

/** Particular ones; those of one name are told apart by where they belong. */
function onesOf(all: readonly One[], kept: ReadonlySet<string>): OwesGroup['options'] {
  return all
    .filter((one) => kept.has(owesKey(one.owes)) || onlyOf(one.code, all) === undefined)
    .map(({ owes, name, of, code, holders }) => {
      const several = all.filter((one) => one.name === name).length > 1
      const beside = [...(several && of !== '' ? [of] : []), ...holders]
      const label = beside.length > 0 ? `${name}（${beside.join('，')}）` : name
      return { value: owesKey(owes), label, words: wordsOf({ name: `${label} ${of}`, kind: code, holders }) }
    })
}

const NOBODY: Names = new Map()
