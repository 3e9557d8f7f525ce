/** How each part of the made-up bureau works: who is punctual, who enters late, who misses things. */
import { FIELD_BRANCH } from './structure.ts'

export interface Manner {
  /** Shares of what is owed: done and entered in time; done but entered after closing; the rest is not done in its period. */
  readonly inTime: number
  readonly late: number
  /** Share of what was missed that is made up for afterwards. */
  readonly makesUp: number
  /** Share of the people with whom a talk is owed that are reached by the end of the year. */
  readonly talks: number
}

export const ON_TIME: Manner = { inTime: 1, late: 0, makesUp: 1, talks: 1 }
const PUNCTUAL: Manner = { inTime: 0.985, late: 0.01, makesUp: 1, talks: 0.95 }
const STEADY: Manner = { inTime: 0.92, late: 0.05, makesUp: 0.5, talks: 0.8 }
/** Does the work and lets the entering lie. */
const TARDY: Manner = { inTime: 0.5, late: 0.42, makesUp: 0.4, talks: 0.6 }
const CARELESS: Manner = { inTime: 0.62, late: 0.1, makesUp: 0.35, talks: 0.35 }

export const PUNCTUAL_BRANCH = 'survey'
export const TARDY_BRANCH = 'team2'
export const CARELESS_BRANCH = 'control'

const BY_BRANCH: Readonly<Record<string, Manner>> = {
  [PUNCTUAL_BRANCH]: PUNCTUAL,
  office: PUNCTUAL,
  cadre: PUNCTUAL,
  liaison: PUNCTUAL,
  [TARDY_BRANCH]: TARDY,
  [CARELESS_BRANCH]: CARELESS,
  [FIELD_BRANCH.key]: TARDY,
}

/** The manner of a branch; null stands for the bureau's own bodies and its leaders. */
export function mannerOf(branch: string | null): Manner {
  return branch === null ? { ...STEADY, inTime: 0.95 } : (BY_BRANCH[branch] ?? STEADY)
}
