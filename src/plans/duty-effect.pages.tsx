/** What a change of a duty would do: counted, when, and for whom. */
import { spanLabel } from '#duties/board-view.rules.ts'
import { CHANGE_KINDS, type ChangeKind } from '#duties/changes.rules.ts'
import type { Effect } from '#duties/duty-change.schema.ts'

export function EffectWords({ effect }: { readonly effect: Effect }) {
  const { stay, counts, periods, subjects, others, lose, find, none, forgiven } = effect
  const kinds = (Object.keys(CHANGE_KINDS) as ChangeKind[]).filter((kind) => counts[kind])
  return (
    <>
      <dl className="change-figures">
        <div>
          <dt>不变</dt>
          <dd>{stay}次</dd>
        </div>
        {kinds.map((kind) => (
          <div key={kind}>
            <dt>{CHANGE_KINDS[kind]}</dt>
            <dd>
              {counts[kind]}次
              <Periods spans={periods[kind] ?? []} />
            </dd>
          </div>
        ))}
      </dl>
      <ul className="change-words">
        {kinds.length === 0 ? <li>各次应办都不受影响。</li> : null}
        {lose > 0 ? <li>{lose}条已计入的纪实不再计入这项任务。</li> : null}
        {find > 0 ? <li>{find}条原来没有计入的纪实会计入。</li> : null}
        {others > 0 ? <li>另有{others}次其他任务的应办受影响（共用纪实）。</li> : null}
        {forgiven > 0 ? (
          <li role="alert">
            <b>有{forgiven}次已经逾期的应办会被抹去，不能这样调整。</b>请改为从今天起，过去的由责任单位申请豁免。
          </li>
        ) : null}
        {none ? <li>此后不再有任何一次应办。</li> : null}
      </ul>
      {subjects.length > 0 ? (
        <details>
          <summary>涉及{subjects.length}个单位、岗位</summary>
          <ul className="change-words">
            {subjects.map(({ name, count }) => (
              <li key={name}>
                {name}：{count}次
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

/** So many periods are named at once. */
const NAMED = 3

/** The first periods, the rest to unfold. */
function Periods({ spans }: { readonly spans: Effect['underWay'] }) {
  const [first, rest] = [spans.slice(0, NAMED), spans.slice(NAMED)]
  return (
    <div className="change-periods">
      <Spans spans={first} />
      {rest.length > 0 ? (
        <details>
          <summary>其余{rest.length}期</summary>
          <Spans spans={rest} />
        </details>
      ) : null}
    </div>
  )
}

const Spans = ({ spans }: { readonly spans: Effect['underWay'] }) => (
  <ul>
    {spans.map(({ start, due }) => (
      <li key={`${start} ${due}`}>{spanLabel(start, due)}</li>
    ))}
  </ul>
)
