/** Runs a program of our own over bytes of unknown make, in a process of its own with limits of time, memory and sight. */
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'

const ROOT = join(import.meta.dirname, '../..')
/** How often the process's memory is looked at, in milliseconds: what inflates outside the heap knows no other bound. */
const LOOK = 50
/** What the program itself takes beside its heap. */
const BESIDE_HEAP = 256

export interface Limits {
  readonly seconds: number
  /** Of the heap; the whole process may take 256 MB more. */
  readonly megabytes: number
}

/** A limit was reached; whoever asked says it in the words of the file. */
export class LimitReached extends Error {
  readonly limit: 'time' | 'memory'

  constructor(limit: 'time' | 'memory') {
    super(`the confined process reached its limit of ${limit}`)
    this.limit = limit
  }
}

/**
 * Gives `bytes` to the program's standard input and returns what it writes to its standard output. It may read the
 * program and nothing else; it writes nothing, starts nothing, and gets no settings.
 * Throws LimitReached, or an Error with what the process said when it ended without an answer.
 */
export async function runConfined(
  program: string,
  args: readonly string[],
  bytes: Uint8Array,
  { seconds, megabytes }: Limits,
): Promise<Buffer> {
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${megabytes}`,
      '--permission',
      ...['src', 'node_modules', 'package.json'].map((path) => `--allow-fs-read=${join(ROOT, path)}`),
      '--disable-warning=ExperimentalWarning',
      program,
      ...args,
    ],
    { stdio: ['pipe', 'pipe', 'pipe'], env: {} },
  )
  let reached: LimitReached['limit'] | null = null
  const stop = (limit: LimitReached['limit']) => {
    reached ??= limit
    child.kill('SIGKILL')
  }
  const late = setTimeout(() => stop('time'), seconds * 1000)
  const looking = setInterval(async () => {
    if ((await residentMegabytes(child.pid)) > megabytes + BESIDE_HEAP) stop('memory')
  }, LOOK)
  // A child that dies while it is written to says why by its end.
  child.stdin.on('error', () => {})
  child.stdin.end(bytes)
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => resolve())
  })
  try {
    const [out, err] = await Promise.all([buffer(child.stdout), buffer(child.stderr), ended])
    if (reached) throw new LimitReached(reached)
    if (out.length > 0) return out
    if (/heap out of memory|allocation failed/i.test(err.toString())) throw new LimitReached('memory')
    throw new Error(`the confined process ended without an answer: ${err.toString().slice(0, 2000)}`)
  } finally {
    clearTimeout(late)
    clearInterval(looking)
  }
}

/** 0 where the system does not tell: there the heap's limit has to do. */
async function residentMegabytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024
}
