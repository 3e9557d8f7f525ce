/** What the actor answers for, by name: who is still to be reached and the button for it; who was reached, and when. */
import type { ReactNode } from 'react'
import { LinkButton } from '#ui/LinkButton.tsx'
import { StandingTag } from '#ui/Standing.tsx'
import type { Step } from './board.schema.ts'
import type { OwnCoverage } from './coverage.schema.ts'
import { isRecordable, newcomerWords, OTHER_LISTS, type OwnGroup, periodWords } from './coverage-view.rules.ts'
import { isTalk } from './kinds.schema.ts'
import { deadlineWords } from './next.rules.ts'

type Cell = OwnCoverage['people'][number]

interface PartsProps extends Omit<OwnProps, 'group'> {
  readonly groups: readonly OwnGroup[]
}

/** Talks first, then hours of study and whatever else is counted by people. */
export function OwnParts({ groups, asOf, past }: PartsProps) {
  const talks = groups.filter(({ periods }) => periods.some(({ kind }) => isTalk(kind)))
  const parts = [
    { title: '谈心谈话', shown: talks },
    { title: OTHER_LISTS, shown: groups.filter((group) => !talks.includes(group)) },
  ]
  return parts.map(({ title, shown }) =>
    shown.length > 0 ? (
      <section key={title} aria-label={title}>
        <h2 className="talks-head">{title}</h2>
        {shown === talks && talks.length > 1 && !past ? (
          <p className="quiet no-print">同一次谈话只登记一次：谈话人任的各项职务、同一班子里的对方，都会计入。</p>
        ) : null}
        {shown.map((group) => (
          <OwnPeople key={group.key} group={group} asOf={asOf} past={past} />
        ))}
      </section>
    ) : null,
  )
}

interface OwnProps {
  readonly group: OwnGroup
  readonly asOf: string
  /** True where a day before today is looked at: nothing is recorded from there. */
  readonly past: boolean
}

function OwnPeople({ group, asOf, past }: OwnProps) {
  const { title, subject, list, periods, people, newcomers, current } = group
  const step = periods[current]!
  const cells = people.flatMap((person) => person.cells[current] ?? [])
  const reached = cells.filter(({ enough }) => enough)
  return (
    <section className="card talks-own" aria-label={title}>
      <h3>
        {title} <StandingTag standing={step.standing} />
      </h3>
      <p className="quiet">
        {subject} · {list} · {periods.length > 1 ? `${periodWords(step.start, step.due)}：` : ''}
        {deadlineWords(step, asOf)}
      </p>
      <p className="talks-progress">
        {group.once ? (isTalk(step.kind) ? '已谈' : '已覆盖') : `已达到${group.each}${group.unit}的`}
        <b>
          {reached.length}/{cells.length}
        </b>
        人
      </p>
      {newcomers.length > 0 ? <p className="quiet">{newcomerWords(newcomers)}</p> : null}
      {past || isTalk(step.kind) || !isRecordable(step) ? null : (
        <p className="no-print">
          <LinkButton to="/records/new" search={{ occurrence: step.occurrence }} aria-label={`登记：${title}`}>
            登记一次（可一次选多人）
          </LinkButton>
        </p>
      )}
      {periods.length > 1 ? (
        <ByPeriod group={group} past={past} />
      ) : (
        <Single cells={cells} step={step} group={group} past={past} />
      )}
    </section>
  )
}

interface SingleProps {
  readonly cells: readonly Cell[]
  readonly step: Step
  readonly group: OwnGroup
  readonly past: boolean
}

function Single({ cells, step, group, past }: SingleProps) {
  const missing = cells.filter(({ enough }) => !enough)
  const reached = cells.filter(({ enough }) => enough)
  const verb = group.once && isTalk(step.kind) ? '谈' : '达到'
  return (
    <>
      {missing.length > 0 ? (
        <People title={`还没${verb}的（${missing.length}人）`}>
          {missing.map((cell) => (
            <li key={cell.id}>
              <span>
                {cell.name}
                {group.once ? null : <small>{amountOf(cell, group)}</small>}
              </span>
              <Record cell={cell} step={step} past={past} />
            </li>
          ))}
        </People>
      ) : (
        <p>名单上的人都已{verb === '谈' ? '谈过' : '达到'}。</p>
      )}
      {reached.length > 0 ? (
        <People title={`已${verb}的（${reached.length}人）`}>
          {reached.map((cell) => (
            <li key={cell.id}>
              <span>
                {cell.name}
                <small>{group.once ? cell.since : amountOf(cell, group)}</small>
              </span>
            </li>
          ))}
        </People>
      ) : null}
    </>
  )
}

function People({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <h4>{title}</h4>
      <ul className="talks-people">{children}</ul>
    </>
  )
}

const amountOf = ({ quantity }: Cell, { each, unit }: OwnGroup) => `${quantity}/${each}${unit}`

/** People × periods: a duty that comes back each quarter is seen as one. */
function ByPeriod({ group, past }: Pick<OwnProps, 'group' | 'past'>) {
  const { periods, people } = group
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard
    <section className="talks-scroll" aria-label={`${group.title}逐人情况`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">姓名</th>
            {periods.map(({ occurrence, start, due }) => (
              <th scope="col" key={occurrence}>
                {periodWords(start, due)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map(({ id, name, cells }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {periods.map((step, n) => (
                <td key={step.occurrence}>
                  <PersonCell cell={cells[n] ?? null} step={step} group={group} past={past} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function PersonCell({ cell, step, group, past }: { readonly cell: Cell | null } & Omit<SingleProps, 'cells'>) {
  if (!cell) return <span className="quiet">不在名单</span>
  if (cell.enough) return <span className="talks-done">{group.once ? (cell.since ?? '') : amountOf(cell, group)}</span>
  return (
    <>
      {group.once ? <span className="quiet print-only">未谈</span> : amountOf(cell, group)}
      <Record cell={cell} step={step} past={past} />
    </>
  )
}

/** A talk is recorded for one person; an amount for many at once, from the step itself. */
function Record({
  cell: { id, name },
  step,
  past,
}: {
  readonly cell: Cell
  readonly step: Step
  readonly past: boolean
}) {
  if (past || !isTalk(step.kind) || !isRecordable(step)) return null
  return (
    <LinkButton
      size="small"
      className="no-print"
      to="/records/new"
      search={{ occurrence: step.occurrence, person: id }}
      aria-label={`登记与${name}的谈话`}
    >
      {step.makesUp ? '补谈' : '登记谈话'}
    </LinkButton>
  )
}
