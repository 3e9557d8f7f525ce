/** Lines copied from a table: name, owner, first and last day. What is wrong is said line by line. Pure. */
import { typedDay } from '#kernel/day.ts'
import type { ItemFields } from './register.schema.ts'

export interface PastedLine {
  readonly number: number
  readonly text: string
  /** Null where something is wrong. */
  readonly fields: ItemFields | null
  readonly problem: string | null
}

export interface Owner {
  readonly id: string
  readonly name: string
}

/** Reads lines of `名称 ⇥ 单位 ⇥ 开始 ⇥ 结束`; the owner may be left out where there is one only. Empty lines are skipped. */
export function pastedLines(text: string, owners: readonly Owner[]): PastedLine[] {
  const lines = text
    .split(/\r?\n/)
    .map((line, i) => ({ number: i + 1, text: line.trim() }))
    .filter((line) => line.text !== '' && !isHead(line.text))
  return lines.map((line) => {
    const read = readLine(line.text, owners)
    return typeof read === 'string'
      ? { ...line, fields: null, problem: read }
      : { ...line, fields: read, problem: null }
  })
}

/** The head of the table, copied with it. */
const isHead = (text: string) => /^(?:项目|事项)?名称[\t,，]/.test(text)

function readLine(text: string, owners: readonly Owner[]): ItemFields | string {
  const cells = text.split(/\t|，|,|\s{2,}/).map((cell) => cell.trim())
  const [name = '', ...rest] = cells
  if (name.length > 80) return '名称不能超过80字'
  const named = owners.find((owner) => owner.name === rest[0])
  const owner = named ?? (owners.length === 1 ? owners[0] : undefined)
  if (!owner) return rest[0] ? `没有叫“${rest[0]}”的单位或岗位，或不归您登记` : '没有写明单位或岗位'
  const [first = '', last = ''] = named ? rest.slice(1) : typedDay(rest[0] ?? '') ? rest : rest.slice(1)
  const from = typedDay(first)
  if (!from) return first ? `看不懂开始日期“${first}”，请写成 2026-03-01` : '没有写明开始日期'
  const to = last ? typedDay(last) : null
  if (last && !to) return `看不懂结束日期“${last}”，请写成 2026-06-30`
  if (to && to < from) return '结束日期早于开始日期'
  return { name, subjectId: owner.id, from, to: to ?? null }
}
