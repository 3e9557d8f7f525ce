/** The one field for a number: takes what an office types, and says so where that is no number or out of bounds. */
import InputNumber, { type InputNumberProps } from 'antd/es/input-number'
import { useId, useState } from 'react'
import { isWithin, notNumberWords, outsideWords, typedNumber } from './typedNumber.ts'
import { useWrong } from './wrongFields.tsx'
import './controls.css'

export interface NumberFieldProps
  extends Omit<InputNumberProps<number>, 'parser' | 'onChange' | 'min' | 'max' | 'value'> {
  readonly value?: number | null | undefined
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly onChange?: ((value: number | null) => void) | undefined
  /** Takes what was typed and is no number, for a form that refuses it; else the field says itself that the former stays. */
  readonly onOther?: ((text: string) => void) | undefined
  /** Takes a number out of bounds, for a form that refuses it; else the field keeps it to itself, and the former stays. */
  readonly onOutside?: ((value: number) => void) | undefined
}

export function NumberField({ value, min, max, onChange, onOther, onOutside, onBlur, ...given }: NumberFieldProps) {
  /** Why what was typed will not do. */
  const [wrong, setWrong] = useState<string | null>(null)
  /** What was typed out of bounds, for as long as the form has no other number for the field. */
  const [outside, setOutside] = useState<{ readonly typed: number; readonly instead: typeof value } | null>(null)
  const hint = useId()
  const shown = outside && outside.instead === value ? outside.typed : value
  useWrong(wrong !== null || shown !== value)
  const bounds = { min, max }
  // The kit would put the former number back without a word.
  const look = (target: EventTarget) => {
    const text = ((target as HTMLInputElement).value ?? '').trim()
    const typed = typedNumber(text)
    if (text === '' || (typed !== null && isWithin(typed, bounds))) return setWrong(null)
    if (typed !== null) return setWrong(outsideWords(text, bounds))
    if (onOther) onOther(text)
    else setWrong(notNumberWords(text))
  }
  const take = (typed: number | null) => {
    setWrong(null)
    const fits = typed === null || isWithin(typed, bounds)
    setOutside(fits ? null : { typed, instead: value })
    if (fits) onChange?.(typed)
    else onOutside?.(typed)
  }
  return (
    <>
      <InputNumber<number>
        {...given}
        // The bounds are not the kit's: it would set what was typed to the nearest of them.
        aria-valuemin={min}
        aria-valuemax={max}
        value={shown}
        // The kit takes a text that is no number for none: then nothing is changed.
        parser={(text) => (text ? (typedNumber(text) ?? text) : '') as number}
        {...(wrong === null ? {} : { status: 'error', 'aria-describedby': hint })}
        onChange={take}
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
          {wrong}
        </span>
      )}
    </>
  )
}
