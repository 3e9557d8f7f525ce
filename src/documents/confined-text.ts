/** The text of a document of unknown make, taken out in a confined process. */
import { fileURLToPath } from 'node:url'
import { LimitReached, type Limits, runConfined } from '#kernel/confined.ts'
import { Refusal } from '#kernel/refusal.ts'

const CHILD = fileURLToPath(new URL('./confined-text-child.ts', import.meta.url))

/** What the process answers: the text, or why there is none. */
export type TextAnswer = { readonly text: string } | { readonly refused: string }

/** Throws Refusal with a sentence for the user where the file cannot be read within the limits. */
export async function textOf(fileName: string, bytes: Uint8Array, limits: Limits): Promise<string> {
  const refuse = (message: string) => new Refusal('UNPROCESSABLE_CONTENT', message, { rule: 'unreadable' })
  const out = await runConfined(CHILD, [fileName], bytes, limits).catch((error) => {
    if (error instanceof LimitReached) throw refuse(`“${fileName}”过大或过于复杂，不能读取。`)
    throw error
  })
  const answer = JSON.parse(out.toString()) as TextAnswer
  if ('refused' in answer) throw refuse(answer.refused)
  return answer.text
}
