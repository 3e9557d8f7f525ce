/**
 * Order of two texts by code point: below 0, 0 or above 0.
 * JavaScript's `<` compares UTF-16 units and would put a rare character (𠮷) before 豈; only where one
 * of the differing units is a surrogate does the answer change.
 */
export function compareCodePoints(a: string, b: string): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return isSurrogate(x) === isSurrogate(y) ? x - y : isSurrogate(x) ? 1 : -1
  }
  return a.length - b.length
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff
