/** The one field for a number: takes what an office types, and says so where that is no number. */
import InputNumber, { type InputNumberProps } from 'antd/es/input-number'
import { useId, useState } from 'react'
import { notNumberWords, typedNumber } from './typedNumber.ts'
import './controls.css'

export interface NumberFieldProps extends Omit<InputNumberProps<number>, 'parser' | 'onChange'> {
  readonly onChange?: ((value: number | null) => void) | undefined
  /** Takes what was typed and is no number, for a form that refuses it; else the field says itself that the former stays. */
  readonly onOther?: ((text: string) => void) | undefined
}

export function NumberField({ onChange, onOther, onBlur, ...given }: NumberFieldProps) {
  /** What was typed and is no number. */
  const [wrong, setWrong] = useState<string | null>(null)
  const hint = useId()
  // The kit would put the former number back without a word.
  const look = (target: EventTarget) => {
    const text = ((target as HTMLInputElement).value ?? '').trim()
    const other = text !== '' && typedNumber(text) === null
    if (onOther && other) onOther(text)
    else setWrong(other ? text : null)
  }
  return (
    <>
      <InputNumber<number>
        {...given}
        // The kit takes a text that is no number for none: then nothing is changed.
        parser={(text) => (text ? (typedNumber(text) ?? text) : '') as number}
        {...(wrong === null ? {} : { status: 'error', 'aria-describedby': hint })}
        onChange={(value) => {
          setWrong(null)
          onChange?.(value)
        }}
        onBlur={(event) => {
          look(event.target)
          onBlur?.(event)
        }}
        onKeyDown={({ key, target }) => {
          if (key === 'Enter') look(target)
        }}
      />
      {wrong === null ? null : (
        <span id={hint} role="alert" className="typed-wrong">
          {notNumberWords(wrong)}
        </span>
      )}
    </>
  )
}
