/** From one day to another, each end open: neither can be picked past the other. */
import { DayPicker } from './Day.tsx'

export interface DayRangeProps {
  readonly from: string | undefined
  readonly to: string | undefined
  /** Said before 不早于 and 不晚于, for readers of the screen. */
  readonly label?: string
  /** The last day that can be picked. */
  readonly max?: string
  readonly onChange: (change: { readonly from?: string | undefined } | { readonly to?: string | undefined }) => void
}

export function DayRange({ from, to, label = '', max, onChange }: DayRangeProps) {
  const last = to ?? max
  return (
    <>
      <DayPicker
        aria-label={`${label}不早于`}
        placeholder="开始日期"
        allowClear
        value={from ?? null}
        {...(last ? { max: last } : {})}
        onChange={(day) => onChange({ from: day ?? undefined })}
      />
      <DayPicker
        aria-label={`${label}不晚于`}
        placeholder="结束日期"
        allowClear
        value={to ?? null}
        {...(from ? { min: from } : {})}
        {...(max ? { max } : {})}
        onChange={(day) => onChange({ to: day ?? undefined })}
      />
    </>
  )
}
