/** A table as the bytes of a file, made in a thread of its own: a long one would keep everybody else waiting. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { PaperTable } from './paper-table.schema.ts'

/** Rows that a file of each format holds: more is too much for whoever opens it. */
export const MOST_ROWS = { docx: 1000, xlsx: 100_000 } as const
export type TableFormat = keyof typeof MOST_ROWS

/** What the thread is given. */
export interface TableAsked {
  readonly format: TableFormat
  readonly table: PaperTable
}

/** Of the thread's heap. */
const MEGABYTES = 1024

/** The bytes of the file. Throws what the thread threw, or that it ran out of memory. */
export async function tableFile(format: TableFormat, table: PaperTable): Promise<Uint8Array> {
  const asked: TableAsked = { format, table }
  const worker = new Worker(new URL('./table-thread.ts', import.meta.url), {
    workerData: asked,
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  })
  try {
    const [bytes] = await once(worker, 'message')
    return bytes as Uint8Array
  } finally {
    await worker.terminate()
  }
}
