/** Picking a day: plain dates in and out, so that no time zone can move them. */
import DatePicker from 'antd/es/date-picker'
import dayjs, { type Dayjs } from 'dayjs'
import 'dayjs/locale/zh-cn'
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

/** Also takes what is typed, as 2026-3-31, 20260331, 2026.3.31 or 2026年3月31日. */
export function DayPicker({ value, onChange, min, max, placeholder = '选择或输入日期', ...rest }: DayPickerProps) {
  // Written otherwise, or out of bounds: kept as it was typed, and whoever asks says what is wrong with it. The kit
  // would put the former day back without a word.
  const take = (target: EventTarget): boolean => {
    const typed = typedDay((target as HTMLInputElement).value ?? '')
    if (!typed) return false
    if (typed !== value) onChange?.(typed)
    return true
  }
  return (
    <DatePicker
      {...rest}
      className="day-picker"
      value={asDayjs(value)}
      onChange={(day) => onChange?.(day ? day.format(FORMAT) : null)}
      onBlur={({ target }) => take(target)}
      onKeyDown={(event, leaveToUs) => {
        if (event.key === 'Enter' && take(event.target)) leaveToUs()
      }}
      minDate={asDayjs(min) ?? undefined}
      maxDate={asDayjs(max) ?? undefined}
      format={FORMATS}
      placeholder={placeholder}
    />
  )
}
