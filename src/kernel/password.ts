/** Passwords: argon2id with the parameters of OWASP's cheat sheet; a queue keeps a burst of sign-ins from eating the memory. */
import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { queuedBy } from './queued.ts'

const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const queued = queuedBy(4)

export const hashPassword = (text: string): Promise<string> => queued(() => hash(text, PARAMETERS))

/** False for a wrong password, and for a hash that cannot be read. */
export const verifyPassword = (stored: string, text: string): Promise<boolean> =>
  queued(() => verify(stored, text).catch(() => false))

// Without letters and digits that are mistaken for each other when read from paper.
const ALPHABET = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKMNPQRSTUVWXYZ', '23456789'] as const

/** A first password of 12 characters with all three classes, readable from paper. */
export function randomPassword(): string {
  const pick = (from: string) => from[randomInt(from.length)]!
  const all = ALPHABET.join('')
  const characters = [...ALPHABET.map(pick), ...Array.from({ length: 9 }, () => pick(all))]
  for (let i = characters.length - 1; i > 0; i--) {
    const j = randomInt(i + 1)
    ;[characters[i], characters[j]] = [characters[j]!, characters[i]!]
  }
  return characters.join('')
}
