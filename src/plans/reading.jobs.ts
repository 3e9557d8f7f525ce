/** Reads a plan document in a process of its own, with limits of time and memory: whoever made the file is unknown. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { Refusal } from '#kernel/refusal.ts'
import type { Reading } from './commitment.schema.ts'

const SECONDS = 60
const MEGABYTES = 512
const ROOT = join(import.meta.dirname, '../..')
const CHILD = fileURLToPath(new URL('./reading-child.jobs.ts', import.meta.url))
/** It may read the program and nothing else; it writes nothing, starts nothing, and gets no settings. */
const LIMITS = [
  `--max-old-space-size=${MEGABYTES}`,
  '--permission',
  `--allow-fs-read=${join(ROOT, 'src')}`,
  `--allow-fs-read=${join(ROOT, 'node_modules')}`,
  `--allow-fs-read=${join(ROOT, 'package.json')}`,
  '--disable-warning=ExperimentalWarning',
]

/** What the child answers. */
export type ChildAnswer =
  | { readonly document: DocumentReading }
  | { readonly refused: { readonly message: string; readonly rule: string | null } }

export interface DocumentReading extends Reading {
  /** The extracted text that all offsets refer to. */
  readonly text: string
}

/** Throws Refusal with a sentence for the user where the file cannot be read. */
export async function readDocument(
  fileName: string,
  bytes: Uint8Array,
  limits: { readonly seconds: number } = { seconds: SECONDS },
): Promise<DocumentReading> {
  const child = spawn(process.execPath, [...LIMITS, CHILD, fileName], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {},
    timeout: limits.seconds * 1000,
    killSignal: 'SIGKILL',
  })
  // A child that dies while it is written to says why by its end.
  child.stdin.on('error', () => {})
  child.stdin.end(bytes)
  const ended = new Promise<NodeJS.Signals | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (_, signal) => resolve(signal))
  })
  const [out, err, signal] = await Promise.all([buffer(child.stdout), buffer(child.stderr), ended])
  const refuse = (reason: string) =>
    new Refusal('UNPROCESSABLE_CONTENT', `“${fileName}”：${reason}`, { rule: 'unreadable' })
  if (signal === 'SIGKILL') throw refuse(`读取超过${limits.seconds}秒，已停止。请只上传要点正文，或另存为纯文本。`)
  if (out.length === 0) {
    if (/heap out of memory|allocation failed/i.test(err.toString()))
      throw refuse('文件过大或过于复杂，不能读取。请只上传要点正文，或另存为纯文本。')
    throw new Error(`the reading process ended without an answer: ${err.toString().slice(0, 2000)}`)
  }
  const answer = JSON.parse(out.toString()) as ChildAnswer
  if ('refused' in answer)
    throw new Refusal(
      'UNPROCESSABLE_CONTENT',
      answer.refused.message,
      answer.refused.rule === null ? {} : { rule: answer.refused.rule },
    )
  return answer.document
}
