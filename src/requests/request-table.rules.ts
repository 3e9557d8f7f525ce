/** Requests as a list for a spreadsheet: what was asked of whom and how far it is, without what was said. Pure. */
import { promiseWords } from './request.rules.ts'
import { REQUEST_KINDS, REQUEST_STATES, type RequestSummary } from './request.schema.ts'

export const REQUEST_COLUMNS = [
  { head: '序号', share: 5 },
  { head: '类别', share: 10 },
  { head: '标题', share: 28 },
  { head: '提出人', share: 9 },
  { head: '提出日期', share: 11 },
  { head: '向谁提出', share: 14 },
  { head: '现由谁答复', share: 14 },
  { head: '状态', share: 10 },
  { head: '答复期限', share: 18 },
] as const

export const requestCells = (requests: readonly RequestSummary[]): string[][] =>
  requests.map(({ kind, title, asker, askedOn, body, answering, state, promise }, index) => [
    String(index + 1),
    REQUEST_KINDS[kind],
    title,
    asker,
    askedOn,
    body.name,
    answering.name,
    REQUEST_STATES[state],
    promise ? promiseWords(promise) : '',
  ])
