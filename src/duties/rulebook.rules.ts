/** From a rule and what a bureau sets to the duties of a year. Pure. */
import { type Duty, dutySchema, PERIODS_PER_YEAR, type Terms } from './duty.schema.ts'
import data from './rulebook.data.json' with { type: 'json' }
import { type Rule, type RuleSetting, rulebookSchema, type Settings } from './rulebook.schema.ts'

export const RULES: readonly Rule[] = rulebookSchema.parse(data).rules
export const LEFT_OUT = rulebookSchema.parse(data).leftOut

export const ruleOf = (id: string): Rule | undefined => RULES.find((rule) => rule.id === id)

/** What applies where a bureau has set nothing. */
export const defaultsOf = ({ settings }: Rule): Settings =>
  Object.fromEntries(settings.map((setting) => [setting.key, setting.default]))

/** Why settings will not do, in office Chinese; null when they will. */
export function settingsProblem({ settings }: Rule, values: Settings): string | null {
  for (const setting of settings) {
    const value = values[setting.key]
    if (setting.type === 'choice') {
      if (!setting.options.some((option) => option.value === value)) return `请选择“${setting.label}”`
    } else if (!Number.isInteger(value) || Number(value) < setting.min || Number(value) > setting.max)
      return `“${setting.label}”应是${setting.min}至${setting.max}之间的整数`
  }
  return null
}

/** The duties that a rule lays down for a year. Their ids are `rule:n`. Throws where the data are no duty. */
export function dutiesOfRule(rule: Rule, values: Settings, year: number): Duty[] {
  return rule.duties.map((given, n) => {
    const set = rule.settings.reduce<Record<string, unknown>>(
      (duty, setting) => withSetting(duty, setting, values[setting.key]),
      structuredClone(given),
    )
    const kind = String(set.kind)
    return dutySchema.parse({
      title: rule.title,
      ...set,
      id: `${rule.id}:${n}`,
      // A general kind needs something of its own, or a report for one rule would count for another.
      tags: kind.startsWith('general_') ? [`rule:${rule.id}:${n}`] : [],
      inForce: { from: `${year}-01-01`, to: `${year}-12-31` },
    })
  })
}

function withSetting(
  duty: Record<string, unknown>,
  setting: RuleSetting,
  value: string | number | undefined,
): Record<string, unknown> {
  if (setting.type === 'choice')
    return { ...duty, ...setting.options.find((option) => option.value === (value ?? setting.default))?.set }
  const next = structuredClone(duty)
  for (const path of setting.sets) {
    const [field, inner] = path.split('.') as [string, string?]
    if (inner) next[field] = { ...(next[field] as object), [inner]: value ?? setting.default }
    else next[field] = value ?? setting.default
  }
  return next
}

/** How often something is to be done for one occurrence: twice where a month asks for two; once where no number is asked. */
export const timesOf = ({ cadence, measure, target }: Terms): number =>
  measure === 'count' ? (target ?? cadence.times) : 1

/** How often something is asked in a year; null where it is not asked by number. */
export function timesPerYear({ cadence, measure, bound, target }: Terms): number | null {
  const periods = PERIODS_PER_YEAR[cadence.every]
  if (periods === undefined || measure !== 'count' || bound !== 'at-least') return null
  return periods * (target ?? cadence.times)
}
