/** The thread in which a file is made of a table. */
import { parentPort, workerData } from 'node:worker_threads'
import { tableDocx } from './table-docx.ts'
import type { TableAsked } from './table-file.ts'
import { tableXlsx } from './table-xlsx.ts'

const MAKERS = { docx: tableDocx, xlsx: tableXlsx } as const

const { format, table } = workerData as TableAsked
const bytes = Uint8Array.from(await MAKERS[format](table))
parentPort!.postMessage(bytes, [bytes.buffer])
