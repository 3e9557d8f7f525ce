/** How much a draft asks in one period, and how it is counted. */
import { useQuery } from '@tanstack/react-query'
import Input from 'antd/es/input'
import Segmented from 'antd/es/segmented'
import Select from 'antd/es/select'
import { MEASURES, type Measure } from '#duties/duty.schema.ts'
import { STANDARD_REGISTERS } from '#duties/register.schema.ts'
import { api } from '#ui/client.ts'
import { NumberField } from '#ui/NumberField.tsx'
import { isRate, withMeasure, withTimes } from './draft-edit.rules.ts'
import { Field, NameField } from './draft-field.pages.tsx'
import { ListField } from './draft-list.pages.tsx'
import type { Draft } from './plan.schema.ts'

const MEASURE_OPTIONS = Object.entries(MEASURES).map(([value, label]) => ({ value: value as Measure, label }))
const BOUND_OPTIONS = [
  { value: 'at-least' as const, label: '至少' },
  { value: 'at-most' as const, label: '至多' },
]

const SCOPE_OPTIONS = [
  { value: 'own' as const, label: '各自的事项' },
  { value: 'bureau' as const, label: '全局的事项' },
]

export interface AmountFieldProps {
  readonly value: Draft
  readonly onChange: (draft: Draft) => void
  readonly issue: string | undefined
}

export function AmountField({ value, onChange, issue }: AmountFieldProps) {
  const { measure, target, bound, register, scope = 'own' } = value
  const registers = useRegisters()
  const bounded = measure === 'count' || measure === 'sum'
  const amount = (typed: number | null) => {
    const next = isRate(measure) ? (typed ?? 100) / 100 : (typed ?? 1)
    onChange(measure === 'count' ? withTimes(value, next) : { ...value, target: next })
  }
  return (
    <>
      <Field id="draft-target" label="每期数量" issue={issue}>
        <div className="draft-row">
          <Select
            aria-label="计算方式"
            value={measure}
            options={MEASURE_OPTIONS}
            onChange={(next) => onChange(withMeasure(value, next))}
          />
          {bounded ? (
            <Segmented
              aria-label="至少或至多"
              options={BOUND_OPTIONS}
              value={bound}
              onChange={(next) => onChange({ ...value, bound: next })}
            />
          ) : null}
          {measure === 'counterparts' ? null : (
            <NumberField
              id="draft-target"
              min={isRate(measure) ? 1 : measure === 'count' ? 1 : 0.1}
              max={isRate(measure) ? 100 : 10_000}
              {...(measure === 'sum' ? {} : { precision: 0 })}
              suffix={isRate(measure) ? '%' : measure === 'count' ? '次' : ''}
              value={isRate(measure) ? Math.round(target * 1000) / 10 : target}
              onChange={amount}
            />
          )}
        </div>
      </Field>
      {measure === 'counterparts' || measure === 'members' ? <ListField value={value} onChange={onChange} /> : null}
      {measure === 'sum' ? (
        <Field id="draft-unit" label="计量单位">
          <Input
            id="draft-unit"
            className="draft-wide"
            autoComplete="off"
            maxLength={8}
            placeholder="如：学时、个月、篇"
            value={value.unit ?? ''}
            onChange={(event) => onChange({ ...value, unit: event.target.value })}
          />
        </Field>
      ) : null}
      {measure === 'ratio' ? (
        <Field id="draft-scope" label="统计范围">
          <Segmented
            aria-label="统计范围"
            options={SCOPE_OPTIONS}
            value={scope}
            onChange={(next) => onChange({ ...value, scope: next })}
          />
        </Field>
      ) : null}
      {measure === 'ratio' || value.cadence.every === 'items' ? (
        <NameField
          id="draft-register"
          label="事项台账"
          names={registers}
          help="事项台账登记齐全以前，完成情况显示为“未知”，不算未完成。"
          value={register}
          onChange={(name) => onChange({ ...value, register: name })}
        />
      ) : null}
    </>
  )
}

/** The bureau's registers, and the standard ones that publishing makes. */
function useRegisters(): Readonly<Record<string, string>> {
  const { data } = useQuery({ queryKey: ['registers.list'], queryFn: () => api.registers.list({}) })
  const kept = data?.registers ?? []
  return { ...STANDARD_REGISTERS, ...Object.fromEntries(kept.map(({ code, name }) => [code, name])) }
}
