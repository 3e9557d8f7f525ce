/** The process in which a text is taken out: name as argument, bytes on standard input, the answer as JSON. */
import { buffer } from 'node:stream/consumers'
import { Refusal } from '#kernel/refusal.ts'
import type { TextAnswer } from './confined-text.ts'
import { extractText } from './extract.ts'

const answer = await extractText(process.argv[2] ?? '', await buffer(process.stdin)).then(
  ({ text }): TextAnswer => ({ text }),
  (error): TextAnswer => {
    if (!(error instanceof Refusal)) throw error
    return { refused: error.message }
  },
)
process.stdout.write(JSON.stringify(answer))
