/** From the words of a plan to the cadence of festivals: which, on which side, how many working days. */
import type { Cadence } from '#duties/duty.schema.ts'
import { STATUTORY } from '#duties/holiday.schema.ts'
import { quoted } from '#kernel/quoted.ts'
import { numeral } from './numerals.rules.ts'

type Festive = Extract<Cadence, { every: 'holidays' }>

/** Festivals as plans name them, with their names in the calendar. */
const NAMED: readonly { readonly said: string; readonly name: string }[] = [
  { said: '元旦', name: '元旦' },
  { said: '春节', name: '春节' },
  { said: '清明', name: '清明节' },
  { said: '劳动节|五一', name: '劳动节' },
  { said: '端午', name: '端午节' },
  { said: '中秋', name: '中秋节' },
  { said: '国庆|十一', name: '国庆节' },
  { said: '三八|妇女节', name: '妇女节' },
  { said: '五四|青年节', name: '青年节' },
  { said: '六一|儿童节', name: '儿童节' },
  { said: '七·?一|建党节', name: '建党节' },
  { said: '八·?一|建军节', name: '建军节' },
  { said: '教师节', name: '教师节' },
  { said: '烈士纪念日', name: '烈士纪念日' },
  { said: '宪法日', name: '国家宪法日' },
  { said: '公祭日', name: '国家公祭日' },
]
/** Days of the lunar year that no notice lists. */
const LUNAR = /元宵|重阳|腊八/g
/** Named one by one, what follows 等 adds no others (元旦、春节、五一等重要节点), unless it is all of a sort. */
const ALL = /等|节假日|节日/
/** Terms of school are no festivals, nor is every day but the holidays. */
const OTHER = /[寒暑]|每日|每天|逐日|每个?工作日/

/** More moments than festivals can be meant. */
const MOMENT = /(?:重要|关键|敏感|重大)?(?:时间)?节点/

const NUMBER = '[\\d一二两三四五六七八九十]{1,3}'
const DAYS = new RegExp(`[前后]的?(?<n>${NUMBER})个?(?<unit>工作日|周|星期|月|天|日)`)
const WEEK = 5
const MONTH = 22
const USUAL = 10

const DAY = '(?:[节假日]|节点|假期|元旦|国庆|中秋|端午|清明|[一四六八][”"]?)(?:来临|结束)?(?:之|以)?'
const BEFORE = new RegExp(`${DAY}前(?!后)|前夕`)
const AFTER = new RegExp(`${DAY}后|收假后`)
const AROUND = /前后|期间|节中/

/** Whether a time of no fixed day hangs on festivals. */
export const isFestive = (rule: string): boolean =>
  !OTHER.test(rule) && (/[节假]/.test(rule) || NAMED.some(({ said }) => new RegExp(said).test(rule)))

/** Which side of the festivals the words mean; of a sentence that says no side, that of the time handed on to it. */
function sideOf(words: string): Festive['side'] | undefined {
  const [before, after] = [BEFORE.test(words), AFTER.test(words)]
  if (before && after) return 'each'
  if (after) return 'after'
  return before ? 'before' : AROUND.test(words) ? 'around' : undefined
}

/** A stretch of days as working days: of seven days five are. */
const workingDays = (n: number, unit: string): number =>
  unit === '工作日' ? n : /[周星]/.test(unit) ? n * WEEK : unit === '月' ? n * MONTH : Math.ceil((n * WEEK) / 7)

function namesIn(rule: string, review: string[]): readonly string[] | null {
  const named = NAMED.filter(({ said }) => new RegExp(said).test(rule)).map(({ name }) => name)
  const statutory: readonly string[] = STATUTORY
  const fixed = named.filter((name) => !statutory.includes(name))
  if (named.length === 0 && /[两双]节/.test(rule)) {
    review.push('“两节”按元旦、春节计，指中秋、国庆的请改')
    return ['元旦', '春节']
  }
  if (named.length > 0 && !ALL.test(rule)) return named
  return fixed.length > 0 ? [...statutory, ...fixed] : null
}

/**
 * The cadence of a time that hangs on festivals; `rule` is the time as it was read, `quote` the sentence. Null where it
 * names none that can be placed. What is open goes into `review`.
 */
export function festive(rule: string, quote: string, times: number, review: string[]): Festive | null {
  const lunar = [...new Set(rule.match(LUNAR) ?? [])]
  if (lunar.length > 0) review.push(`${lunar.join('、')}按农历，没有排进去，请另列一项并填写日期`)
  const names = namesIn(rule, review)
  if (names === null && lunar.length > 0) return null
  if (names === null && /^[节假收放](?!假日)/.test(rule))
    review.push('原文没有写明是哪些节日，暂按每个法定节假日计，请核对')
  if (names === null && MOMENT.test(rule))
    review.push(`${quoted(MOMENT.exec(rule)![0])}没有写明是哪些日子，暂按每个法定节假日计，请核对`)
  // The sentence says its own side; what was handed on to it belongs to the head.
  const own = sideOf(quote)
  const side = own ?? sideOf(rule) ?? 'before'
  if (side === 'each') review.push('原文有节前也有节后，按节前、节后各一期计，请核对')
  const days = DAYS.exec(quote) ?? (own ? null : DAYS.exec(rule))
  const said = days?.groups
  const n = numeral(said?.n ?? '')
  const leadDays = n === null ? (side === 'around' ? WEEK : USUAL) : workingDays(n, said!.unit!)
  if (n !== null && /^[天日月]/.test(said!.unit!))
    review.push(`原文是${quoted(days![0])}，系统只按工作日排，暂按${leadDays}个工作日计，请核对`)
  if (side === 'around' && n === null) review.push(`按节前${WEEK}个工作日至节后${WEEK}个工作日计，可以调整`)
  return {
    ...{ every: 'holidays', times },
    ...(names ? { names: [...names] } : {}),
    ...(side === 'before' ? {} : { side }),
    leadDays,
  }
}
