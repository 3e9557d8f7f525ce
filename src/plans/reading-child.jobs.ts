/** The process in which one document is read: name as argument, bytes on standard input, the answer as JSON. */
import { buffer } from 'node:stream/consumers'
import type { CellPlace } from '#documents/document.schema.ts'
import { extractText } from '#documents/extract.ts'
import { Refusal } from '#kernel/refusal.ts'
import { codePointOffsets } from './reader/fold.rules.ts'
import { readPlan } from './reader/read.rules.ts'
import type { ChildAnswer, DocumentReading } from './reading.jobs.ts'
import { rowPlaces } from './table-place.rules.ts'

/** Cells by code points, and what stands in a row of theirs told by it. */
function readWithTables(text: string, cells: readonly CellPlace[]): DocumentReading {
  const toPoint = codePointOffsets(text)
  const placed = cells.map((cell) => ({ ...cell, start: toPoint(cell.start), end: toPoint(cell.end) }))
  const placeOf = rowPlaces(text, placed)
  const withPlace = <T extends { readonly start: number }>(one: T) => {
    const place = placeOf(one.start)
    return place === null ? one : { ...one, place }
  }
  const { commitments, unquantified, ...reading } = readPlan(text, cells)
  return {
    ...reading,
    commitments: commitments.map(withPlace),
    unquantified: unquantified.map(withPlace),
    text,
    cells: placed,
  }
}

async function answer(fileName: string, bytes: Uint8Array): Promise<ChildAnswer> {
  try {
    const { text, cells } = await extractText(fileName, bytes)
    return { document: readWithTables(text, cells) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { refused: { message: error.message, rule: error.detail.rule ?? null } }
  }
}

const given = await answer(process.argv[2] ?? '', await buffer(process.stdin))
process.stdout.write(JSON.stringify(given))
