/** What a publication would lay on whom, before it is confirmed. */
import Button from 'antd/es/button'
import { quoted } from '#kernel/quoted.ts'
import { UnannouncedYears } from '#ui/UnannouncedYears.tsx'
import type { PublishPreview } from './plan.schema.ts'

interface PreviewedProps {
  /** The plan year: months of another one bear it. */
  readonly year: number
  readonly preview: PublishPreview
  readonly onShow: (itemId: string) => void
}

export function PublishPreviewed({ year, preview, onShow }: PreviewedProps) {
  const { duties, tasks, several, occurrences, past, over, without, unannounced, subjects, months, shared, twins } =
    preview
  const most = Math.max(1, ...months.map(({ count }) => count))
  return (
    <section className="publish-preview" aria-label="发布预览">
      {duties === 0 ? <p>采纳的任务到今天都已过期。要补看过去的落实情况，请选择“从年初起要求”。</p> : null}
      <p>
        将形成责任事项<b>{duties}</b>项，全年应办<b>{occurrences}</b>次{past > 0 ? `，其中${past}次已经到期` : ''}。
      </p>
      {several > 0 ? (
        <p className="quiet">
          {tasks}项任务成为{duties}项责任事项：其中{several}项由几个单位、岗位分别负责，每个主体一项。
        </p>
      ) : null}
      {twins.length > 0 ? (
        <details open className="publish-twins">
          <summary>已有任务提出同样要求，发布后会同时要求两次（{twins.length}项），请核对是否改为“不作任务”</summary>
          <ul className="publish-stops">
            {twins.map(({ itemId, title, existing }) => (
              <li key={`${itemId} ${title}`}>
                <Button type="link" size="small" onClick={() => onShow(itemId)}>
                  {title}
                </Button>
                <span className="quiet">
                  {existing.plan === null ? '启用的规定' : `《${existing.plan}》`}已有{quoted(existing.title)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <Titles label="到这一天已全部过期，不会形成责任事项：" titles={over} onShow={onShow} />
      <UnannouncedYears years={unannounced === null ? [] : [unannounced]} effect="按节假日确定的任务先发布，暂不排期" />
      <Titles label="没有排出任何一次应办的，请核对：" titles={without} onShow={onShow} />
      {occurrences > 0 ? (
        <>
          <h3>按到期月份</h3>
          <ol className="publish-months">
            {months.map(({ month, count }) => (
              <li key={month}>
                <span>{monthWords(month, year)}</span>
                <meter min={0} max={most} value={count} aria-label={`${month}应办${count}次`} />
                <b>{count}</b>
              </li>
            ))}
          </ol>
          <details>
            <summary>按单位和岗位（{subjects.length}个）</summary>
            <ul className="publish-subjects">
              {subjects.map(({ id, name, count }) => (
                <li key={id}>
                  <span>{name}</span>
                  <b>{count}次</b>
                </li>
              ))}
            </ul>
          </details>
        </>
      ) : null}
      {shared.length > 0 ? (
        <details>
          <summary>一次纪实可以同时落实的任务（{shared.length}组）</summary>
          <ul>
            {shared.map(({ kindLabel, titles }) => (
              <li key={titles.join()}>
                {kindLabel}：{titles.join('；')}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}

const monthWords = (month: string, year: number) =>
  `${month.startsWith(`${year}-`) ? '' : `${month.slice(0, 4)}年`}${Number(month.slice(5))}月`

interface TitlesProps {
  readonly label: string
  readonly titles: readonly { readonly itemId: string; readonly title: string; readonly why?: string }[]
  readonly onShow: (itemId: string) => void
}

function Titles({ label, titles, onShow }: TitlesProps) {
  if (titles.length === 0) return null
  return (
    <details open>
      <summary>
        {label}
        {titles.length}项
      </summary>
      <ul className="publish-stops">
        {titles.map(({ itemId, title, why }) => (
          <li key={itemId}>
            <Button type="link" size="small" onClick={() => onShow(itemId)}>
              {title}
            </Button>
            {why ? <span className="quiet">{why}</span> : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
