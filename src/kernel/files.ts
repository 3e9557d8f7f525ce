/** Uploaded files: bytes in the data folder under a name of their own, everything else in the database. */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const pathOf = (dataFolder: string, bureauId: string, fileId: string) =>
  join(dataFolder, 'files', bureauId, fileId.slice(-2), fileId)

export interface Stored {
  readonly size: number
  readonly sha256: Buffer
  /** The first bytes, to recognise the kind of file. */
  readonly head: Buffer
}

/**
 * Writes a stream to the place of a file. Past `limit` bytes the rest is read and thrown away, so that the
 * sender gets an answer, and null is returned.
 */
export async function store(
  dataFolder: string,
  bureauId: string,
  fileId: string,
  source: Readable,
  limit: number,
): Promise<Stored | null> {
  const path = pathOf(dataFolder, bureauId, fileId)
  await mkdir(join(path, '..'), { recursive: true })
  const digest = createHash('sha256')
  let size = 0
  let head = Buffer.alloc(0)
  try {
    await pipeline(
      source,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          size += chunk.length
          if (size > limit) continue
          if (head.length < 4096) head = Buffer.concat([head, chunk]).subarray(0, 4096)
          digest.update(chunk)
          yield chunk
        }
      },
      createWriteStream(path, { mode: 0o600 }),
    )
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  if (size > limit) {
    await rm(path, { force: true })
    return null
  }
  return { size, sha256: digest.digest(), head }
}

export const readStored = (dataFolder: string, bureauId: string, fileId: string): Readable =>
  createReadStream(pathOf(dataFolder, bureauId, fileId))

export const removeStored = (dataFolder: string, bureauId: string, fileId: string): Promise<void> =>
  rm(pathOf(dataFolder, bureauId, fileId), { force: true })
