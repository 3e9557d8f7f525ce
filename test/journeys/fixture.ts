/** The test function of the journeys: pages on which nothing may go wrong unnoticed. */
import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { accountOf, serveBureau } from './bureau.ts'
import type { Served } from './serve.ts'

interface Fixtures {
  /** The system of this journey alone, with the demonstration bureau. */
  system: Served
  /** Opens a page of its own for somebody, signed in, on the address. */
  as(username: string, path?: string): Promise<Page>
  faults: string[]
}

/** What the browser itself notes of an answer that refuses, or of a lost connection: the page shows it in words. */
const REFUSED =
  /Failed to load resource: (?:the server responded with a status of 4\d\d|net::ERR_INTERNET_DISCONNECTED)/

/** Notes everything that a user would not see and a page must not do. */
async function watch(context: BrowserContext, faults: string[]): Promise<void> {
  await context.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
      console.error('CSP', violatedDirective, blockedURI, sourceFile, lineNumber),
    ),
  )
  context.on('console', (message) => {
    if (message.type() === 'error' && !REFUSED.test(message.text())) faults.push(`console: ${message.text()}`)
  })
  context.on('weberror', (error) => faults.push(`error: ${error.error().stack ?? error.error().message}`))
  context.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()}: ${response.url()}`)
  })
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  system: async ({}, use) => {
    const system = await serveBureau()
    await use(system)
    await system.stop()
  },
  baseURL: async ({ system }, use) => use(system.url),
  faults: [
    async ({ context }, use) => {
      const faults: string[] = []
      await watch(context, faults)
      await use(faults)
      expect(faults, '页面不应有控制台错误、脚本错误、CSP 违规和服务器错误').toEqual([])
    },
    { auto: true },
  ],
  as: async ({ browser, contextOptions, faults, baseURL, viewport }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (username, path = '/') => {
      const context = await browser.newContext({ ...contextOptions, baseURL, viewport })
      contexts.push(context)
      await watch(context, faults)
      await signIn(context, username)
      const page = await context.newPage()
      await page.goto(path)
      return page
    })
    for (const context of contexts) await context.close()
  },
})

export { expect }

async function signIn(context: BrowserContext, username: string): Promise<void> {
  const answer = await context.request.post('/api/session/signIn', {
    headers: { 'x-requested-with': 'jianxing' },
    data: { username, password: accountOf(username).password },
  })
  expect(answer.status()).toBe(200)
}

/** What holds of every page: it fits the window, and people with other senses can use it. */
export async function checkPage(page: Page): Promise<void> {
  await expect(page.locator('.ant-skeleton, .ant-spin-spinning')).toHaveCount(0)
  // What is fading in or out has other colours for the moment.
  await expect(page.locator('.ant-message-notice-title')).toHaveCount(0)
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
  const width = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
  expect(width[0], '页面不应横向滚动').toBeLessThanOrEqual(width[1]!)
  // A message that is just fading is half transparent: it is looked at by eye, not while it goes.
  await expect(page.locator('.ant-message-notice')).toHaveCount(0, { timeout: 20_000 })
  // Nodes that pass are not described: on a board they are thousands.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join('\n    ')}`)
  expect(grave, '无障碍检查').toEqual([])
}
