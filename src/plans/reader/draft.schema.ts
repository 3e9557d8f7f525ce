/** A promise while it is being read. Offsets are UTF-16 units of the document. */
import type { Commitment, PlanDeadline } from '#plans/commitment.schema.ts'
import type { CountAnchor, DateAnchor, PeriodAnchor, Stretch } from './anchor.schema.ts'

export type Draft = Omit<Commitment, 'quote' | 'point'>

/** What earlier clauses of a sentence hand on to later ones. */
export interface Carry {
  subject: { readonly words: string; readonly person: boolean } | null
  /** Whom a clause before has named as those to whom something is done (对新任职的干部，). */
  toward: string | null
  /** The organ named last: what members owe each can stand between it and its next act. */
  organ: string | null
  period: PeriodAnchor | null
  dates: readonly DateAnchor[]
  /** The dates stand inside a promise: they hold up to the next semicolon, those of a head up to the full stop. */
  loose: boolean
  /** Where the dates stand, in the text of the block. */
  datesAt: Stretch | null
  /** Start of a head (a date, a subject) that belongs to the span of the next promise. */
  head: number | null
  /** The latest promise of the sentence, for verbs that are left out. */
  last: { readonly draft: Draft; readonly period: PeriodAnchor | null } | null
  /** The promises of the latest clause that had any: what ends by a day that is said behind them. */
  latest: readonly Draft[]
  /** All promises of the sentence so far. */
  made: readonly Draft[]
  /** Whom the promises of the block so far are owed by, for 其他党组成员. */
  readonly owners: { readonly subject: string; readonly kind: Draft['kind'] }[]
  /** The clause before, where it has a verb and holds no number; `acts`: what it says can be checked, `firm`: an attitude (坚持公开) it is not: 各科室要组织学习，每月不少于2次. */
  before: { readonly start: number; readonly words: string; readonly acts: boolean; readonly firm: boolean } | null
  /** A vague word of time stands over the rest of the sentence. */
  vague: boolean
  /** The clauses tell of the time before the plan (去年，…). */
  past: boolean
}

/** A cell or heading of time beside a block, read. */
export interface Season {
  readonly dates: readonly DateAnchor[]
  readonly period: PeriodAnchor | null
  /** How often in the period, where the cell says it (每月2次). */
  readonly count: CountAnchor | null
  readonly words: string
  readonly start: number
  readonly end: number
  readonly where: PlanDeadline['where']
}
