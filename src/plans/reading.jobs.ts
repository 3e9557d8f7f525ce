/** Reads a plan document in a confined process: whoever made the file is unknown. */
import { fileURLToPath } from 'node:url'
import { LimitReached, type Limits, runConfined } from '#kernel/confined.ts'
import { quoted } from '#kernel/quoted.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Reading } from './commitment.schema.ts'
import type { PlanCell } from './plan.schema.ts'

const LIMITS: Limits = { seconds: 60, megabytes: 512 }
const CHILD = fileURLToPath(new URL('./reading-child.jobs.ts', import.meta.url))

/** What the child answers. */
export type ChildAnswer =
  | { readonly document: DocumentReading }
  | { readonly refused: { readonly message: string; readonly rule: string | null } }

export interface DocumentReading extends Reading {
  /** The extracted text that all offsets refer to. */
  readonly text: string
  /** Of its tables, by the same offsets. */
  readonly cells: readonly PlanCell[]
}

/** Throws Refusal with a sentence for the user where the file cannot be read. */
export async function readDocument(
  fileName: string,
  bytes: Uint8Array,
  limits: Limits = LIMITS,
): Promise<DocumentReading> {
  const out = await runConfined(CHILD, [fileName], bytes, limits).catch((error) => {
    if (!(error instanceof LimitReached)) throw error
    const reason = {
      time: `读取超过${limits.seconds}秒，已停止`,
      memory: '文件过大或过于复杂，不能读取',
    }[error.limit]
    throw new Refusal('UNPROCESSABLE_CONTENT', `${quoted(fileName)}：${reason}。请只上传要点正文，或另存为纯文本。`, {
      rule: 'unreadable',
    })
  })
  const answer = JSON.parse(out.toString()) as ChildAnswer
  if ('refused' in answer)
    throw new Refusal(
      'UNPROCESSABLE_CONTENT',
      answer.refused.message,
      answer.refused.rule === null ? {} : { rule: answer.refused.rule },
    )
  return answer.document
}
