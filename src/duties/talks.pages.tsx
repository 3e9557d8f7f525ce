/** Talks and checklists: first whom one has still to talk to, then how far each post has come. */
import { useQuery } from '@tanstack/react-query'
import { api } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { Page } from '#ui/Page.tsx'
import { StandingTag } from '#ui/Standing.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { spanLabel } from './board-view.rules.ts'
import type { Coverage, OwnCoverage } from './coverage.schema.ts'
import { deadlineWords } from './next.rules.ts'
import './talks.css'

export function TalksPage() {
  const coverage = useQuery({ queryKey: ['talks.coverage'], queryFn: () => api.talks.coverage({}) })
  return (
    <Page title="谈心谈话" subtitle="应谈谁、谈了谁，只有负责的人看得到；其他人只看到人数。谈话内容不进入统计。">
      {coverage.isError ? (
        <Failure error={coverage.error} onRetry={() => void coverage.refetch()} />
      ) : coverage.data ? (
        <Lists coverage={coverage.data} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}

function Lists({ coverage: { own, all, today } }: { readonly coverage: Coverage }) {
  if (all.length === 0) {
    return (
      <Empty title="今年还没有逐人计算的任务">
        <p>要点里“与……谈心谈话”一类的任务，审核时按“覆盖名单人员”计算并发布以后，这里会列出应谈的人和完成的人数。</p>
      </Empty>
    )
  }
  return (
    <>
      {own.map((one) => (
        <Own key={one.step.occurrence} own={one} today={today} />
      ))}
      <section aria-label="覆盖情况">
        <h2 className="talks-head">各岗位覆盖情况</h2>
        <Table rows={all} />
      </section>
    </>
  )
}

function Own({
  own: { step, list, once, each, people },
  today,
}: {
  readonly own: OwnCoverage
  readonly today: string
}) {
  const missing = people.filter(({ enough }) => !enough)
  const reached = people.filter(({ enough }) => enough)
  return (
    <section className="card talks-own" aria-label={step.title}>
      <h2>
        {step.title} <StandingTag standing={step.standing} />
      </h2>
      <p>
        {step.subject.name} · {list} · {deadlineWords(step, today)}
      </p>
      <p className="talks-progress">
        {once ? '已谈' : `已达到${each}`}
        <b>
          {reached.length}/{people.length}
        </b>
        人
      </p>
      {missing.length > 0 ? (
        <>
          <h3>{once ? `还要谈的（${missing.length}人）` : `还没达到的（${missing.length}人）`}</h3>
          <ul className="talks-people">
            {missing.map(({ id, name, quantity }) => (
              <li key={id}>
                <span>
                  {name}
                  {once ? null : <small>{quantity}</small>}
                </span>
                {once && step.start <= today ? (
                  <LinkButton
                    size="small"
                    className="no-print"
                    to="/records/new"
                    search={{ occurrence: step.occurrence, person: id }}
                    aria-label={`登记与${name}的谈话`}
                  >
                    登记谈话
                  </LinkButton>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>名单上的人都已{once ? '谈过' : '达到'}。</p>
      )}
      {reached.length > 0 ? (
        <details>
          <summary>
            {once ? '已谈的' : '已达到的'}（{reached.length}人）
          </summary>
          <ul className="talks-people">
            {reached.map(({ id, name, since, quantity }) => (
              <li key={id}>
                <span>
                  {name}
                  <small>{once ? since : quantity}</small>
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}

const percent = (value: number | null, target: number) =>
  value === null || target === 0 ? '' : `${Math.round((value / target) * 1000) / 10}%`

/** Posts in the office's own order: nobody is ranked. */
function Table({ rows }: { readonly rows: Coverage['all'] }) {
  return (
    <div className="card talks-table">
      <table>
        <thead>
          <tr>
            <th scope="col">岗位（单位）</th>
            <th scope="col">任务</th>
            <th scope="col">名单</th>
            <th scope="col">期间</th>
            <th scope="col">已覆盖/应覆盖</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ step, list }) => (
            <tr key={step.occurrence}>
              <th scope="row">{step.subject.name}</th>
              <td>{step.title}</td>
              <td>{list}</td>
              <td>{spanLabel(step.start, step.due)}</td>
              <td>{amount(step)}</td>
              <td>
                <StandingTag standing={step.standing} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** People reached of those owed; a share where each must reach an amount. */
function amount({ value, target }: Coverage['all'][number]['step']): string {
  if (value === null) return '—'
  return target > 1 || Number.isInteger(value)
    ? `${value}/${target}人（${percent(value, target)}）`
    : `${Math.round(value * 1000) / 10}%（应达${Math.round(target * 1000) / 10}%）`
}
