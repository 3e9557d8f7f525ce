import { describe, expect, it } from 'vitest'
import { CHINESE_CALENDAR } from '#duties/calendar.rules.ts'
import { parseDay } from '#kernel/day.ts'
import {
  mayDo,
  promiseOf,
  promiseWords,
  REQUEST_ACTIONS,
  type RequestAction,
  type Standpoint,
} from './request.rules.ts'
import { REQUEST_STATES, type RequestState } from './request.schema.ts'

const ACTIONS = Object.keys(REQUEST_ACTIONS) as RequestAction[]
const STATES = Object.keys(REQUEST_STATES) as RequestState[]
const view = (some: Partial<Standpoint>): Standpoint => ({
  ...{ state: 'asked', asker: false, answers: false, committee: false, askedAgain: false },
  ...some,
})
const allowed = (some: Partial<Standpoint>) => ACTIONS.filter((action) => mayDo(action, view(some)) === true)

describe('轮到谁', () => {
  it.each<[RequestState, RequestAction[], RequestAction[]]>([
    ['asked', ['close', 'withdraw'], ['answer', 'handUp']],
    ['asked_again', ['close', 'withdraw'], ['answer', 'handUp']],
    ['answered', ['askAgain', 'escalate', 'close'], []],
    ['closed', [], []],
    ['withdrawn', [], []],
  ])('%s', (state, asker, answerer) => {
    expect(allowed({ state, asker: true })).toEqual(asker)
    expect(allowed({ state, answers: true })).toEqual(answerer)
  })

  it('既不是提出人、也不答复的人什么也不能办', () => {
    for (const state of STATES) expect(allowed({ state })).toEqual([])
  })

  it('自己提的自己不能答复，哪怕自己就是支部书记', () => {
    expect(allowed({ asker: true, answers: true })).toEqual(['close', 'withdraw'])
    expect(mayDo('answer', view({ asker: true, answers: true }))).toContain('另一位同志')
  })

  it('机关党委答复的不再转', () => {
    expect(allowed({ answers: true, committee: true })).toEqual(['answer'])
  })

  it('机关党委的答复没有上一级可转', () => {
    expect(allowed({ state: 'answered', asker: true, committee: true })).toEqual(['askAgain', 'close'])
  })

  it('只能追问一次', () => {
    expect(allowed({ state: 'answered', asker: true, askedAgain: true })).toEqual(['escalate', 'close'])
  })
})

describe('答复期限', () => {
  const words = (askedOn: string, today: string, state: RequestState = 'asked') => {
    const promise = promiseOf(state, askedOn, parseDay(today), CHINESE_CALENDAR)
    return promise && promiseWords(promise)
  }

  it.each([
    // A Monday without holidays after it: two weeks later.
    ['2026-03-02', '2026-03-02', '应于2026-03-16前答复，还有10个工作日'],
    ['2026-03-02', '2026-03-13', '应于2026-03-16前答复，还有1个工作日'],
    ['2026-03-02', '2026-03-15', '应于2026-03-16前答复，还有1个工作日'],
    ['2026-03-02', '2026-03-16', '应于2026-03-16前答复，今天到期'],
    ['2026-03-02', '2026-03-18', '应于2026-03-16前答复，已过2个工作日'],
    // Friday, then looked at on Saturday.
    ['2026-03-06', '2026-03-21', '应于2026-03-20前答复，已过期限'],
    // Over the holiday of 1–7 October 2026, with 10 October worked.
    ['2026-09-28', '2026-09-28', '应于2026-10-16前答复，还有10个工作日'],
  ])('%s 提出，%s 看', (askedOn, today, said) => {
    expect(words(askedOn, today)).toBe(said)
  })

  it('答复以后不再有期限', () => {
    for (const state of ['answered', 'closed', 'withdrawn'] as const)
      expect(words('2026-03-02', '2026-03-03', state)).toBeNull()
    expect(words('2026-03-02', '2026-03-03', 'asked_again')).toContain('应于')
  })
})
