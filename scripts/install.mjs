/** What every script needs first: the dependencies of package-lock.json. Plain JavaScript for Node 20: the project's own Node comes with them. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const windows = process.platform === 'win32'
/** The project's own Node. */
export const node = join(root, 'node_modules', '.bin', windows ? 'node.cmd' : 'node')

/** Runs a command in the project's folder with its output shown; exits with its code when it fails. */
export function run(command, args, environment = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: windows,
    env: { ...process.env, ...environment },
  })
  if (error) {
    console.error(`不能运行 ${command}：${error.message}`)
    process.exit(1)
  }
  return status ?? 1
}

/** Installs what is missing or older than the lock file. */
export function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const mark = join(root, 'node_modules', '.jianxing-lock')
  if (existsSync(node) && existsSync(mark) && readFileSync(mark, 'utf8') === lock) return
  console.log('正在安装依赖（第一次约需一分钟）……')
  if (
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' }) !== 0
  ) {
    console.error('依赖没有安装成功。请检查网络和 npm 源后重试。')
    process.exit(1)
  }
  if (!existsSync(node)) {
    console.error(
      `没有适合本机（${process.platform} ${process.arch}）的 Node.js 26。支持 Linux、macOS（x64、arm64）和 Windows（x64）。`,
    )
    process.exit(1)
  }
  mkdirSync(dirname(mark), { recursive: true })
  writeFileSync(mark, lock)
}
