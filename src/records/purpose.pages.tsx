/** What a form is being filled in for: one occurrence, and how the day of holding counts for it. */
import { useQuery } from '@tanstack/react-query'
import Alert from 'antd/es/alert'
import Checkbox from 'antd/es/checkbox'
import type { Step } from '#duties/board.schema.ts'
import { dayWords } from '#duties/next.rules.ts'
import { quoted } from '#kernel/quoted.ts'
import { api } from '#ui/client.ts'
import { Explain } from '#ui/Explain.tsx'
import { StandingTag } from '#ui/Standing.tsx'
import { FITS, fitOf, isAfterPeriod } from './fit.rules.ts'

/** The occurrence that a form was opened for. Without an id nothing is asked. */
export function useOccurrence(id: string | null | undefined) {
  return useQuery({
    queryKey: ['duties.occurrence', id],
    queryFn: () => api.duties.occurrence({ id: id ?? '' }),
    enabled: Boolean(id),
    retry: false,
  })
}

/** What was missed, or will be, can be made up for by doing it now. */
const canBeMadeUp = ({ standing }: Step) => standing === 'missed' || standing === 'entry-open'

/** Whether a day is one of making up, and that can be declined: an item of a rate counts whenever it is done. */
const isChoice = (step: Step) => step.measure !== 'ratio'

/** The occurrence that a record held on a day makes up for; null when it counts in its own period or not at all. */
export function madeUpFor(step: Step | undefined, heldOn: unknown, wanted: boolean): string | null {
  if (!step || (!wanted && isChoice(step)) || typeof heldOn !== 'string' || !canBeMadeUp(step)) return null
  return isAfterPeriod(step, heldOn) ? step.occurrence : null
}

/** How to fill in the day where the period is over: both ways stay late, and the page says so before anything is typed. */
const LATE_HINTS: Partial<Record<Step['standing'], (closes: string) => string>> = {
  missed: () =>
    '期内已经开展、只是没有登记的，开展日期填当时的日期（补录）；现在才开展的，填实际开展的日期（补办）。两种情况都将显示为“逾期完成”，不会抹去逾期。',
  'entry-open': (closes) =>
    `期内已经开展的，请在${closes}前补录，计为按时完成；现在才开展的，填实际开展的日期，作为补办，将显示为“逾期完成”，不会抹去逾期。`,
}

interface PurposeProps {
  readonly step: Step
  readonly today: string
  /** It is planned, not recorded: there is no day of the past to fill in. */
  readonly ahead?: boolean
}

/** Above the form: what it is for, by when, and which sentence of the plan asks for it. */
export function Purpose({ step, today, ahead = false }: PurposeProps) {
  const hint = ahead ? null : LATE_HINTS[step.standing]?.(dayWords(step.closes, today))
  return (
    <section className="card purpose" aria-label="登记事项">
      <h2>
        {step.title} <StandingTag standing={step.standing} />
      </h2>
      <p className="quiet">
        {step.subject.name}，{dayWords(step.start, today)}至{dayWords(step.due, today)}
        {step.scheduled ? `，安排在${dayWords(step.scheduled, today)}` : ''}
      </p>
      {hint ? <Alert type="warning" showIcon title={hint} /> : null}
      <Explain source={step.source} adjusted={step.adjusted} />
    </section>
  )
}

export interface FitRemarkProps {
  readonly step: Step
  readonly heldOn: unknown
  readonly today: string
  readonly makingUp: boolean
  readonly onMakingUp: (wanted: boolean) => void
}

/** Under the day of holding: what this day means for the occurrence, with the choice to make up for it. */
export function FitRemark({ step, heldOn, today, makingUp, onMakingUp }: FitRemarkProps) {
  if (typeof heldOn !== 'string' || heldOn === '') return null
  const after = isAfterPeriod(step, heldOn) && canBeMadeUp(step)
  const { type, text } = FITS[fitOf(step, heldOn, today, makingUp && after)]
  return (
    <div className="fit">
      {after && isChoice(step) ? (
        <Checkbox checked={makingUp} onChange={(event) => onMakingUp(event.target.checked)}>
          这是对{dayWords(step.due, today)}到期的{quoted(step.title)}的补办
        </Checkbox>
      ) : null}
      <Alert type={type} showIcon title={text} role="status" />
    </div>
  )
}
