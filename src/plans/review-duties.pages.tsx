/** From a task of a published plan to what it was published as. */
import { Link } from '@tanstack/react-router'
import { type Names, owesWords } from '#duties/owes-words.rules.ts'
import { aheadWords } from '#duties/stages.rules.ts'
import { quoted } from '#kernel/quoted.ts'
import type { PublishedDuty } from './plan.schema.ts'

export interface PublishedAsProps {
  readonly duties: readonly PublishedDuty[]
  readonly names: Names
  /** What the task is called: said again only of a duty that was given another name since. */
  readonly title: string
}

export function PublishedAs({ duties, names, title }: PublishedAsProps) {
  if (duties.length === 0) return null
  return (
    <p className="review-item-duties">
      责任事项{duties.length > 1 ? `${duties.length}项` : ''}：
      {duties.map((duty, i) => (
        <span key={duty.id}>
          {i > 0 ? '、' : ''}
          <Link to="/duties/$dutyId" params={{ dutyId: duty.id }}>
            {owesWords(duty.owes, names)}
            {duty.title === title ? '' : `（已改名为${quoted(duty.title)}）`}
          </Link>
          {duty.ahead.map((one) => `（${aheadWords(one)}）`)}
        </span>
      ))}
    </p>
  )
}
