/** Which year the duties run in: asked whenever the document names another year than the present one. */
import { useQueryClient } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useState } from 'react'
import { api } from '#ui/client.ts'
import { NumberField } from '#ui/NumberField.tsx'
import { isWithin } from '#ui/typedNumber.ts'
import { useProblem } from '#ui/useProblem.ts'
import type { PlanReview, PlanSummary } from './plan.schema.ts'
import { type Decisions, reviewKey } from './review-decisions.pages.tsx'

export interface PlanYearProps {
  readonly plan: PlanSummary
  readonly thisYear: number
  readonly decisions: Decisions
}

export function PlanYear({ plan, thisYear, decisions }: PlanYearProps) {
  const client = useQueryClient()
  const problem = useProblem()
  const [busy, setBusy] = useState(false)
  const { id, year, namedYear } = plan
  if (namedYear === thisYear && year === thisYear) return null
  const choose = async (wanted: number) => {
    setBusy(true)
    try {
      await decisions.perform(async () => {
        await api.plans.setYear({ id, year: wanted, seen: year })
        await client.invalidateQueries({ queryKey: reviewKey(id) })
        const items = client.getQueryData<PlanReview>(reviewKey(id))?.items ?? []
        return { step: { kind: 'year', from: year, to: wanted }, items }
      })
    } catch (error) {
      problem(error)
      await client.invalidateQueries({ queryKey: reviewKey(id) })
    } finally {
      setBusy(false)
    }
  }
  const choices = [...new Set([namedYear ?? thisYear, thisYear])]
  const why = { [thisYear]: '今年', ...(namedYear ? { [namedYear]: '文件所写' } : {}) }
  return (
    <section className="review-year" aria-label="任务年度">
      <p>
        <b>任务排在哪一年？</b>
        {namedYear === null ? '文件没有写明年度' : `文件写明是${namedYear}年`}，今年是{thisYear}年，现在按{year}年排期。
      </p>
      <div>
        {choices.map((one) => (
          <Button
            key={one}
            aria-pressed={one === year}
            disabled={busy || one === year}
            onClick={() => void choose(one)}
          >
            {one === year ? '✓ ' : ''}
            {one}年（{why[one]}）
          </Button>
        ))}
        <OtherYear year={year} choices={choices} busy={busy} onChoose={(one) => void choose(one)} />
      </div>
    </section>
  )
}

const YEARS = { min: 2000, max: 2100 }

interface OtherYearProps {
  readonly year: number
  readonly choices: readonly number[]
  readonly busy: boolean
  readonly onChoose: (year: number) => void
}

function OtherYear({ year, choices, busy, onChoose }: OtherYearProps) {
  const [typed, setTyped] = useState<number | null>(choices.includes(year) ? null : year)
  return (
    <span className="review-other-year">
      <NumberField
        aria-label="其他年份"
        placeholder="其他年份"
        {...YEARS}
        precision={0}
        controls={false}
        value={typed}
        onChange={setTyped}
        onOutside={setTyped}
      />
      <Button
        disabled={busy || typed === null || typed === year || !isWithin(typed, YEARS)}
        onClick={() => typed !== null && onChoose(typed)}
      >
        改为此年
      </Button>
    </span>
  )
}
