/** A rate that is told by an act said before it: 开展廉政谈话，谈话率达到100%. */
import type { Carry } from './draft.schema.ts'
import { verbsOf } from './predicate.rules.ts'
import { readType, type TypeReading } from './record-type.rules.ts'

const LIGHT = /^(?:开展|进行|组织|举行|召开|举办)/

/** No act is named at more length. */
const LONGEST = 8

/** The act of the clause before whose record proves what the rate is of; null where that clause says another matter. */
export function ratedAct(type: TypeReading | null, { before }: Carry): string | null {
  if (type === null || before === null || readType(before.words)?.type !== type.type) return null
  const act = verbsOf(before.words).find(({ kind }) => kind === 'act')
  return act ? before.words.slice(act.start) : null
}

/** 谈话率 of 开展廉政谈话 is 廉政谈话率. */
export function rateName(rate: string, act: string, toward: string | null): string {
  const noun = act.replace(LIGHT, '')
  const named = noun.length <= LONGEST && rate.endsWith('率') && noun.endsWith(rate.slice(0, -1)) ? `${noun}率` : rate
  return `${toward ?? ''}${named}`
}
