/** The server's clock, as the page goes on by it: a browser may stand on another day, or in another hour. */
import { type Moment, momentOf } from '#kernel/day.ts'

/** How often whoever watches is told of it: a minute is never late by more. */
const STEP = 10_000

/** How far the server is ahead of the browser, in milliseconds. */
let ahead = 0
const watchers = new Set<() => void>()

/** Sets it by what the server has just said. */
export function setClock(now: string): void {
  ahead = Date.parse(now) - Date.now()
  for (const tell of watchers) tell()
}

/** Day and clock of Beijing. */
export const momentNow = (): Moment => momentOf(new Date(Date.now() + ahead))

/** Tells as time passes and when it is set; returns how to stop. */
export function watchClock(tell: () => void): () => void {
  watchers.add(tell)
  const timer = setInterval(tell, STEP)
  return () => {
    watchers.delete(tell)
    clearInterval(timer)
  }
}
