/** Chance that can be repeated: the same seed and label give the same throws and the same ids, on every machine. */
import { createHash } from 'node:crypto'

export interface Dice {
  /** A number from 0 up to, but not including, 1. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** `count` different entries in their old order; all of them where there are fewer. */
  sample<T>(from: readonly T[], count: number): T[]
}

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Dice of their own for a label: what one part of the bureau throws does not move the throws of another. */
export function diceOf(seed: string, label: string): Dice {
  const bytes = digest(`${seed} dice ${label}`)
  let [a, b, c, d] = [0, 4, 8, 12].map((at) => bytes.readInt32LE(at)) as [number, number, number, number]
  // sfc32 of Chris Doty-Humphrey's PractRand: four words of state, no multiplication.
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    c |= 0
    return (t >>> 0) / 4294967296
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (from) => from[between(0, from.length - 1)]!,
    sample: (from, count) => {
      const weighed = from.map((entry, place) => ({ entry, place, weight: next() }))
      const chosen = weighed.sort((x, y) => x.weight - y.weight).slice(0, count)
      return chosen.sort((x, y) => x.place - y.place).map(({ entry }) => entry)
    },
  }
}

/** The id of a thing by its name in the seed: a UUID of version 8 (RFC 9562, § 5.8) made of a hash. */
export function idOf(seed: string, name: string): string {
  const bytes = digest(`${seed} id ${name}`).subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
