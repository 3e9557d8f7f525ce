/** Somebody's time in a post that begins or ends, as the person is told of it. */
import type { IsoDate } from '#kernel/day.ts'

export interface Turn {
  readonly person: string
  readonly what: 'begins' | 'ends'
  /** What the post is called. */
  readonly post: string
  /** The first day, or the last. */
  readonly day: IsoDate
  /** Who held it before, or is to hold it afterwards, by name; empty where nobody is known. */
  readonly others: readonly string[]
}
