/** Days of the year as they are typed: what is no day is said, and the form is not saved with the days before it. */
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import { quoted } from '#kernel/quoted.ts'
import { useWrong } from '#ui/wrongFields.tsx'
import { monthDaysIn } from './cadence-edit.rules.ts'

interface MonthDaysProps {
  readonly label: string
  readonly placeholder: string
  readonly className?: string
  readonly most?: number
  readonly value: readonly string[]
  readonly onChange: (days: readonly string[]) => void
}

export function MonthDays({ label, placeholder, className, most = 366, value, onChange }: MonthDaysProps) {
  const [wrong, setWrong] = useState<string | null>(null)
  const hint = useId()
  useWrong(wrong !== null)
  const take = (text: string) => {
    const { days, rest } = monthDaysIn(text)
    const said =
      rest !== ''
        ? `${quoted(rest)}不是日期，没有填入。`
        : days.length > most
          ? `只能填${most}个日期，没有填入。`
          : null
    setWrong(said && `${said}请填月和日，${placeholder}。`)
    if (said === null) onChange(days)
  }
  return (
    <>
      <Input
        aria-label={label}
        {...(className ? { className } : {})}
        {...(wrong === null ? {} : { status: 'error', 'aria-describedby': hint })}
        placeholder={placeholder}
        defaultValue={value.join('、')}
        onChange={() => setWrong(null)}
        onBlur={(event) => take(event.target.value)}
      />
      {wrong === null ? null : (
        <span id={hint} role="alert" className="typed-wrong">
          {wrong}
        </span>
      )}
    </>
  )
}
