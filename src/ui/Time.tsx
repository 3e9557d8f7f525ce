/** A time of day, typed: the browser's own field shows twelve hours or twenty-four as its language has it. */
import Input from 'antd/es/input'
import { typedTime } from '#kernel/day.ts'

export interface TimeFieldProps {
  readonly value?: string
  readonly onChange?: (time: string) => void
  readonly [given: string]: unknown
}

/** What was typed becomes HH:MM as the field is left; what is no time stays for the form to refuse. */
export function TimeField({ value, onChange, ...given }: TimeFieldProps) {
  return (
    <Input
      {...given}
      value={value}
      placeholder="24小时制，如 14:30"
      autoComplete="off"
      style={{ width: 200 }}
      onChange={({ target }) => onChange?.(target.value)}
      onBlur={({ target }) => {
        const time = typedTime(target.value)
        if (time && time !== value) onChange?.(time)
      }}
    />
  )
}
