/** What a list would lay on those who owe, in plain words for whoever reviews a plan. Pure. */
import type { Measure } from './duty.schema.ts'
import { isTalk } from './kinds.schema.ts'

export interface SizedSubject {
  readonly id: string
  readonly name: string
  readonly people: number
}

export interface ListDemand {
  readonly kind: string
  readonly measure: Measure
  /** `members`: what each is to reach. */
  readonly each?: number | undefined
  readonly unit?: string | undefined
}

export interface ListWords {
  /** 办公室党支部书记要与17人各谈1次. */
  readonly sentence: string
  /** Whose list holds nobody: nothing would be asked of them. */
  readonly warning: string | null
}

/** Longest enumeration of those with an empty list. */
const NAMED = 4

/** One sentence, and a warning where somebody's list is empty. */
export function listWords(subjects: readonly SizedSubject[], demand: ListDemand): ListWords {
  const owing = subjects.filter(({ people }) => people > 0)
  const empty = subjects.filter(({ people }) => people === 0)
  return { sentence: sentenceOf(owing, demand), warning: warningOf(empty, owing.length) }
}

function sentenceOf(owing: readonly SizedSubject[], demand: ListDemand): string {
  const [first] = owing
  if (!first) return '名单上现在没有人。'
  const asked = askedOf(demand)
  if (owing.length === 1) return `${first.name}${asked(`${first.people}人`)}。`
  const sizes = owing.map(({ people }) => people)
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)]
  const span = least === most ? `各${most}人` : `少的${least}人、多的${most}人`
  const sum = sizes.reduce((total, size) => total + size, 0)
  return `例如${first.name}${asked(`${first.people}人`)}；共${owing.length}个责任主体，${span}，合计${sum}人次。`
}

function askedOf({ kind, measure, each = 1, unit }: ListDemand): (people: string) => string {
  const times = measure === 'counterparts' ? 1 : each
  if (isTalk(kind)) return (people) => `要与${people}各谈${times}次`
  return (people) => (times === 1 && !unit ? `要让${people}都参加到` : `要让${people}每人达到${times}${unit ?? '次'}`)
}

function warningOf(empty: readonly SizedSubject[], others: number): string | null {
  if (empty.length === 0) return null
  const names = empty.slice(0, NAMED).map(({ name }) => name)
  const more = empty.length > NAMED ? `等${empty.length}个` : ''
  const who = others === 0 && empty.length > NAMED ? `全部${empty.length}个责任主体` : `${names.join('、')}${more}`
  return `${who}的名单是空的，不会要求其完成。请核对名单，或先在“组织”里补齐人员、任职和分管关系。`
}
