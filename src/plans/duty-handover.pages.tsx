/** What becomes of the period under way when a duty is changed or handed over, and the other ways to do it. */
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Radio from 'antd/es/radio'
import { Field } from './draft-field.pages.tsx'
import { dayAfter, HANDOVERS, type Handover, handoverWords, type Passing, unowedWords } from './duty-change.rules.ts'

interface HandoverFieldProps {
  readonly value: Handover
  readonly onChange: (value: Handover) => void
  /** What the preview found for each way; undefined while it is on its way. */
  readonly passing: (value: Handover) => Passing | undefined
}

export function HandoverField({ value, onChange, passing }: HandoverFieldProps) {
  return (
    <Field
      id="change-handover"
      label="正在进行的周期由谁承担"
      help="这一天以前到期的、已经登记的纪实都留在原来的单位、岗位名下。"
    >
      <Radio.Group
        id="change-handover"
        className="change-handover"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        options={(Object.keys(HANDOVERS) as Handover[]).map((one) => ({
          value: one,
          label: handoverWords(one, passing(one)),
        }))}
      />
    </Field>
  )
}

interface UnownedNoteProps {
  readonly passing: Passing
  /** The last day in force: after it there is nothing to begin with. */
  readonly until: string
  readonly onDay: (day: string) => void
  /** Null where it would not help. */
  readonly onNow: (() => void) | null
  readonly hint: string | null
}

/** Said before it is confirmed: nobody would owe the period under way. */
export function UnownedNote({ passing, until, onDay, onNow, hint }: UnownedNoteProps) {
  const words = unowedWords(passing)
  if (words === null) return null
  const next = dayAfter(passing)
  return (
    <Alert
      type="warning"
      showIcon
      className="change-note"
      title={words}
      description={
        <div className="change-offers">
          {next <= until ? <Button onClick={() => onDay(next)}>{`这一期照原来的办完，改为自${next}起`}</Button> : null}
          {onNow ? <Button onClick={onNow}>{HANDOVERS.now}</Button> : null}
          {hint}
        </div>
      }
    />
  )
}
