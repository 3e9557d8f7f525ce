/**
 * `npm test`: installs what is missing, then check, tests and browser journeys. Its last line is `N passed, N failed`;
 * the exit code is not 0 when anything failed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'
import { install, node, root, run } from './install.mjs'

install()
installBrowser()

const reports = mkdtempSync(join(tmpdir(), 'jianxing-test-'))
const bin = (name) => join(root, 'node_modules', name)
const times = []

const steps = [
  ['检查', () => run(node, ['scripts/check.ts']), null],
  [
    '测试',
    () =>
      run(node, [
        bin('vitest/vitest.mjs'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${join(reports, 'vitest.json')}`,
      ]),
    'vitest.json',
  ],
  ['构建', () => (build(), 0), null],
  [
    '浏览器',
    () =>
      run(node, [bin('@playwright/test/cli.js'), 'test'], {
        PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'playwright.json'),
      }),
    'playwright.json',
  ],
]

let passed = 0
let failed = 0
for (const [name, step, report] of steps) {
  const start = Date.now()
  const status = step()
  times.push(`${name} ${((Date.now() - start) / 1000).toFixed(0)} 秒`)
  const counts = report ? countsOf(join(reports, report)) : { passed: status === 0 ? 1 : 0, failed: 0 }
  passed += counts.passed
  failed += counts.failed
  // A runner that died before it could report has failed all the same.
  if (status !== 0 && counts.failed === 0) failed += 1
}
rmSync(reports, { recursive: true, force: true })
console.log(times.join('，'))
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

function countsOf(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0 }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  if (report.stats) return { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky }
  return { passed: report.numPassedTests, failed: report.numFailedTests }
}

/** Debian's Chromium and a Chinese font, through the package manager where that is possible. */
function installBrowser() {
  const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].some(existsSync)
  const font = spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' }).stdout?.trim()
  if (browser && font) return
  const apt = existsSync('/usr/bin/apt-get')
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  if (apt) {
    console.log('正在安装浏览器和中文字体（chromium、fonts-noto-cjk）……')
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
    const [command, ...prefix] = [...sudo, 'apt-get']
    run(command, [...prefix, 'update', '-qq'], quiet)
    if (
      run(
        command,
        [...prefix, 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk', 'fontconfig'],
        quiet,
      ) === 0
    )
      return
  }
  console.error(
    '浏览器测试需要 Chromium 和中文字体，请先安装（Debian、Ubuntu：apt-get install chromium fonts-noto-cjk）。',
  )
  process.exit(1)
}
