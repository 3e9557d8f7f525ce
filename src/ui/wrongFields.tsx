/** Which fields of a form show something that they did not take: such a form is not saved with what stood there before. */
import { createContext, useCallback, useContext, useEffect, useId, useState } from 'react'

type Report = (field: string, wrong: boolean) => void

const Reported = createContext<Report>(() => undefined)

/** Goes around the fields of a form, with the `report` of `useWrongFields`. */
export const WrongFields = Reported.Provider

/** Tells the form around a field that it shows what it did not take, for as long as it does. */
export function useWrong(wrong: boolean): void {
  const report = useContext(Reported)
  const field = useId()
  useEffect(() => {
    if (!wrong) return
    report(field, true)
    return () => report(field, false)
  }, [report, field, wrong])
}

/** Whether a field of the form shows what it did not take. */
export function useWrongFields(): { readonly wrong: boolean; readonly report: Report } {
  const [fields, setFields] = useState<readonly string[]>([])
  const report = useCallback<Report>((field, wrong) => {
    setFields((now) => [...now.filter((one) => one !== field), ...(wrong ? [field] : [])])
  }, [])
  return { wrong: fields.length > 0, report }
}

/** What to do about them. */
export const WRONG_FIELDS = '有的内容没有填入，请按红字改好再保存'
