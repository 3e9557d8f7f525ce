/** Builds the page when its sources are newer than the last build. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { node, root, run } from './install.mjs'

/** Everything that the page is made of. */
function fingerprint() {
  const digest = createHash('sha256')
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|css|svg|json)$/.test(entry.name) && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  for (const file of [
    ...sources.sort(),
    ...['index.html', 'vite.config.ts', 'package-lock.json'].map((name) => join(root, name)),
  ]) {
    digest.update(file).update(readFileSync(file))
  }
  return digest.digest('hex')
}

export function build() {
  const mark = join(root, 'dist', 'fingerprint')
  const current = fingerprint()
  if (existsSync(mark) && readFileSync(mark, 'utf8') === current && existsSync(join(root, 'dist', 'web', 'index.html')))
    return
  console.log('正在构建网页……')
  const status = run(node, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'])
  if (status !== 0) {
    console.error('网页没有构建成功。')
    process.exit(status)
  }
  writeFileSync(mark, current)
}
