/** Picking a day: plain dates in and out, so that no time zone can move them. */
import DatePicker from 'antd/es/date-picker'
import dayjs, { type Dayjs } from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useId, useMemo, useState } from 'react'
import './controls.css'
import { type IsoDate, typedDay } from '#kernel/day.ts'

dayjs.locale('zh-cn')

const FORMAT = 'YYYY-MM-DD'
/** Each is complete only when its last character is typed: with 2026-1-2 among them, 2026-11-23 would be taken at its first 2. */
const FORMATS = [FORMAT, 'YYYYMMDD', 'YYYY.MM.DD', 'YYYY/MM/DD', 'YYYY年M月D日']
const asDayjs = (day: IsoDate | null | undefined): Dayjs | null => (day ? dayjs(day, FORMAT) : null)

export interface DayPickerProps {
  readonly value?: IsoDate | null
  readonly onChange?: (day: IsoDate | null) => void
  /** First and last day that can be picked. */
  readonly min?: IsoDate
  readonly max?: IsoDate
  readonly id?: string
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly allowClear?: boolean
  readonly 'aria-label'?: string
}

/** Also takes what is typed: 2026-3-31, 20260331, 2026.3.31, 2026年3月31日, and 3月31日 of the year that is in sight. */
export function DayPicker({ value, onChange, min, max, placeholder = '选择或输入日期', ...rest }: DayPickerProps) {
  /** What was typed and is no day. */
  const [wrong, setWrong] = useState<string | null>(null)
  const hint = useId()
  // The same object as long as it is the same day: with another one the kit puts it back over what is being typed.
  const shown = useMemo(() => asDayjs(value), [value])
  const [first, last] = useMemo(() => [asDayjs(min), asDayjs(max)], [min, max])
  const set = (day: IsoDate | null) => {
    setWrong(null)
    onChange?.(day)
  }
  // Written otherwise, or out of bounds: kept as it was typed, and whoever asks says what is wrong with it. Nothing left
  // in the field: no day. The kit would put the former day back without a word.
  const take = (target: EventTarget): boolean => {
    const text = ((target as HTMLInputElement).value ?? '').trim()
    const typed = typedDay(text, (value ?? max ?? min)?.slice(0, 4) ?? String(dayjs().year()))
    if (typed && typed !== value) set(typed)
    if (!typed && text !== '') {
      set(null)
      setWrong(text)
    }
    if (text === '' && value && rest.allowClear !== false) set(null)
    return typed !== null
  }
  return (
    <>
      <DatePicker
        {...rest}
        className="day-picker"
        value={shown}
        status={wrong === null ? '' : 'error'}
        onChange={(day) => set(day ? day.format(FORMAT) : null)}
        onBlur={({ target }) => take(target)}
        onKeyDown={(event, leaveToUs) => {
          if (event.key === 'Enter' && take(event.target)) leaveToUs()
        }}
        // A day under a pointer that only rests there is not shown in the field: it would be taken for what was typed.
        previewValue={false}
        minDate={first ?? undefined}
        maxDate={last ?? undefined}
        format={FORMATS}
        placeholder={placeholder}
        {...(wrong === null ? {} : { 'aria-describedby': hint })}
      />
      {wrong === null ? null : (
        <span id={hint} role="alert" className="typed-wrong">
          “{wrong}”不是日期，没有填入。请写成 2026-09-30 或 9月30日。
        </span>
      )}
    </>
  )
}
