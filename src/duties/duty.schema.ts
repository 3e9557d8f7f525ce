/** What is owed, by whom, how often and how much: the contract's duty with its defaults. */
import { z } from 'zod'
import { BACKWARD, dateSchema, isForward, monthDaySchema, openSpan, spanSchema } from './day.schema.ts'
import { compareCodePoints } from './order.rules.ts'

const idText = z.string('缺少编号').min(1, '编号不能为空')

/** Every body of a kind, every post of a role, one body or one post. */
export const owesSchema = z.union(
  [
    z.strictObject({ bodies: idText }),
    z.strictObject({ posts: idText }),
    z.strictObject({ body: idText }),
    z.strictObject({ post: idText }),
  ],
  { error: '责任主体应写明 bodies、posts、body、post 之一，且只写一项' },
)
export type Owes = z.output<typeof owesSchema>

export const SLOT_READINGS = {
  'nth-weekday': '当月第几个星期几',
  'calendar-week': '周一为一周之始，含1日的一周为第一周',
  'full-week': '当月第一个完整的周一至周日为第一周',
  'iso-from-first-thursday': '含当月第一个星期四的一周为第一周',
} as const

export const OFF_DAY_POLICIES = {
  'next-working-day': '遇休息日顺延至下一工作日',
  'previous-working-day': '遇休息日提前至上一工作日',
  skip: '遇休息日当月不办',
  keep: '遇休息日不变',
} as const

const keysOf = <T extends Record<string, string>>(labels: T) => Object.keys(labels) as [keyof T & string]

const weekday = z.int('星期应为1至7的整数').min(1, '星期应为1至7').max(7, '星期应为1至7')
const times = z.int('次数应为整数').min(1, '次数至少为1').default(1)
const days = z.int('天数应为整数').min(0, '天数不能为负').max(1000, '天数不能超过1000')

export const slotSchema = z.object({
  week: z.int('周次应为整数').min(1, '周次应为1至6').max(6, '周次应为1至6'),
  weekday,
  reading: z.enum(keysOf(SLOT_READINGS)).default('nth-weekday'),
  offDay: z.enum(keysOf(OFF_DAY_POLICIES)).default('next-working-day'),
})
export type Slot = z.output<typeof slotSchema>

export const CADENCES = {
  week: '每周',
  'half-month': '每半月',
  month: '每月',
  'two-months': '每两月',
  quarter: '每季度',
  'half-year': '每半年',
  year: '每年',
  once: '一次',
  days: '指定日期',
  'monthly-slot': '每月固定日',
  holidays: '节日前后',
  items: '逐项',
} as const

/** On which side of each holiday its periods lie; `each` gives two. */
export const SIDES = {
  before: '节前',
  after: '节后',
  around: '节前至节后',
  each: '节前、节后各一期',
} as const

/** How many periods a year has; of the others that is in their dates, holidays or items. */
export const PERIODS_PER_YEAR: Readonly<Partial<Record<keyof typeof CADENCES, number>>> = {
  week: 52,
  'half-month': 24,
  month: 12,
  'monthly-slot': 12,
  'two-months': 6,
  quarter: 4,
  'half-year': 2,
  year: 1,
}

const plain = <T extends keyof typeof CADENCES>(every: T) => z.object({ every: z.literal(every), times })
/** The day of the period's last month by which it is owed, where that is not the month's end (每季度末月25日前). */
const monthly = <T extends keyof typeof CADENCES>(every: T) =>
  plain(every).extend({ byDay: z.int('日期应为整数').min(1, '日期应为1至31').max(31, '日期应为1至31').nullish() })

export const cadenceSchema = z.discriminatedUnion(
  'every',
  [
    plain('week').extend({ weekday: weekday.nullish() }),
    plain('half-month'),
    monthly('month'),
    monthly('two-months'),
    monthly('quarter'),
    monthly('half-year'),
    plain('year').extend({ until: monthDaySchema.nullish() }),
    plain('once').extend({ windows: z.array(spanSchema).nullish() }),
    plain('days').extend({ dates: z.array(monthDaySchema), before: days.default(7), after: days.default(7) }),
    plain('monthly-slot').extend({ slot: slotSchema }),
    plain('holidays').extend({
      names: z.array(z.string()).nullish(),
      /** Absent: before. */
      side: z.enum(keysOf(SIDES)).nullish(),
      /** Working days before the first off day, after the last one, or on both sides. */
      leadDays: days.min(1, '节前节后的工作日至少为1').default(10),
    }),
    plain('items').extend({ within: days.nullish() }),
  ],
  { error: `周期（every）应为 ${keysOf(CADENCES).join('、')} 之一` },
)
export type Cadence = z.output<typeof cadenceSchema>

export const MEASURES = {
  count: '次数',
  sum: '数量合计',
  counterparts: '覆盖名单人员',
  members: '人员达标率',
  ratio: '事项办结率',
} as const
export type Measure = keyof typeof MEASURES

/** Longest name of a task, in characters; the full sentence stands beside it. */
export const LONGEST_TITLE = 80

/** A name that a person gives. */
export const titleSchema = z
  .string()
  .trim()
  .min(2, '请填写任务名称')
  .max(LONGEST_TITLE, `任务名称不能超过${LONGEST_TITLE}字`)

/** The fields without their defaults: what `set` of a version may replace. */
const fields = {
  title: z.string(),
  owes: owesSchema,
  kind: z.string(),
  tags: z.array(z.string()),
  cadence: cadenceSchema,
  measure: z.enum(keysOf(MEASURES)),
  /** Absent or null: `cadence.times`. */
  target: z.number('目标应为数字').min(0, '目标不能为负').nullish(),
  bound: z.enum(['at-least', 'at-most']),
  /** An end that is absent or null: that of the scenario's year. */
  inForce: z.object(openSpan).refine(isForward, BACKWARD).nullish(),
  dueSoonDays: days,
  entryDays: days,
  exclusive: z.boolean(),
  /** What a `sum` is counted in (学时, 个月); said, never computed with. */
  unit: z.string().nullish(),
  /** `counterparts`, `members`: a name in `lists`. */
  list: z.string().nullish(),
  /** `members`: the quantity that each person is to reach. */
  each: z.number('每人数量应为数字').min(0, '每人数量不能为负'),
  /** `ratio` and the cadence `items`: a name in `registers`. */
  register: z.string().nullish(),
  /** `ratio`: the kind of credit that does an item; absent: the duty's kind. */
  step: z.string().nullish(),
  scope: z.enum(['own', 'bureau']),
}

export const versionSchema = z
  .object({
    effectiveFrom: dateSchema,
    enteredOn: dateSchema,
    set: z.strictObject(fields, { error: '版本只能改写任务已有的字段' }).partial().nullish(),
    withdrawn: z.boolean().nullish(),
  })
  .refine((v) => Boolean(v.set) !== Boolean(v.withdrawn), '版本应写明 set（改写的字段）或 withdrawn（撤销）之一')
export type Version = z.output<typeof versionSchema>

export const dutySchema = z
  .object({
    ...fields,
    id: idText,
    title: fields.title.default(''),
    kind: fields.kind.default(''),
    tags: fields.tags.default([]),
    measure: fields.measure.default('count'),
    bound: fields.bound.default('at-least'),
    dueSoonDays: days.default(7),
    entryDays: days.default(5),
    exclusive: z.boolean().default(false),
    each: fields.each.default(1),
    scope: fields.scope.default('own'),
    versions: z.array(versionSchema).default([]),
  })
  .superRefine((duty, context) => {
    const said = new Set<string>()
    for (const [i, terms] of termsInOrder(duty).entries()) {
      const where = i === 0 ? '' : `（第${i}次改写后）`
      for (const [path, message] of contradictions(terms)) {
        if (!said.has(message)) context.addIssue({ code: 'custom', path: [path], message: message + where })
        said.add(message)
      }
    }
  })
export type Duty = z.output<typeof dutySchema>

/** The fields of a duty that a version can change, as they stand at one time. */
export type Terms = Omit<Duty, 'versions'>

/** The versions in the order in which they take effect; of one day, as entered. */
export function versionsInOrder<V extends Version>(versions: readonly V[]): V[] {
  const order = (v: Version) => `${v.effectiveFrom} ${v.enteredOn}`
  return versions.toSorted((a, b) => compareCodePoints(order(a), order(b)))
}

/** `set` replaces whole fields; null takes a field back to its default. */
export function withSet(terms: Terms, version: Version): Terms {
  return { ...terms, ...version.set }
}

function termsInOrder({ versions, ...base }: Duty): Terms[] {
  const list: Terms[] = [base]
  for (const version of versionsInOrder(versions)) list.push(withSet(list.at(-1)!, version))
  return list
}

function contradictions(terms: Terms): [path: string, message: string][] {
  const found: [string, string][] = []
  const { measure } = terms
  if (!terms.kind && !(measure === 'ratio' && terms.step)) found.push(['kind', '缺少办理种类（kind）'])
  if ((measure === 'counterparts' || measure === 'members') && !terms.list)
    found.push(['list', `按“${MEASURES[measure]}”计算的任务应写明名单（list）`])
  if (measure === 'ratio' && !terms.register) found.push(['register', '按“事项办结率”计算的任务应写明台账（register）'])
  if (terms.cadence.every === 'items' && !terms.register) found.push(['register', '逐项任务应写明台账（register）'])
  if (terms.bound === 'at-most' && measure !== 'count' && measure !== 'sum')
    found.push(['bound', '“至多”只能用于次数和数量合计'])
  return found
}
