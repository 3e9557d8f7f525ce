/** The process in which one document is read: name as argument, bytes on standard input, the answer as JSON. */
import { buffer } from 'node:stream/consumers'
import { extractText } from '#documents/extract.ts'
import { Refusal } from '#kernel/refusal.ts'
import { readPlan } from './reader/read.rules.ts'
import type { ChildAnswer } from './reading.jobs.ts'

async function answer(fileName: string, bytes: Uint8Array): Promise<ChildAnswer> {
  try {
    const { text, cells } = await extractText(fileName, bytes)
    return { document: { ...readPlan(text, cells), text } }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { refused: { message: error.message, rule: error.detail.rule ?? null } }
  }
}

const given = await answer(process.argv[2] ?? '', await buffer(process.stdin))
process.stdout.write(JSON.stringify(given))
