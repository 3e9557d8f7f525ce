/** The id of a draft, which becomes the id of the record: made in the page, so that submitting twice makes one record. */

/**
 * A UUID of version 7, like those of the server (kernel/id.ts).
 * `crypto.randomUUID` is missing on the plain HTTP of many intranets; `getRandomValues` is not.
 */
export function newDraftId(now: number, random: Uint8Array): string {
  const bytes = Uint8Array.from(random.subarray(0, 16))
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) % 256
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
