/** `npm run check`: everything that can be said of the code without running the system. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'

/** The heaviest first, so that the others fill the time beside it. */
const STEPS: readonly { readonly name: string; readonly command: readonly string[] }[] = [
  { name: '规范和边界（Biome）', command: [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'] },
  { name: '架构测试', command: [bin('vitest/vitest.mjs'), 'run', '--reporter=dot', 'test/architecture.test.ts'] },
  { name: '类型（tsc）', command: [bin('typescript/bin/tsc'), '--noEmit', '-p', '.'] },
  { name: '数据库类型', command: ['scripts/db-types.ts'] },
  { name: '多余的代码（knip）', command: [bin('knip/bin/knip.js')] },
  { name: '规定一览', command: ['scripts/rulebook.ts'] },
  { name: '边界表', command: ['scripts/boundaries.ts'] },
  { name: '文档和术语', command: ['scripts/docs.ts'] },
]

function bin(path: string): string {
  return `node_modules/${path}`
}

interface Result {
  readonly name: string
  readonly passed: boolean
  readonly seconds: number
  readonly output: string
}

function run({ name, command }: (typeof STEPS)[number]): Promise<Result> {
  const start = performance.now()
  return new Promise((done) => {
    const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.on('close', (code) =>
      done({ name, passed: code === 0, seconds: (performance.now() - start) / 1000, output: output.trim() }),
    )
  })
}

async function worker(queue: (typeof STEPS)[number][], results: Result[]): Promise<void> {
  for (let step = queue.shift(); step; step = queue.shift()) {
    const result = await run(step)
    results.push(result)
    console.log(`${result.passed ? '✓' : '✗'} ${result.name}  ${result.seconds.toFixed(1)}秒`)
    if (!result.passed) console.log(result.output)
  }
}

if (!existsSync('node_modules')) {
  console.error('还没有安装依赖，请先运行 npm ci。')
  process.exit(1)
}
const queue = [...STEPS]
const results: Result[] = []
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, () => worker(queue, results)))
const failed = results.filter((result) => !result.passed)
console.log(failed.length === 0 ? '检查全部通过。' : `检查没有通过：${failed.map(({ name }) => name).join('、')}`)
process.exitCode = failed.length === 0 ? 0 : 1
