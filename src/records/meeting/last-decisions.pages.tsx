/** What the last meeting of the kind decided: where this one begins. */
import { Link } from '@tanstack/react-router'
import type { LastMeeting } from './meeting.schema.ts'
import { decisionsOf, plainDay } from './papers.rules.ts'

export function LastDecisions({ last }: { readonly last: LastMeeting | null }) {
  return (
    <section className="card meeting-last">
      <h2>上次会议决定事项</h2>
      {last ? (
        <p className="quiet">
          {plainDay(last.heldOn)}{' '}
          <Link to="/records/$recordId" params={{ recordId: last.recordId }}>
            {last.topic}
          </Link>
        </p>
      ) : null}
      {decisionsOf(last).map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text, which does not change
        <p key={i}>{line}</p>
      ))}
    </section>
  )
}
