/** How far each duty that is counted by people has come, by post and period: numbers with their denominators, no names. */
import { quoted } from '#kernel/quoted.ts'
import { StandingDot } from '#ui/Standing.tsx'
import { peopleWords } from './board-view.rules.ts'
import type { Pair } from './coverage.schema.ts'
import { OTHER_LISTS, type PairMatrix, pairMatrix, periodWords } from './coverage-view.rules.ts'
import { sourceWords } from './next.rules.ts'
import { STANDING_LABELS } from './standing.schema.ts'

interface PairsProps {
  readonly pairs: readonly Pair[]
  readonly onOpen: (occurrence: string) => void
}

export function PairCoverage({ pairs, onOpen }: PairsProps) {
  const kinds = [
    { title: '谈心谈话覆盖情况', shown: pairs.filter(({ talk }) => talk) },
    { title: OTHER_LISTS, shown: pairs.filter(({ talk }) => !talk) },
  ]
  return kinds.map(({ title, shown }) =>
    shown.length > 0 ? (
      <section key={title} aria-label={title}>
        <h2 className="talks-head">{title}</h2>
        {shown.length > 1 ? <Sums pairs={shown} /> : null}
        {shown.map((pair) => (
          <One key={pair.dutyId} pair={pair} onOpen={onOpen} />
        ))}
      </section>
    ) : null,
  )
}

/** One line for each kind of pair. */
function Sums({ pairs }: Pick<PairsProps, 'pairs'>) {
  return (
    <dl className="talks-sums">
      {pairs.map(({ dutyId, title, list, owed, reached }) => (
        <div key={dutyId}>
          <dt>
            {title}
            <small>{list}</small>
          </dt>
          <dd>{peopleWords(reached, owed)}</dd>
        </div>
      ))}
    </dl>
  )
}

function One({ pair, onOpen }: { readonly pair: Pair; readonly onOpen: PairsProps['onOpen'] }) {
  const { title, list, once, each, unit, owed, reached } = pair
  const { step } = pair.rows[0]!
  const { periods, rows } = pairMatrix(pair)
  return (
    <section className="card talks-pair" aria-label={title}>
      <h3>
        {title}
        <b>{peopleWords(reached, owed)}</b>
      </h3>
      <p className="quiet">
        名单：{list}
        {once ? '' : `，每人达到${each}${unit}`}。依据：{sourceWords(step)}
        {quoted(step.source.quote)}
        {step.adjusted ? `；发布后有调整：${step.adjusted}` : ''}
      </p>
      {periods.length === 1 ? (
        <ul className="talks-posts">
          {rows.map(({ id, name, cells }) => (
            <li key={id}>
              <span>{name}</span>
              {cells[0] ? <Cell row={cells[0]} onOpen={onOpen} /> : null}
            </li>
          ))}
        </ul>
      ) : (
        <Table title={title} matrix={{ periods, rows }} onOpen={onOpen} />
      )}
    </section>
  )
}

interface TableProps {
  readonly title: string
  readonly matrix: PairMatrix
  readonly onOpen: PairsProps['onOpen']
}

/** Posts × periods. */
function Table({ title, matrix: { periods, rows }, onOpen }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard
    <section className="talks-scroll" aria-label={`${title}各岗位情况`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">岗位（单位）</th>
            {periods.map(({ key, start, due }) => (
              <th scope="col" key={key}>
                {periodWords(start, due)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, cells }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {periods.map(({ key }, n) => (
                <td key={key}>
                  {cells[n] ? <Cell row={cells[n]} onOpen={onOpen} /> : <span className="quiet">—</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Cell({ row, onOpen }: { readonly row: Pair['rows'][number]; readonly onOpen: PairsProps['onOpen'] }) {
  const { step, owed, reached } = row
  const words = reached === null ? `应${owed}人` : peopleWords(reached, owed)
  return (
    <button
      type="button"
      className="talks-cell"
      aria-label={`${step.subject.name}：${words}，${STANDING_LABELS[step.standing]}，查看理由`}
      onClick={() => onOpen(step.occurrence)}
    >
      <span aria-hidden="true">
        <StandingDot standing={step.standing} />
      </span>
      {words}
      <small>{STANDING_LABELS[step.standing]}</small>
    </button>
  )
}
