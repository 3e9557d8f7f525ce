import { describe, expect, it } from 'vitest'
import { showsMatter } from './noticeAddress.ts'

const id = '0199a000-0000-7000-8000-000000000001'
const other = '0199a000-0000-7000-8000-000000000002'

describe('打开的页面是不是消息所指的页面', () => {
  it.each<[string, string, boolean]>([
    ['/approvals', '/approvals', true],
    ['/approvals/', '/approvals', true],
    ['/approvals?state=asked', '/approvals', true],
    ['/approvals#top', '/approvals', true],
    ['/', '/approvals', false],
    [`/requests/${id}`, `/requests/${id}`, true],
    [`/requests/${other}`, `/requests/${id}`, false],
    ['/requests', `/requests/${id}`, false],
    // One request is not the list.
    [`/requests/${id}`, '/requests', false],
    ['/requests/new', '/requests', false],
    [`/records/${id}`, `/records/${id}`, true],
    [`/records/${id}/correct`, `/records/${id}`, true],
    [`/checks/${id}?kind=assembly`, `/records/${id}`, true],
    [`/checks/${other}`, `/records/${id}`, false],
    ['/duty-list?year=2026', '/duty-list?year=2026', true],
    ['/duty-list?year=2026&subject=a', '/duty-list?year=2026', true],
    ['/duty-list?year=2025', '/duty-list?year=2026', false],
    // The page of the year that runs does not say its year.
    ['/duty-list', '/duty-list?year=2026', true],
    ['/duty-list', '/duty-list?year=2027', false],
  ])('%s，消息所指%s：%s', (page, to, shown) => {
    expect(showsMatter(page, to, { year: '2026' })).toBe(shown)
  })
})
