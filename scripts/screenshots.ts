/** Pictures for the READMEs, from the demonstration bureau: `node scripts/screenshots.ts` after a build. */
import { chromium } from '@playwright/test'
import type { FreshAccount } from '#office/access.schema.ts'
import { serve } from '#test/journeys/serve.ts'

const DESKTOP = { width: 1366, height: 768 }
const PHONE = { width: 390, height: 844 }

/** File, who looks, at what, in which size. */
const PICTURES = [
  ['board', 'dangwei', '/board', DESKTOP],
  ['next', 'zhibu2', '/', DESKTOP],
  ['next-phone', 'zhibu2', '/', PHONE],
  ['review', 'dangwei', '/plans', DESKTOP],
  ['year-ledger', 'zhibu2', '/year-ledger', DESKTOP],
] as const

const server = await serve()
const browser = await chromium.launch({
  executablePath: process.env.JIANXING_CHROMIUM || '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run'],
})
try {
  const { accounts } = JSON.parse(await server.run('demo', '--json')) as { accounts: FreshAccount[] }
  for (const [file, username, path, viewport] of PICTURES) {
    const { password } = accounts.find((account) => account.username === username)!
    const options = { baseURL: server.url, viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' }
    const context = await browser.newContext(options)
    const headers = { 'x-requested-with': 'jianxing' }
    await context.request.post('/api/session/signIn', { headers, data: { username, password } })
    await context.request.post('/api/session/tour', { headers, data: {} })
    const page = await context.newPage()
    await page.goto(path)
    if (file === 'review') {
      await page
        .locator('main')
        .getByRole('link', { name: /（演示）/ })
        .last()
        .click()
      await page.getByRole('article').waitFor()
    }
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: `docs/images/${file}.png` })
    console.log(`docs/images/${file}.png`)
    await context.close()
  }
} finally {
  await browser.close()
  await server.stop()
}
