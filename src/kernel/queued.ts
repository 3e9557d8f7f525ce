/** Work that eats memory, only so much of it at once. */

/** @param most how many are done side by side; the others wait their turn, in the order in which they came */
export function queuedBy(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running < most) running++
    else await new Promise<void>((go) => waiting.push(go))
    try {
      return await work()
    } finally {
      // The place goes to whoever waits, before anybody who comes just now can take it.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
