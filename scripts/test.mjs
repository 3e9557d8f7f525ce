/**
 * `npm test`: installs what is missing, then check, tests, build and journeys in the browser.
 * Closes with `N passed, N failed` over all of them; the exit code is 1 when anything failed.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { browser } from './browser.mjs'
import { postgres15 } from './postgres15.mjs'
import { build, foreground, giveUp, install, program, runtime } from './prepare.mjs'

const reports = mkdtempSync(join(tmpdir(), 'jianxing-reports-'))
const vitestReport = join(reports, 'vitest.json')
const oldestReport = join(reports, 'postgres15.json')
const playwrightReport = join(reports, 'playwright.json')
const node = (args, env) => foreground(runtime(), args, env)

const vitest = (file, tests = [], env = {}) =>
  node([program('vitest'), 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`, ...tests], env)

/** Tests that lean on what a server's SQL can do: policies, locks, migrations, the ledger, every endpoint. */
const OF_SQL = ['walls', 'database', 'ledger', 'approvals', 'plan-chain', 'records', 'matrix', 'tokens'].map(
  (name) => `test/${name}.test.ts`,
)

async function onPostgres15() {
  const programs = await postgres15()
  return programs ? vitest(oldestReport, OF_SQL, { TEST_POSTGRES: programs, TEST_DATABASE_URL: '' }) : 0
}

/** Each gives an exit code, and how many tests it ran where it runs tests. */
const STEPS = [
  { name: '检查', run: () => node(['scripts/check.ts']) },
  {
    name: '测试',
    run: () => vitest(vitestReport),
    count: () => vitestCounts(report(vitestReport)),
  },
  { name: 'PostgreSQL 15', run: onPostgres15, count: () => vitestCounts(report(oldestReport)) },
  { name: '构建', run: () => build().then(() => 0) },
  {
    name: '浏览器',
    run: async () =>
      node([program('@playwright/test', 'playwright'), 'test', '--reporter=list,json'], {
        JIANXING_CHROMIUM: await browser(),
        PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
      }),
    count: () => playwrightCounts(report(playwrightReport)),
  },
]

const report = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null)

/** A file that could not be loaded ran no test and counts as a failed one. */
function vitestCounts(json) {
  const unloaded = json?.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  return { passed: json?.numPassedTests ?? 0, failed: (json?.numFailedTests ?? 0) + (unloaded?.length ?? 0) }
}

function playwrightCounts(json) {
  const { expected = 0, unexpected = 0, flaky = 0 } = json?.stats ?? {}
  return { passed: expected, failed: unexpected + flaky }
}

try {
  await install()
  await browser()
  const total = { passed: 0, failed: 0 }
  const times = []
  for (const { name, run, count } of STEPS) {
    console.log(`\n── ${name} ──`)
    const start = Date.now()
    const code = await run().catch((error) => {
      console.error(error.message)
      return 1
    })
    times.push(`${name} ${((Date.now() - start) / 1000).toFixed(0)}秒`)
    const { passed, failed } = count?.() ?? { passed: 0, failed: 0 }
    total.passed += passed
    // A step that failed without a failing test, check among them, is one failure.
    total.failed += code !== 0 && failed === 0 ? 1 : failed
  }
  console.log(`\n${times.join('，')}`)
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed === 0 ? 0 : 1
} catch (error) {
  giveUp(error)
} finally {
  rmSync(reports, { recursive: true, force: true })
}
