/** From a commitment to the duty that the engine takes (the contract's table "From the reader to the engine"). */
import type { Cadence, Measure } from '#duties/duty.schema.ts'
import { newYearNote } from '#duties/festival.schema.ts'
import { creditKindLabel, isTalk } from '#duties/kinds.schema.ts'
import { quoted } from '#kernel/quoted.ts'
import type { Commitment, PlanWindow } from '#plans/commitment.schema.ts'
import { amountOf } from './amount.rules.ts'
import { byDayOf, windowsBy } from './by-day.rules.ts'
import { hangsOnEvent } from './clause-kind.rules.ts'
import { monthWindow } from './dates.rules.ts'
import { festive, isFestive } from './festivals.rules.ts'
import { lengthIn } from './lasting.rules.ts'
import { NEXT_YEAR } from './lexicon/dates.rules.ts'
import { nextMonthIn } from './next-month.rules.ts'
import { numeral } from './numerals.rules.ts'
import { CARRIED } from './subject-of.rules.ts'

export interface DutyDraft {
  readonly cadence: Cadence
  readonly measure: Measure
  readonly target: number
  readonly bound: 'at-least' | 'at-most'
  readonly inForce: { readonly from: string; readonly to: string }
  readonly exclusive: false
  readonly list?: string
  /** `members`: the amount that each person is to reach. */
  readonly each?: number
  /** Name of the register of a rate or of per-item duties, where the caller gave one. */
  readonly register?: string
  /** Where a person should look before publishing, in office Chinese. */
  readonly review: string[]
}

const WEEKDAYS = '一二三四五六日'
/** 次年1月20日前, 次年2月底前. */
const IN_NEXT_YEAR = new RegExp(`^(?:${NEXT_YEAR})(\\d{1,2})月(?:(\\d{1,2})[日号]|底)(?:之?前|以前)?$`)
const BEFORE_NEW_YEAR = /^元旦(?:节|来临)?(?:之|以)?(?:前(?!后)|前夕)/
const MANY = /[、和与及]|各|每|党员|职工|成员|干部|人员|负责人|领导/

const plan = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` })
const leap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** A window of the year as whole dates; the end of February is its last day. */
function dated(window: PlanWindow, year: number): { from: string; to: string } {
  const to = window.to === '02-28' && window.from !== window.to && leap(year) ? '02-29' : window.to
  return { from: `${year}-${window.from}`, to: `${year}-${to}` }
}

function weekdayOf(rule: string | undefined): number | null {
  if (/[、和及]/.test(rule ?? '')) return null
  const day = /(?:周|星期)([一二三四五六日天])(?:上午|下午|晚上?)?$/.exec(rule ?? '')?.[1]
  return day === undefined ? null : day === '天' ? 7 : WEEKDAYS.indexOf(day) + 1
}

function byRule(c: Commitment, times: number, review: string[]): Cadence {
  const rule = c.cadence.rule ?? ''
  if (/^每个?月/.test(rule)) {
    const week = numeral(/第([一二三四五1-5])/.exec(rule)?.[1] ?? '')
    const weekday = weekdayOf(rule)
    if (week !== null && weekday !== null) {
      review.push('“第几周星期几”有几种算法，请确认采用哪一种，以及遇休息日如何处理')
      return {
        every: 'monthly-slot',
        times,
        slot: { week, weekday, reading: 'nth-weekday', offDay: 'next-working-day' },
      }
    }
    review.push(`${quoted(rule)}不能落到固定日期，暂按每月计`)
    return { every: 'month', times }
  }
  const around = isFestive(rule) ? festive(rule, c.quote, times, review) : null
  if (around) return around
  if (/半个?月|每(?:两|二|2)个?(?:周|星期)|双周/.test(rule)) {
    if (!/半/.test(rule)) review.push(`${quoted(rule)}暂按每半月计`)
    return { every: 'half-month', times }
  }
  if (/学期/.test(rule)) {
    review.push('“学期”暂按半年计，请核对起止日期')
    return { every: 'half-year', times }
  }
  if (/工作日|每日|每天|逐日|每旬/.test(rule)) {
    review.push(`${quoted(rule)}过密，暂按每周计`)
    return { every: 'week', times }
  }
  const [, month = '', day] = IN_NEXT_YEAR.exec(rule) ?? []
  if (month !== '') {
    const until = day ? `${month.padStart(2, '0')}-${day.padStart(2, '0')}` : monthWindow(Number(month)).to
    return { every: 'year', times, until }
  }
  if (/项目/.test(rule + c.quote)) {
    review.push('按项目逐项计，需要项目台账')
    return { every: 'items', times }
  }
  review.push(`${quoted(rule || c.quote)}没有现成的周期，暂按全年计`)
  return { every: 'year', times }
}

function onceOrDays(
  windows: readonly PlanWindow[],
  c: Commitment,
  year: number,
  times: number,
  review: string[],
): Cadence {
  // Before 元旦 lies in the year before: no window of the plan year holds it, the next 元旦 does.
  const text = c.deadline?.text ?? ''
  if (BEFORE_NEW_YEAR.test(text)) return festive(text, c.quote, times, review) ?? { every: 'year', times }
  const days = windows.length > 0 && windows.every((w) => w.from === w.to) && !/\d月/.test(text)
  if (days) {
    review.push('节日当天前后各7天内有效，可以调整')
    return { every: 'days', times: 1, dates: windows.map((w) => w.from), before: 7, after: 7 }
  }
  return windows.length > 0
    ? { every: 'once', times, windows: windows.map((w) => dated(w, year)) }
    : { every: 'once', times }
}

const windowsIn = ({ deadline }: Commitment): PlanWindow[] => [deadline?.resolved ?? []].flat()

const EVERY = {
  weekly: 'week',
  monthly: 'month',
  bimonthly: 'two-months',
  quarterly: 'quarter',
  semiannual: 'half-year',
} as const

/**
 * Drafts the duty of a commitment for the plan year. `list` names the people whom the commitment means one by one: a
 * talk's counterparts, or those who are each to reach an amount; without it what was done is counted, and the review
 * says so. `register` is handed on to rates and per-item duties. Target units: times, the amount's own unit, or a
 * share (0–1).
 */
export function draftDuty(c: Commitment, year: number, options: { list?: string; register?: string } = {}): DutyDraft {
  const review: string[] = []
  const windows = windowsIn(c)
  const amount = amountOf(c)
  const times = amount ? 1 : Math.max(1, c.cadence.count ?? 1)
  const rate = c.target?.unit === '%' ? c.target.value / 100 : null
  let inForce = plan(year)
  let cadence: Cadence
  const { type } = c.cadence
  if (type === 'ongoing') {
    if (rate === null) review.push('持续类任务：期间内有一次纪实即算完成，请确认')
    cadence = rate !== null && windows.length === 0 ? { every: 'year', times: 1 } : onceOrDays(windows, c, year, 1, [])
  } else if (type === 'rule') cadence = byRule(c, times, review)
  else if (type === 'once') cadence = onceOrDays(windows, c, year, times, review)
  else if (type === 'annual' || type === 'n-per-year') {
    const each = windows.length > 1 && times % windows.length === 0 ? times / windows.length : times
    cadence = windows.length > 0 ? onceOrDays(windows, c, year, each, review) : { every: 'year', times }
  } else {
    const weekday = type === 'weekly' ? weekdayOf(c.cadence.rule) : null
    const byDay = byDayOf(c.cadence)
    const early = byDay !== null && byDay.month < byDay.months
    cadence = early
      ? { every: 'once', times, windows: windowsBy(byDay).map((w) => dated(w, year)) }
      : ({
          every: EVERY[type],
          times,
          ...(weekday === null ? {} : { weekday }),
          ...(byDay === null ? {} : { byDay: byDay.day }),
        } as Cadence)
    if (byDay?.next)
      review.push(
        `${quoted(c.cadence.rule ?? '')}按每期首日至${byDay.day}日办上期的事计，最后一期的在次年，不在其中，请看一眼`,
      )
    else if (byDay !== null) review.push(`按每期首日至${byDay.day}日计，之后办的须按补办登记；期限不同的，请改日期`)
    else if (c.cadence.rule && weekday === null) review.push(`${quoted(c.cadence.rule)}暂按整个周期计`)
    if (windows.length === 1) inForce = dated(windows[0]!, year)
  }
  const { measure, target, list, each } = measureOf(c, amount, cadence.times, rate, options.list, review)
  const atMost = c.cadence.bound === 'at-most' || c.target?.op === '<='
  notes(c, review)
  const newYear = newYearNote(cadence, inForce)
  if (newYear) review.push(newYear)
  return {
    cadence,
    measure,
    target,
    bound: atMost && (measure === 'count' || measure === 'sum') ? 'at-most' : 'at-least',
    inForce,
    exclusive: false,
    ...(list ? { list } : {}),
    ...(each ? { each } : {}),
    ...(options.register && (measure === 'ratio' || cadence.every === 'items') ? { register: options.register } : {}),
    review,
  }
}

/** 较上年下降5%: no share of a whole. */
const COMPARED = /(?:较|比)(?:上年|去年|上一年)|同比|环比/

interface Measured {
  readonly measure: Measure
  readonly target: number
  readonly list?: string
  readonly each?: number
}

function measureOf(
  c: Commitment,
  amount: ReturnType<typeof amountOf>,
  times: number,
  rate: number | null,
  list: string | undefined,
  review: string[],
): Measured {
  if (list !== undefined) {
    review.push('按名单逐人计，请核对名单')
    return byPeople(c, times, rate, list)
  }
  if (rate !== null) {
    review.push(
      COMPARED.test(c.quote)
        ? '这是与以前相比的幅度，系统不能自动计算，请改为按次数计，由人核对'
        : '按比率计算，需要登记齐全的事项台账作为分母',
    )
    return { measure: 'ratio', target: rate }
  }
  if (amount) {
    const { unit, value } = amount
    review.push(`按${quoted(unit)}累计，纪实的数量应以${unit}填报`)
    if (/学时|课时|学分|小时/.test(unit)) review.push('如要求每人达到，请改为“人员达标率”并选定名单')
    return { measure: 'sum', target: value }
  }
  if (isTalk(c.kind) && c.counterparty !== null && MANY.test(c.counterparty))
    review.push('谈话对象范围需要名单，暂按次数计')
  return { measure: 'count', target: times }
}

/** Everybody once, or each up to an amount: hours, or times where one talk is not enough. */
function byPeople({ target }: Commitment, times: number, rate: number | null, list: string): Measured {
  if (rate !== null)
    return rate === 1
      ? { measure: 'counterparts', target: 1, list }
      : { measure: 'members', target: rate, list, each: 1 }
  const each = target ? target.value : times
  return each === 1 ? { measure: 'counterparts', target: 1, list } : { measure: 'members', target: 1, list, each }
}

/** What many do together, and who are many. */
const TOGETHER = /(?:全年|[部位员室关]|年度)共(?![同产青享建创])|合计|共计|总计/
const SEVERAL = /^(?:机关|基层|局机关|局)?[各每全]|、|和/

/** Two forms of meeting of which one is enough (党员大会或党小组会): a duty is proved by one kind. */
const EITHER = /([^，。；、或]{2,6}会)(?:议)?(?:或者|或)([^，。；、或]{2,8}会)/

/** 第三季度前: by its end, or before it begins. */
const BEFORE_PART = /((?:第?[一二三四1-4]季度|[上下]半年))(?:之?前|以前)$/

function notes(c: Commitment, review: string[]): void {
  const either = EITHER.exec(c.quote)
  if (either)
    review.push(
      `原文写的是${quoted(`${either[1]!.replace(/^.*(?:召开|举行|组织)/, '')}或${either[2]}`)}，现只按${quoted(creditKindLabel(c.kind))}计，办另一种的请改种类或另列一项`,
    )
  const length = c.target === null ? lengthIn(c.quote) : null
  if (length) review.push(`原文要求${quoted(length)}，系统只计次数，请在核对纪实时把关`)
  const before = BEFORE_PART.exec(c.deadline?.text ?? '')
  if (before && windowsIn(c).length === 1)
    review.push(`${quoted(before[0])}按${before[1]}末计；原文指${before[1]}开始以前的，请改期限`)
  const next = nextMonthIn(c.quote)
  if (next !== null && !byDayOf(c.cadence)?.next)
    review.push(`${quoted(next)}从上一期算起，系统不能自动排期，请看一眼，并按实际改期限`)
  if (c.cadence.countMax !== undefined)
    review.push(`原文为${c.cadence.count}至${c.cadence.countMax}${c.cadence.unit ?? '次'}，按下限计`)
  if (c.cadence.yearTotal) review.push(`另有全年合计${c.cadence.yearTotal.count}次的要求`)
  if (TOGETHER.test(c.quote) && c.subject !== null && SEVERAL.test(c.subject) && !c.cadence.yearTotal)
    review.push('原文是合计数，系统按每个单位各要这么多计，请改为每个单位的数，或改由一个单位承担')
  if (c.cadence.unit?.endsWith('/人')) review.push('原文按每人计，请核对对象名单')
  if (c.modality === 'soft') review.push('原文不是硬性要求（一般、原则上等）')
  if (c.reasons.some((r) => r.why === '句首的频次管到本项')) review.push('频次承接句首，请核对是否管到本项')
  if (c.reasons.some((r) => r.why === '句首的时间管到本项')) review.push('时间承接句首，请核对是否管到本项')
  if (c.recordType === 'commendation' && c.reasons.some((r) => r.why === CARRIED))
    review.push(`责任主体${quoted(c.subject ?? '')}承接前文，请核对评选表彰由谁负责`)
  if (c.cadence.type === 'once' && !c.deadline && hangsOnEvent(c.quote))
    review.push('原文的时限从另一件事算起，系统不能自动排期，请核对')
  else if (c.tier === 2 && next === null) review.push('原文没有写时限，按年内完成一次计')
  if (c.confidence < 0.7) review.push('读取把握不大，请对照原文')
}
