/** The pictures of the READMEs, taken from the demonstration bureau: `npm run screenshots`. */
import { mkdir } from 'node:fs/promises'
import { chromium } from '@playwright/test'
import type { FreshAccount } from '#office/access.schema.ts'
import { serve } from '#test/journeys/serve.ts'

const FOLDER = 'docs/images'
const PICTURES = [
  { name: 'board', user: 'dangwei', path: '/board', ready: 'table img, table svg' },
  { name: 'next', user: 'zhibu2', path: '/', ready: 'blockquote, .quote' },
] as const

await mkdir(FOLDER, { recursive: true })
const server = await serve()
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  const { accounts } = JSON.parse(await server.run('demo', '--json')) as { accounts: FreshAccount[] }
  for (const { name, user, path, ready } of PICTURES) {
    const { username, password } = accounts.find((account) => account.username === user)!
    const page = await browser.newPage({
      viewport: { width: 1366, height: 768 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    })
    await page.request.post(`${server.url}/api/session/signIn`, {
      headers: { 'x-requested-with': 'screenshots' },
      data: { username, password },
    })
    await page.goto(`${server.url}${path}`, { waitUntil: 'networkidle' })
    await page.locator(ready).first().waitFor()
    await page.screenshot({ path: `${FOLDER}/${name}.png` })
    await page.close()
    console.log(`${FOLDER}/${name}.png`)
  }
} finally {
  await browser.close()
  await server.stop()
}
