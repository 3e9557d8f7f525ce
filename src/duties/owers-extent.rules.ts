/** How many bodies or posts owe what is laid on all of a sort, and why they are so many. Pure. */
import { BODY_KINDS, type Body, type BodyKind, type Post } from '#office/office.schema.ts'
import type { Owes } from './duty.schema.ts'
import { isSingle } from './owes-words.rules.ts'

/** Sorts that are taken for one another: 各党支部 leaves the temporary ones out, 各支部书记 does not. */
const TAKEN_TOGETHER: readonly BodyKind[] = ['branch', 'temporary_branch']

interface Standing {
  readonly bodies: readonly Body[]
  readonly posts: readonly Post[]
}

/** 共14个（党支部13个、临时党支部1个）, on a day; null of a single one, and where there is none. */
export function extentWords(owes: Owes, office: Standing, day: string): string | null {
  const code = 'bodies' in owes ? owes.bodies : 'posts' in owes ? owes.posts : null
  if (code === null || isSingle(code)) return null
  const bodies = office.bodies.filter(({ from, to }) => from <= day && (to ?? day) >= day)
  return 'bodies' in owes ? bodiesWords(code, bodies) : postsWords(code, { ...office, bodies }, day)
}

const counted = (kind: BodyKind, count: number) => `${BODY_KINDS[kind]}${count}个`

function bodiesWords(code: string, bodies: readonly Body[]): string | null {
  const count = (kind: string) => bodies.filter((body) => body.kind === kind).length
  if (count(code) === 0) return null
  const kinds: readonly string[] = TAKEN_TOGETHER
  const beside = TAKEN_TOGETHER.filter((kind) => kinds.includes(code) && kind !== code && count(kind) > 0)
  return [`共${count(code)}个`, ...beside.map((kind) => `不含${counted(kind, count(kind))}`)].join('，')
}

function postsWords(code: string, { bodies, posts }: Standing, day: string): string | null {
  const own = posts.filter(({ role, bodyId }) => role === code && bodies.some(({ id }) => id === bodyId))
  if (own.length === 0) return null
  const perBody = Map.groupBy(own, ({ bodyId }) => bodyId)
  const kinds = [...Map.groupBy(bodies, ({ kind }) => kind)].filter(([, all]) => all.some(({ id }) => perBody.has(id)))
  const parts = kinds.map(([kind, all]) =>
    counted(
      kind,
      all.reduce((sum, { id }) => sum + (perBody.get(id)?.length ?? 0), 0),
    ),
  )
  const among = (fits: (count: number) => boolean, words: string) =>
    kinds.flatMap(([kind, all]) => {
      const count = all.filter(({ id }) => fits(perBody.get(id)?.length ?? 0)).length
      return count > 0 ? `${counted(kind, count)}${words}` : []
    })
  const vacant = own.filter(({ holders }) => !holders.some(({ from, to }) => from <= day && (to ?? day) >= day)).length
  return [
    `共${own.length}个${parts.length > 1 ? `（${parts.join('、')}）` : ''}`,
    ...among((count) => count === 0, '没有设'),
    ...among((count) => count > 1, '设了不止一个'),
    ...(vacant > 0 ? [`空缺${vacant}个`] : []),
  ].join('，')
}
