/** A plan goes in at one end and a truthful board comes out at the other. */
import { existsSync, readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { wordFile } from '#test/word.ts'
import { checkPage, expect, test } from './fixture.ts'

const OWN = readFileSync('test/journeys/plan.txt', 'utf8')
/** The bureau's real plan; it belongs to its author and stands beside the checkout only where the project is worked on. */
const REAL = '../shared/plans/000_09183f3a63376011.txt'

/** Uploads a plan under a name of this test's own, and waits until it has been read. */
async function upload(page: Page, name: string, text: string | Buffer, kind = 'txt'): Promise<void> {
  await page.goto('/plans')
  await page.locator('input[type=file]').setInputFiles({
    name: `${name}.${kind}`,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(text as string),
  })
  const plan = page.getByRole('listitem').filter({ hasText: `${name}.${kind}` })
  await plan.getByRole('link', { name: '开始审核' }).click({ timeout: 30_000 })
  await expect(page.getByRole('region', { name: '读出的任务' })).toBeVisible()
}

const list = (page: Page) => page.getByRole('region', { name: '读出的任务' })

test('上传、对照原文审核、修改、不作任务、发布，责任事项出现在看板上', async ({ as }, { project }) => {
  const page = await as('dangwei')
  const title = `补充要点${project.name}${Date.now()}`
  await upload(page, title, OWN.replace('机关党委2026年下半年党建工作补充要点', `2026年${title}`))
  await checkPage(page)

  // The text is marked where each commitment stands; on the phone it is another pane.
  const phone = project.name === 'phone'
  if (phone) await page.getByText('原文', { exact: true }).first().click()
  const text = page.getByRole('article', { name: '要点原文' })
  await expect(text.getByRole('button', { name: '各党支部每季度召开1次党员大会' })).toBeVisible()
  await expect(text).toContainText('大力弘扬求真务实的优良作风')
  await checkPage(page)
  await text.getByRole('button', { name: '各党支部每季度召开1次党员大会' }).click()
  if (phone) await page.getByText('任务', { exact: true }).first().click()
  await expect(list(page).getByText('为什么这样读').first()).toBeVisible()

  // Unquantified sentences stay visible.
  await list(page)
    .getByRole('tab', { name: /未量化语句/ })
    .click()
  await expect(list(page)).toContainText('大力弘扬求真务实的优良作风')
  await list(page).getByRole('tab', { name: /^任务/ }).click()

  await list(page).getByRole('button', { name: '修改：召开党员大会' }).click()
  const drawer = page.getByRole('dialog', { name: '修改任务' })
  await drawer.getByLabel('任务名称').fill(`召开党员大会${project.name}`)
  await checkPage(page)
  // However it is closed, a change is not thrown away unasked.
  const question = page.getByRole('dialog', { name: '填写的内容还没有保存' })
  await page.keyboard.press('Escape')
  await expect(question.getByRole('button', { name: '继续填写' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(question).toBeHidden()
  await expect(drawer.getByLabel('任务名称')).toBeFocused()
  await drawer.getByRole('button', { name: '取消' }).click()
  await expect(question).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(drawer.getByLabel('任务名称')).toHaveValue(`召开党员大会${project.name}`)
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer).toBeHidden()
  // What was decided can be taken back without opening its card.
  await list(page).getByRole('button', { name: '不作任务：到区局调研' }).click()
  await list(page).getByRole('button', { name: '恢复待审核：到区局调研' }).click()
  await list(page).getByRole('button', { name: '不作任务：到区局调研' }).click()
  await list(page)
    .getByRole('button', { name: /^采纳所列待审核的/ })
    .click()
  await page.getByRole('button', { name: '一并采纳' }).click()
  await expect(page.getByText(/已采纳7，不作任务1，\s*待审核0/)).toBeVisible()

  await page.getByRole('button', { name: '发布', exact: true }).click()
  await expect(page.getByRole('region', { name: '发布预览' })).toContainText(/将形成责任事项\d+项，全年应办\d+次/)
  await checkPage(page)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^发布到2026年/ })
    .click()
  // Behind the dialog it is published, and nothing is narrowed to what waited.
  await expect(page.getByRole('dialog', { name: '已发布' })).toBeVisible()
  await expect(page.locator('.page-head')).toContainText('已发布')
  await expect(page.getByText('没有符合条件的任务')).toHaveCount(0)
  // The task leads to its duty, where name and owner are corrected; the duty leads back to its task.
  const plan = new URL(page.url()).pathname
  const duty = await page.context().newPage()
  await duty.goto(plan)
  const card = list(duty)
    .getByRole('listitem')
    .filter({ hasText: `召开党员大会${project.name}` })
    .first()
  await card.getByRole('link', { name: '各党支部' }).click()
  await duty.getByRole('link', { name: '调整', exact: true }).click()
  await duty.getByLabel('任务名称').fill(`党员大会（更正）${project.name}`)
  await duty.getByLabel('由谁负责').click()
  await duty.keyboard.type('各党小组')
  await duty.locator('.ant-select-item-option').filter({ hasText: '各党小组' }).first().click()
  await expect(duty.getByText('从下一个周期起由新的承担')).toBeVisible()
  await duty.getByLabel('调整原因').fill('原文主体读错')
  await checkPage(duty)
  await duty.getByRole('button', { name: '确认调整' }).click()
  await expect(duty.getByRole('heading', { level: 1 })).toContainText('更正')
  await expect(duty.getByRole('region', { name: '要求' })).toContainText('各党小组')
  await duty.getByRole('link', { name: '在要点中查看' }).click()
  await expect(duty).toHaveURL(new RegExp(`${plan}\\?commitment=`))
  await expect(duty.getByRole('link', { name: /^各党小组（已改名为/ })).toBeVisible()
  await checkPage(duty)
  await duty.close()
  await page.getByRole('dialog').getByRole('link', { name: '在看板上查看' }).click()
  await expect(page).toHaveURL(/\/board\?/)
  const board = page.getByRole('region', { name: '看板' })
  if (phone) {
    await page.getByRole('combobox', { name: '选择单位' }).click()
    await page.keyboard.type('党小组')
    await page.locator('.ant-select-item-option').filter({ hasText: '党小组' }).first().click()
  }
  await expect(board.getByText(`（更正）${project.name}`).first()).toBeVisible()
  await checkPage(page)
})

test('两人同时改一项：后保存的被告知是谁改的，看到对方的内容，什么也没有覆盖', async ({ as }, { project }) => {
  const first = await as('dangwei')
  const title = `两人审核${project.name}${Date.now()}`
  await upload(first, title, OWN.replace('机关党委2026年下半年党建工作补充要点', `2026年${title}`))
  const second = await as('dwshuji', new URL(first.url()).pathname)
  for (const page of [first, second]) {
    await list(page).getByRole('button', { name: '修改：召开党员大会' }).click()
    await page
      .getByRole('dialog', { name: '修改任务' })
      .getByLabel('任务名称')
      .fill(page === first ? '先改的名称' : '后改的名称')
  }
  await first.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await expect(first.getByRole('dialog')).toBeHidden()
  await second.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  const told = second.getByRole('dialog').getByRole('alert')
  await expect(told).toContainText('没有保存')
  await expect(told).toContainText('先改的名称')
  await checkPage(second)
  await told.getByRole('button', { name: '采用对方的内容' }).click()
  await expect(second.getByLabel('任务名称')).toHaveValue('先改的名称')
})

test('漏读的语句标为任务；在原文中选中一段，拆成单独一项', async ({ as }, { project }) => {
  const page = await as('dangwei')
  await upload(page, `标出${project.name}${Date.now()}`, OWN)
  const tab = page.getByRole('tab', { name: /^未量化语句/ })
  await tab.click()
  const loose = page.locator('.review-loose li').first()
  const sentence = (await loose.getByRole('button').first().innerText()).replace(/^(请看一眼)?\s*(第\d+条)?\s*/, '')
  await loose.getByRole('button').first().click()
  await loose.getByRole('button', { name: '标为一项任务' }).click()
  await expect(page.getByText('已标为任务')).toBeVisible()
  const added = page.locator('.review-item-active')
  await expect(added).toContainText('人工标出')
  await expect(added).toContainText(sentence.slice(0, 8))
  await expect(added).toBeInViewport()
  await checkPage(page)

  // As a reader would do it: the words are selected in the text.
  if (project.name === 'phone') await page.getByTitle('原文').click()
  const before = await page.request.post('/api/plans/get', {
    headers: { 'x-requested-with': 'jianxing' },
    data: { id: /[0-9a-f-]{36}/.exec(page.url())![0] },
  })
  const { items } = (await before.json()) as { items: { reading: { start: number; end: number } }[] }
  const long = items.map(({ reading }) => reading).find(({ start, end }) => end - start > 16)!
  const select = () =>
    page.evaluate(
      ({ from, to }) => {
        const paragraph = [...document.querySelectorAll<HTMLElement>('.review-text [data-start]')].findLast(
          (one) => Number(one.dataset.start) <= from,
        )!
        const range = document.createRange()
        const place = (offset: number): [Node, number] => {
          const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
          let left = offset - Number(paragraph.dataset.start)
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (left <= node.textContent!.length) return [node, left]
            left -= node.textContent!.length
          }
          throw new Error('beyond the paragraph')
        }
        range.setStart(...place(from))
        range.setEnd(...place(to))
        getSelection()!.removeAllRanges()
        getSelection()!.addRange(range)
      },
      { from: long.end - 8, to: long.end },
    )
  await select()
  const bar = page.getByRole('toolbar', { name: '选中的文字' })
  await expect(bar).toContainText('已选中8字')
  await page.keyboard.press('Escape')
  await expect(bar).toHaveCount(0)
  await select()
  await checkPage(page)
  await bar.getByRole('button', { name: '从这项任务中拆出' }).click()
  await expect(page.getByText('已拆成两项')).toBeVisible()
  await expect(bar).toHaveCount(0)
  // Wherever it was marked, the list shows the new one.
  await expect(added).toBeInViewport()
  await expect(added).toContainText('人工标出')

  // Both are steps that can be taken back, the last one first.
  const total = items.length + 1
  await expect(page.getByRole('tab', { name: `任务 ${total}` })).toBeVisible()
  // They outlive a reload.
  await page.reload()
  await expect(page.getByRole('tab', { name: `任务 ${total}` })).toBeVisible()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByRole('tab', { name: `任务 ${total - 1}` })).toBeVisible()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByRole('tab', { name: `任务 ${total - 2}` })).toBeVisible()
  await expect(page.getByRole('button', { name: '撤销' })).toBeDisabled()
})

test('并入上一项：已采纳的不变，说清并入了哪一项，可以撤销也可以拆开，之前的撤销还在', async ({ as }, { project }) => {
  const page = await as('dangwei')
  const title = `并入${project.name}${Date.now()}`
  const body = '各党支部每月组织政策法规测试1次，每半年召开1次读书分享会。'
  await upload(page, title, `2026年${title}党建工作要点\n一、学习\n1.抓好学习。${body}\n`)
  const card = (n: number) => page.locator('.review-items > li').nth(n)
  const undo = page.getByRole('button', { name: '撤销' })
  await card(0).getByRole('button', { name: /^采纳/ }).click()
  await expect(card(0)).toContainText('已采纳')
  await card(1)
    .getByRole('button', { name: /^并入上一项/ })
    .click()
  await expect(card(1)).toContainText('已并入“')
  await expect(card(0)).toContainText('已采纳')
  await expect(page.getByText(/已采纳1，不作任务0，待审核0，已并入其他任务1/)).toBeVisible()
  await checkPage(page)

  await undo.click()
  await expect(card(1)).toContainText('待审核')
  await expect(undo).toBeEnabled()
  await card(1).locator('.review-item-head').click()
  await card(1)
    .getByRole('button', { name: /^并入上一项/ })
    .click()
  await card(1).getByRole('button', { name: /^拆开/ }).click()
  await expect(card(1)).toContainText('待审核')
  // Taken apart, joined, and accepted before all that.
  for (const words of ['已并入“', '待审核']) {
    await undo.click()
    await expect(card(1)).toContainText(words)
  }
  await undo.click()
  await expect(card(0)).toContainText('待审核')
  await expect(undo).toBeDisabled()
})

test('不能读的要点：空文件、不是文本、有密级标志，都说明原因', async ({ as }) => {
  const page = await as('dangwei', '/plans')
  const files = [
    ['空.txt', Buffer.alloc(0), /空/],
    ['图.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0xff, 0xfe, 0, 1]), /文本/],
  ] as const
  for (const [name, buffer, words] of files) {
    // The second is received before it is found unreadable, and a message says so.
    const received = buffer.length > 0 ? page.waitForResponse(/plans\/create/) : null
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer })
    await received
    await expect(page.getByText(words).last()).toBeVisible({ timeout: 20_000 })
  }
  await checkPage(page)
})

if (existsSync(REAL)) {
  const text = readFileSync(REAL, 'utf8')

  test('真实的要点从上传走到看板', async ({ as }, { project }) => {
    const page = await as('dangwei')
    await upload(page, `真实要点${project.name}${Date.now()}`, readFileSync(REAL))
    await checkPage(page)
    await expect(list(page).getByRole('listitem').first()).toBeVisible()
    await list(page)
      .getByRole('button', { name: /^采纳没有疑问的/ })
      .click()
    await expect(page.getByText(/已采纳[1-9]\d*，/)).toBeVisible()
  })

  test('真实的要点存成 Word 和 PDF，读出的任务与文本一样', async ({ as }, { project }) => {
    const page = await as('dangwei')
    const paper = await page.context().newPage()
    await paper.setContent(
      text
        .split('\n')
        .map((line) => `<p>${line}</p>`)
        .join(''),
    )
    const files = [
      ['txt', readFileSync(REAL)],
      ['docx', Buffer.from(await wordFile(text.split('\n')))],
      ['pdf', await paper.pdf({ format: 'A4' })],
    ] as const
    const read = []
    for (const [kind, bytes] of files) {
      await upload(page, `真实要点${project.name}${kind}${Date.now()}`, bytes, kind)
      const { id } = /\/plans\/(?<id>[0-9a-f-]{36})/.exec(page.url())!.groups!
      const answer = await page.request.post('/api/plans/get', {
        headers: { 'x-requested-with': 'jianxing' },
        data: { id },
      })
      const { items } = (await answer.json()) as { items: { reading: { quote: string; tier: number } }[] }
      read.push(items.map(({ reading: { tier, quote } }) => `${tier} ${quote.replace(/\s/g, '')}`))
      await expect(list(page).getByRole('listitem')).not.toHaveCount(0)
    }
    expect(read[0]!.filter((one) => one.startsWith('1 '))).toHaveLength(42)
    expect(read[1]).toEqual(read[0])
    expect(read[2]).toEqual(read[0])
  })
}
