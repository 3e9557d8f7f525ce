/** Picking a day: plain dates in and out, so that no time zone can move them. */
import DatePicker from 'antd/es/date-picker'
import dayjs, { type Dayjs } from 'dayjs'
import 'dayjs/locale/zh-cn'
import './controls.css'
import type { IsoDate } from '#kernel/day.ts'

dayjs.locale('zh-cn')

const FORMAT = 'YYYY-MM-DD'
/** Each is complete only when its last character is typed: with 2026-1-2 among them, 2026-11-23 would be taken at its first 2. */
const FORMATS = [FORMAT, 'YYYYMMDD', 'YYYY.MM.DD', 'YYYY/MM/DD', 'YYYY年M月D日']
/** What is typed in a hurry: 2026.9.3, 2026-9-3, 2026/9/3. */
const LOOSE = /^\s*(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?\s*$/

/** A day typed in any usual way; null where it is none. */
export function typedDay(text: string): IsoDate | null {
  const [, year, month = '', date = ''] = LOOSE.exec(text) ?? []
  if (!year) return null
  const day = dayjs(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`, FORMAT, true)
  return day.isValid() ? day.format(FORMAT) : null
}

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

/** Also takes what is typed, as 2026-03-31, 20260331, 2026.03.31 or 2026年3月31日. */
export function DayPicker({ value, onChange, min, max, placeholder = '选择或输入日期', ...rest }: DayPickerProps) {
  return (
    <DatePicker
      {...rest}
      className="day-picker"
      value={asDayjs(value)}
      onChange={(day) => onChange?.(day ? day.format(FORMAT) : null)}
      // Written otherwise, or out of bounds: kept as it was typed, and whoever asks says what is wrong with it. The kit
      // would put the former day back without a word.
      onBlur={({ target }) => {
        const typed = typedDay((target as HTMLInputElement).value)
        if (typed && typed !== value) onChange?.(typed)
      }}
      minDate={asDayjs(min) ?? undefined}
      maxDate={asDayjs(max) ?? undefined}
      format={FORMATS}
      placeholder={placeholder}
    />
  )
}
