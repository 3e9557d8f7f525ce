/** The items of “my next step”: what, by when, why, and the one button that does it. */
import { Link } from '@tanstack/react-router'
import Button from 'antd/es/button'
import Typography from 'antd/es/typography'
import { useState } from 'react'
import { LinkButton } from '#ui/LinkButton.tsx'
import { useRecordKinds, wayOfPost } from '#ui/RecordKinds.tsx'
import { StandingTag } from '#ui/Standing.tsx'
import type { Next, Step } from './board.schema.ts'
import { PrepareLink, usePreparable, WayOfMeeting } from './board-meetings.pages.tsx'
import {
  comingWords,
  deadlineWords,
  groupSteps,
  groupWithHint,
  prepareWords,
  progressWords,
  type StepGroup,
  sourceWords,
  talksYear,
} from './next.rules.ts'
import { isPlanned } from './planned-for.rules.ts'
import { PlannedFor, usePlannedFor } from './planned-meetings.pages.tsx'
import './next.css'

/** How many of a long group are shown at first. */
const FIRST = 6

/** The title, which opens the reasons beside the list: why it stands so, what counts, what can be asked for. */
const Opens = ({ step }: { step: Step }) => (
  <Link to="/" search={{ occurrence: step.occurrence }} resetScroll={false} className="step-opens">
    {step.title}
  </Link>
)

/** The sentence of the plan that asks for it: a promise is better kept when its reason is in sight. */
function Why({ step }: { step: Step }) {
  return (
    <blockquote className="step-why">
      <Typography.Paragraph
        ellipsis={{ rows: 2, expandable: true, symbol: '展开原文' }}
        style={{ margin: 0, color: 'inherit' }}
      >
        {step.source.quote}
      </Typography.Paragraph>
      <footer>
        依据：{sourceWords(step)}
        {step.adjusted ? `；发布后有调整：${step.adjusted}` : ''}
      </footer>
    </blockquote>
  )
}

function StepItem({ step, today, action, urgent }: { step: Step; today: string; action: string; urgent: boolean }) {
  const progress = progressWords(step)
  const preparable = usePreparable()(step)
  const planned = usePlannedFor()(step)
  const way = wayOfPost(useRecordKinds(), step)
  return (
    <li className="step">
      <div className="step-text">
        <h3>
          <Opens step={step} /> <StandingTag standing={step.standing} />
        </h3>
        <p>{deadlineWords(step, today)}</p>
        {planned ? <PlannedFor meeting={planned} today={today} /> : null}
        <p className="step-who">
          {step.subject.name} · 登记为“{step.kindLabel}”{progress ? ` · ${progress}` : ''}
          {step.measure === 'counterparts' || step.measure === 'members' ? (
            <>
              {' · '}
              <Link
                to="/talks"
                search={{ year: talksYear(step) }}
                aria-label={`逐人查看：${step.title}（${step.subject.name}）`}
              >
                逐人查看
              </Link>
            </>
          ) : null}
        </p>
        {way ? <p className="step-planned quiet">{way}</p> : null}
        <Why step={step} />
      </div>
      <div className="step-actions">
        {planned && isPlanned(step, planned) ? (
          <WayOfMeeting meeting={planned} />
        ) : (
          <>
            {preparable ? <PrepareLink step={step} /> : null}
            <LinkButton
              look={urgent ? 'primary' : 'default'}
              to="/records/new"
              search={{ occurrence: step.occurrence }}
              aria-label={`${action}：${step.title}（${step.subject.name}，${step.due}到期）`}
            >
              {action}
            </LinkButton>
          </>
        )}
      </div>
    </li>
  )
}

interface GroupProps {
  readonly group: StepGroup
  readonly today: string
  /** Which of two buttons to take, said over the first group that needs it. */
  readonly hint: string | null
}

function Group({ group, today, hint }: GroupProps) {
  const [all, setAll] = useState(false)
  const shown = all ? group.steps : group.steps.slice(0, FIRST)
  const rest = group.steps.length - shown.length
  return (
    <section aria-label={group.title} className="step-group">
      <h2>
        {group.title} <span className="count">{group.steps.length}项</span>
      </h2>
      {hint ? <p className="quiet step-hint">{hint}</p> : null}
      <ul>
        {shown.map((step) => (
          <StepItem
            key={step.occurrence}
            step={step}
            today={today}
            action={group.action}
            urgent={group.key !== 'open'}
          />
        ))}
      </ul>
      {rest > 0 && (
        <Button type="link" onClick={() => setAll(true)}>
          显示其余{rest}项
        </Button>
      )}
    </section>
  )
}

/** Everything that can be done now, in groups, the most urgent first. */
export function StepGroups({ steps, today }: { steps: readonly Step[]; today: string }) {
  const [planned, usual] = [usePlannedFor(), usePreparable()]
  const preparable = (step: Step) => usual(step) && !isPlanned(step, planned(step))
  const groups = groupSteps(steps)
  const hinted = groupWithHint(groups, preparable)
  return groups.map((group) => (
    <Group
      key={group.key}
      group={group}
      today={today}
      hint={group.key === hinted ? prepareWords(group.steps.find(preparable)!.standing) : null}
    />
  ))
}

/** What was missed last year and stands in no group any more: how much, and the ledger in which each can be opened. */
export function Earlier({ earlier: { year, missed } }: Pick<Next, 'earlier'>) {
  if (missed.length === 0) return null
  return (
    <section aria-label={`${year}年逾期未办`} className="step-group">
      <h2>
        {year}年逾期未办 <span className="count">{missed.reduce((sum, { count }) => sum + count, 0)}项</span>
      </h2>
      <p className="quiet">
        到期较早，不再逐项列在这里，仍可补办，补办后显示为“逾期完成”。请到年度台账打开标为“应办未办”的事项，补办登记。
      </p>
      <p>
        {missed.map(({ id, name, count }) => (
          <LinkButton key={id} to="/year-ledger" search={{ year, subject: id }}>
            {name}（{count}项）
          </LinkButton>
        ))}
      </p>
    </section>
  )
}

/** What begins within sixty days: dates to keep in mind, nothing to press. */
export function Coming({
  steps,
  today,
  title = '接下来60天',
  first = FIRST * 2,
  opens = true,
}: {
  steps: readonly Step[]
  today: string
  title?: string
  /** How many are shown at first. */
  first?: number
  /** Whether each opens its reasons, for whoever may see them. */
  opens?: boolean
}) {
  const [all, setAll] = useState(false)
  if (steps.length === 0) return null
  const shown = all ? steps : steps.slice(0, first)
  return (
    <section aria-label={title} className="step-group">
      <h2>
        {title} <span className="count">{steps.length}项</span>
      </h2>
      <ul className="coming">
        {shown.map((step) => {
          const { day, room } = comingWords(step, today)
          return (
            <li key={step.occurrence}>
              <span className="coming-day">{day}</span>
              <span>
                {opens ? <Opens step={step} /> : step.title}
                <small>
                  {step.subject.name} · {room}
                </small>
              </span>
            </li>
          )
        })}
      </ul>
      {shown.length < steps.length && (
        <Button type="link" onClick={() => setAll(true)}>
          显示其余{steps.length - shown.length}项
        </Button>
      )}
    </section>
  )
}
