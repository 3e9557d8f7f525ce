/** The scenario file: everything that the engine works on, with string ids and ISO dates. */
import { z } from 'zod'
import { BACKWARD, dateSchema, isForward, openSpan } from './day.schema.ts'
import { dutySchema } from './duty.schema.ts'
import { recordSchema } from './record.schema.ts'

const idText = z.string('缺少编号').min(1, '编号不能为空')

export const calendarSchema = z.union(
  [
    z.literal('cn'),
    z.object({
      off: z.array(z.object({ date: dateSchema, name: z.string() })).default([]),
      work: z.array(dateSchema).default([]),
    }),
  ],
  { error: '日历应为 "cn"，或写明 off（休息日：日期和名称）与 work（补班日）' },
)

export const bodySchema = z
  .object({ id: idText, kind: z.string().default(''), ...openSpan, recordsSince: dateSchema.nullish() })
  .refine(isForward, BACKWARD)

const personSpanSchema = z.object({ person: idText, ...openSpan }).refine(isForward, BACKWARD)
export type PersonSpan = z.output<typeof personSpanSchema>

export const postSchema = z.object({
  id: idText,
  role: z.string().default(''),
  body: idText,
  holders: z.array(personSpanSchema).default([]),
})

/** One list for all subjects, or one for each. */
export const listSchema = z.union([z.array(personSpanSchema), z.record(z.string(), z.array(personSpanSchema))], {
  error: '名单应为人员数组，或按主体编号分列的人员数组；每人写明 person',
})

export const itemSchema = z
  .object({
    id: idText,
    body: z.string().nullish(),
    post: z.string().nullish(),
    from: dateSchema,
    /** Null while nobody knows when the item ends. */
    to: dateSchema.nullish(),
  })
  .refine(isForward, BACKWARD)
export type Item = z.output<typeof itemSchema>

export const registerSchema = z.object({
  /** Whether the register is known to hold every item; rates over one that is not are unknown. */
  complete: z.boolean().default(false),
  items: z.array(itemSchema).default([]),
})

export const exemptionSchema = z
  .object({
    duty: idText,
    subject: idText,
    ...openSpan,
    reason: z.string().nullish(),
    approvedOn: dateSchema.nullish(),
    by: z.string().nullish(),
  })
  .refine(isForward, BACKWARD)
export type Exemption = z.output<typeof exemptionSchema>

/** Refuses two entries of one id and gives both places. */
function unique(entries: readonly { id: string }[], path: (string | number)[], context: z.RefinementCtx): void {
  const seen = new Map<string, number>()
  for (const [i, { id }] of entries.entries()) {
    const before = seen.get(id)
    if (before === undefined) seen.set(id, i)
    else context.addIssue({ code: 'custom', path: [...path, i], message: `编号“${id}”与第${before + 1}项重复` })
  }
}

export const scenarioSchema = z
  .object({
    year: z.int('年度应为整数').min(1, '年度应为公元年').max(9999, '年度应为四位').nullish(),
    calendar: calendarSchema.default('cn'),
    bodies: z.array(bodySchema).default([]),
    posts: z.array(postSchema).default([]),
    lists: z.record(z.string(), listSchema).default({}),
    registers: z.record(z.string(), registerSchema).default({}),
    duties: z.array(dutySchema).default([]),
    records: z.array(recordSchema).default([]),
    exemptions: z.array(exemptionSchema).default([]),
  })
  .superRefine((scenario, context) => {
    for (const name of ['bodies', 'posts', 'duties', 'records'] as const) unique(scenario[name], [name], context)
    for (const [name, register] of Object.entries(scenario.registers))
      unique(register.items, ['registers', name, 'items'], context)
    const bodies = new Set(scenario.bodies.map((body) => body.id))
    for (const [i, post] of scenario.posts.entries())
      if (!bodies.has(post.body))
        context.addIssue({
          code: 'custom',
          path: ['posts', i, 'body'],
          message: `所属组织“${post.body}”不在 bodies 中`,
        })
    for (const [i, duty] of scenario.duties.entries())
      if (!(duty.inForce?.from && duty.inForce.to) && !scenario.year)
        context.addIssue({
          code: 'custom',
          path: ['duties', i, 'inForce'],
          message: '缺少有效期，也没有写明年度（year）',
        })
  })
export type Scenario = z.output<typeof scenarioSchema>

/** A scenario that cannot be read; `problems` says in office Chinese where and why, at most twenty of them. */
export class ScenarioError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`方案文件有误：\n${problems.join('\n')}`)
    this.name = 'ScenarioError'
    this.problems = problems
  }
}

/** Reads a scenario that was parsed as JSON; fills in the contract's defaults. Throws ScenarioError. */
export function parseScenario(json: unknown): Scenario {
  const result = scenarioSchema.safeParse(json, { error: z.locales.zhCN().localeError })
  if (result.success) return result.data
  throw new ScenarioError(
    result.error.issues.slice(0, 20).map((issue) => `${z.core.toDotPath(issue.path) || '文件'}：${issue.message}`),
  )
}
