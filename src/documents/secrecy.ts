/** Whether an uploaded file bears a mark of secrecy, looked at in a confined process before the file is taken. */
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LimitReached, type Limits, runConfined } from '#kernel/confined.ts'
import { queuedBy } from '#kernel/queued.ts'
import { LOOKED_AT } from './document.schema.ts'
import { secrecyMark } from './secrecy.rules.ts'

const CHILD = fileURLToPath(new URL('./secrecy-child.ts', import.meta.url))
const LIMITS: Limits = { seconds: 20, megabytes: 256 }
/** Two files at once. */
const queued = queuedBy(2)

/**
 * The mark of a file, by its name or by its head; null where there is none, or none that a machine can see: a file
 * that cannot be read is told by whoever reads it later.
 */
export async function markOfFile(fileName: string, bytes: () => Promise<Uint8Array>): Promise<string | null> {
  const named = secrecyMark(fileName.replace(/\.[^.]+$/, ''))
  if (named || !LOOKED_AT.includes(extname(fileName).toLowerCase())) return named
  try {
    const out = await queued(async () => runConfined(CHILD, [fileName], await bytes(), LIMITS))
    return (JSON.parse(out.toString()) as { mark: string | null }).mark
  } catch (error) {
    if (error instanceof LimitReached) return null
    throw error
  }
}
