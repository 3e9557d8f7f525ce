/**
 * A UUID of version 7 (RFC 9562): its first 48 bits are milliseconds, so new rows lie beside each other in an index.
 * Made on the server, and in the page where sending twice has to make one thing only: `crypto.randomUUID` is missing
 * on the plain HTTP of many intranets, `getRandomValues` is not.
 * @param random 16 bytes
 */
export function newId(
  now: number = Date.now(),
  random: Uint8Array = crypto.getRandomValues(new Uint8Array(16)),
): string {
  const bytes = Uint8Array.from(random)
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) % 256
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
