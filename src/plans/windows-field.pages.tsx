/** One or more windows of days: 6月24日—7月8日. None means the whole time in force. */
import Button from 'antd/es/button'
import { DayPicker } from '#ui/Day.tsx'

interface Window {
  readonly from: string
  readonly to: string
}

export interface WindowsFieldProps {
  readonly value: readonly Window[]
  readonly inForce: Window
  readonly onChange: (windows: Window[]) => void
}

export function WindowsField({ value, inForce, onChange }: WindowsFieldProps) {
  const set = (at: number, part: Partial<Window>) =>
    onChange(value.map((window, i) => (i === at ? { ...window, ...part } : window)))
  return (
    <div className="windows-field">
      {value.length === 0 ? <span className="quiet">有效期内任何一天</span> : null}
      {value.map((window, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two windows may be equal; their place is what tells them apart.
        <div key={i}>
          <DayPicker
            aria-label={`第${i + 1}段起日`}
            value={window.from}
            allowClear={false}
            onChange={(from) => from && set(i, { from })}
          />
          <span>至</span>
          <DayPicker
            aria-label={`第${i + 1}段止日`}
            value={window.to}
            allowClear={false}
            onChange={(to) => to && set(i, { to })}
          />
          <Button
            type="text"
            aria-label={`删除第${i + 1}段`}
            onClick={() => onChange(value.filter((_, other) => other !== i))}
          >
            删除
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...value, { from: inForce.from, to: inForce.to }])}>
        增加一段时间
      </Button>
    </div>
  )
}
