/** Whether a stretch promises something, and on what grounds. */
import type { Stretch } from './anchor.schema.ts'
import type { Carry } from './draft.schema.ts'
import type { Facts } from './facts.rules.ts'
import { oneOff } from './one-off.rules.ts'
import type { Scene } from './scene.rules.ts'
import { actsFirmly, actsPlainly } from './verifiable.rules.ts'

export interface Grounds {
  readonly tier: 1 | 2
  /** How often promises on these grounds were read rightly (measured, see `gold.test.ts`). */
  readonly trust: number
  /** What is quoted instead of the clause, in the document: a task with the cells beside it. */
  readonly quoted: Stretch | null
}

const tier1 = (trust: number, quoted: Stretch | null = null): Grounds => ({ tier: 1, trust, quoted })

/** 节前提醒。机关纪委在春节前…: so short a title is the name of what its point lays down. */
const NAMING = 6

/** Null: nothing that could be checked. */
export function groundsOf(scene: Scene, facts: Facts, carry: Carry): Grounds | null {
  const { block, season, placed } = scene
  const { words, verbs, firm, parts } = facts
  const numbered = facts.count !== null || parts.amount !== null || facts.total !== null
  if (numbered) return tier1(firm?.adjective ? 0.8 : 0.93)
  if (firm) {
    if (!actsPlainly(words, verbs) || (scene.titular && firm.adjective)) return null
    return tier1(firm.adjective ? 0.8 : 0.93)
  }
  if (season?.period || season?.count) {
    const short = block.kind === 'short'
    if (short ? actsPlainly(words, verbs) : actsFirmly(words, verbs, block.kind, true)) return tier1(0.75)
    const often = season.count !== null || season.period?.weak === false
    if (often && placed.beside && facts.unit.start === 0 && facts.unit.end === block.text.length)
      return tier1(0.55, placed.beside)
  }
  if (facts.alongside && actsPlainly(words, verbs)) return tier1(0.7)
  if (scene.titular && words.length <= NAMING) return null
  if (facts.dates.length > 0) {
    if (facts.closes && carry.before !== null) return tier1(carry.before.acts ? 0.88 : 0.7)
    if (facts.where === 'quote') return actsPlainly(words, verbs) ? tier1(0.88) : null
    // 研究年度计划 that fills its cell is what is to be done at the time beside it.
    const alone = block.cell !== null && !block.cell.lead && verbs[0]?.start === 0 && block.kind === 'short'
    if (alone && verbs[0]!.kind === 'act' && !carry.vague && words.length >= 4) return tier1(0.7)
    return actsFirmly(words, verbs, block.kind, facts.where === 'cell') ? tier1(0.72) : null
  }
  const once = scene.titular || carry.vague ? null : oneOff(words)
  return once ? { tier: 2, trust: 0.7, quoted: null } : null
}
