/** The built system as a user starts it: a process of its own, a fresh data folder, a free port. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const COMMAND = ['src/app/main.ts'] as const
/** The project's own Node, whichever runs the tests. */
const NODE = 'node_modules/.bin/node'

export interface Served {
  readonly url: string
  /** What the start printed to open first: the one-time link, or the address of a system that has a bureau already. */
  readonly firstLink: string
  /** Runs a command of the command line on the same data. */
  run(...args: string[]): Promise<string>
  /** Stops the server and leaves its data. @returns the data folder */
  end(): Promise<string>
  /** Stops the server and removes its data. */
  stop(): Promise<void>
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))))
    })
  })
}

/**
 * Starts the server and waits until it has said where it is.
 * @param template a data folder to begin with a copy of; without one the data are empty
 */
export async function serve(template?: string): Promise<Served> {
  const data = await mkdtemp(join(tmpdir(), 'jianxing-journey-'))
  if (template) await cp(template, data, { recursive: true })
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = { ...process.env, PORT: String(port), JIANXING_DATA: data, JIANXING_PUBLIC_URL: url, DATABASE_URL: '' }
  const child = spawn(NODE, [...COMMAND, 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  try {
    return {
      url,
      firstLink: await heard(child, new RegExp(template ? url : `${url}/setup#\\S+`)),
      run: async (...args) => (await promisify(execFile)(NODE, [...COMMAND, ...args], { env })).stdout,
      end: async () => {
        await ended(child)
        return data
      },
      stop: async () => {
        await ended(child)
        await rm(data, { recursive: true, force: true })
      },
    }
  } catch (error) {
    await ended(child)
    throw error
  }
}

function heard(child: ChildProcess, pattern: RegExp): Promise<string> {
  let said = ''
  return new Promise((done, fail) => {
    const hear = (chunk: Buffer) => {
      said += chunk
      const found = pattern.exec(said)
      if (found) done(found[0])
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}: ${said}`)))
  })
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((done) => {
    child.once('exit', () => done())
    child.kill('SIGTERM')
  })
}
