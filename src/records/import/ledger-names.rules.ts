/** Names of people in a cell, as offices list them, and whom of the roster they mean on a day. Pure. */
import { cellList, nameText } from '#office/import/cell.rules.ts'
import type { Places } from '#office/import/place.rules.ts'
import type { LedgerPerson } from './ledger.schema.ts'

/** Said instead of the names of all. */
const EVERYBODY = /^(全体|全体党员|全体成员|全部|全员|应到全到)$/
export const saysEverybody = (text: string): boolean => EVERYBODY.test(text.replace(/\s/g, ''))

/** A name, with what stands in brackets behind it: a body that tells two apart, or a reason. */
export interface Named {
  readonly name: string
  readonly beside: string
}

/** The names in a cell: between marks, or between spaces where there are none. */
export function namesIn(text: string): Named[] {
  const marked = /[、，,；;\n]/.test(text)
  const parts = marked ? cellList(text) : spaced(text)
  return parts.map((part) => {
    const [, name = part, beside = ''] = /^(.+?)[（(](.*)[）)]$/.exec(part) ?? []
    return { name: nameText(name.trim()), beside: beside.trim() }
  })
}

/** 张三 李四 are two people, 张 三 is one. */
function spaced(text: string): string[] {
  const parts = text.split(/\s+/).filter(Boolean)
  return parts.every((part) => [...part].length === 1) ? [parts.join('')].filter(Boolean) : parts
}

const on = (day: string) => (span: { readonly from: string; readonly to: string | null }) =>
  span.from <= day && (span.to === null || span.to >= day)

/** Whether somebody belongs to a body on a day. */
export const belongs = ({ stays }: LedgerPerson, body: string, day: string): boolean =>
  stays.some((stay) => stay.bodyId === body && on(day)(stay))

/** Whom a name means in a unit on a day; else why that cannot be told. */
export function whoIs(
  { name, beside }: Named,
  people: readonly LedgerPerson[],
  { unit, day, places }: { readonly unit: string; readonly day: string; readonly places: Places },
): LedgerPerson | { readonly problem: string } {
  if (/^\d+(人|名)?$/.test(name)) return { problem: `“${name}”只有人数，没有姓名。请写姓名，全到的写“全体”。` }
  const rest = /等\d*(人|名|同志)?$/.exec(name)
  if (rest && !people.some((one) => one.name === name)) return { problem: `“${name}”没有写全，请写出每个人的姓名。` }
  const all = people.filter((one) => one.name === name)
  if (all.length === 0) return { problem: `名册中没有“${name}”。请核对姓名，或先导入人员。` }
  const here = all.filter(on(day))
  if (here.length === 0) {
    const first = all.map(({ from }) => from).sort()[0]!
    return {
      problem: `${day}“${name}”还不在名册中（名册中自${first}起）。当时已在的，请先在“人员”导入中填写真实的“到党组织日期”。`,
    }
  }
  const bodies = new Set(beside ? places.find(beside).map(({ id }) => id) : [])
  const told = bodies.size > 0 ? here.filter((one) => [...bodies].some((body) => belongs(one, body, day))) : here
  const near = told.filter((one) => belongs(one, unit, day))
  const found = near.length > 0 ? near : told
  if (found.length === 1) return found[0]!
  return {
    problem:
      found.length === 0
        ? `“${beside}”里没有“${name}”，请核对。`
        : `有${found.length}位“${name}”，分不清是哪一位。请写成“${name}（所在组织）”。`,
  }
}
