/** Year and body or post to choose, over a list that is of one year. */
import { NO_SUBJECT, SUBJECT_SEARCH, type subjectOptions } from './subject-options.rules.ts'
import './year-bar.css'
import { NumberField } from '#ui/NumberField.tsx'
import { Select } from '#ui/Select.tsx'

export interface YearBarProps {
  readonly year: number
  readonly subject: string | undefined
  readonly options: ReturnType<typeof subjectOptions>
  /** What the second choice is called for those who do not see it. */
  readonly whose: string
  readonly onYear: (year: number) => void
  readonly onSubject: (subject: string) => void
}

export function YearBar({ year, subject, options, whose, onYear, onSubject }: YearBarProps) {
  return (
    <div className="year-bar no-print">
      <NumberField
        aria-label="年度"
        min={2000}
        max={2100}
        value={year}
        suffix="年"
        onChange={(next) => (next ? onYear(next) : undefined)}
      />
      <Select
        aria-label={whose}
        className="year-bar-whose"
        showSearch={SUBJECT_SEARCH}
        notFoundContent={NO_SUBJECT}
        value={subject}
        options={options}
        onChange={onSubject}
      />
    </div>
  )
}
