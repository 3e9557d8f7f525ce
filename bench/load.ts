/** The first load of the page: bytes, requests and time of the sign-in page and the first page after it, cold and warm. */
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import type { FreshAccount } from '#office/access.schema.ts'
import { serve } from '#test/journeys/serve.ts'

const ROUNDS = 3
/** An old office PC on a bad line. */
const SLOW = { cpu: 4, bitsPerSecond: 1_600_000, latency: 150 }

interface Load {
  readonly kilobytes: number
  readonly requests: number
  /** Until the heading that says what the page is, in milliseconds. */
  readonly ms: number
}

/** Opens a page and waits for its heading, counting what comes over the line. */
async function load(page: Page, slow: boolean, open: () => Promise<unknown>): Promise<Load> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  if (slow) {
    const throughput = SLOW.bitsPerSecond / 8
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpu })
    await devtools.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: SLOW.latency },
      ...{ downloadThroughput: throughput, uploadThroughput: throughput },
    })
  }
  let [bytes, requests] = [0, 0]
  const cached = new Set<string>()
  devtools.on('Network.requestServedFromCache', ({ requestId }) => cached.add(requestId))
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (cached.has(requestId) || encodedDataLength === 0) return
    bytes += encodedDataLength
    requests++
  })
  const start = performance.now()
  await open()
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  const ms = performance.now() - start
  await page.waitForLoadState('networkidle')
  await devtools.detach()
  return { kilobytes: bytes / 1024, requests, ms }
}

async function signIn(context: BrowserContext, url: string, { username, password }: FreshAccount): Promise<void> {
  const headers = { 'x-requested-with': 'jianxing' }
  await context.request.post(`${url}/api/session/signIn`, { headers, data: { username, password } })
}

/** Each load of one visit: a browser that has never been here, then the same again. */
async function visit(browser: Browser, url: string, account: FreshAccount, slow: boolean): Promise<Load[]> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const loads = []
  for (let time = 0; time < 2; time++) {
    const page = await context.newPage()
    loads.push(await load(page, slow, () => page.goto(`${url}/sign-in`, { waitUntil: 'commit' })))
    await signIn(context, url, account)
    loads.push(await load(page, slow, () => page.goto(`${url}/`, { waitUntil: 'commit' })))
    await page.close()
    await context.clearCookies()
  }
  await context.close()
  return loads
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

const server = await serve()
const browser = await chromium.launch({
  executablePath: process.env.JIANXING_CHROMIUM || '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
})
try {
  const { accounts } = JSON.parse(await server.run('demo', '--json')) as { accounts: FreshAccount[] }
  const account = accounts.find(({ username }) => username === 'zhibu1')!
  const runs = { fast: [] as Load[][], slow: [] as Load[][] }
  for (let round = 0; round < ROUNDS; round++) {
    runs.fast.push(await visit(browser, server.url, account, false))
    runs.slow.push(await visit(browser, server.url, account, true))
  }
  const of = (visits: readonly Load[][], at: number, what: keyof Load) => median(visits.map((one) => one[at]![what]))
  console.log(`medians of ${ROUNDS}; slow: CPU ÷ ${SLOW.cpu}, 1.6 Mbit/s, ${SLOW.latency} ms to the server`)
  console.log('| page | visit | KB over the line | requests | heading, ms | heading slow, ms | slow, ratio to warm |')
  console.log('|---|---|---|---|---|---|---|')
  for (const [at, name] of ['sign-in', 'first page after it'].entries()) {
    for (const [again, kind] of ['cold', 'warm'].entries()) {
      const place = again * 2 + at
      const cells = [
        of(runs.fast, place, 'kilobytes').toFixed(0),
        of(runs.fast, place, 'requests'),
        of(runs.fast, place, 'ms').toFixed(0),
        of(runs.slow, place, 'ms').toFixed(0),
        (of(runs.slow, place, 'ms') / of(runs.slow, at + 2, 'ms')).toFixed(1),
      ]
      console.log(`| ${name} | ${kind} | ${cells.join(' | ')} |`)
    }
  }
} finally {
  await browser.close()
  await server.stop()
}
