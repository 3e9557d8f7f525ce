/** Work that eats memory, only so much of it at once. */

/** @param most how many are done side by side; the others wait their turn, in the order in which they came */
export function queuedBy(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running >= most) await new Promise<void>((go) => waiting.push(go))
    running++
    try {
      return await work()
    } finally {
      running--
      waiting.shift()?.()
    }
  }
}
