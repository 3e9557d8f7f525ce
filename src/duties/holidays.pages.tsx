/** The holidays of every year: those that ship with the system, and those that the bureau enters and corrects. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import Button from 'antd/es/button'
import { useState } from 'react'
import { parseDay } from '#kernel/day.ts'
import { Confirm } from '#ui/Confirm.tsx'
import { api } from '#ui/client.ts'
import { useNotice } from '#ui/notice.tsx'
import { Page } from '#ui/Page.tsx'
import { Failure, Loading } from '#ui/States.tsx'
import { dayLabel } from './board-view.rules.ts'
import type { HolidayEffect, Holidays, HolidayYear } from './holiday.schema.ts'
import { EffectTold, type Told } from './holiday-effect.pages.tsx'
import { HolidayForm } from './holiday-form.pages.tsx'
import './holidays.css'

/** Years that are shown at once; the earlier ones are opened. */
const RECENT = 2

export function HolidaysPage() {
  const view = useQuery({ queryKey: ['holidays.list'], queryFn: () => api.holidays.list({}) })
  return (
    <Page
      title="节假日安排"
      subtitle="各项期限按它确定休息日、工作日和节前的时间"
      back={<Link to="/calendar">返回日历</Link>}
    >
      {view.isError ? (
        <Failure error={view.error} onRetry={() => void view.refetch()} />
      ) : view.data ? (
        <Years view={view.data} />
      ) : (
        <Loading rows={10} />
      )}
    </Page>
  )
}

function Years({ view }: { readonly view: Holidays }) {
  const { years, next, nextReplaces, mayEnter, history } = view
  const [editing, setEditing] = useState<number | null>(null)
  const [told, setTold] = useState<Told | null>(null)
  const edit = (year: number) => {
    setTold(null)
    setEditing(year)
  }
  const savedOf = (year: number) => (effect: HolidayEffect) => {
    setEditing(null)
    setTold({ done: `已保存${year}年的放假安排`, effect })
  }
  const recent = years.slice(0, Math.max(RECENT, years.filter(({ entry }) => entry).length + 1))
  const earlier = years.slice(recent.length)
  const shown = (some: readonly HolidayYear[]) =>
    some.map((year) =>
      year.entry && editing === year.year ? (
        <HolidayForm
          key={year.year}
          year={year.year}
          known={years}
          before={year}
          replaces={year.entry.id}
          onClose={() => setEditing(null)}
          onSaved={savedOf(year.year)}
        />
      ) : (
        <Year
          key={year.year}
          year={year}
          mayEnter={mayEnter}
          onCorrect={() => edit(year.year)}
          onTakenBack={(effect) => setTold({ done: `已撤回${year.year}年的放假安排`, effect })}
        />
      ),
    )
  return (
    <>
      {told ? <EffectTold {...told} /> : null}
      {editing === next ? (
        <HolidayForm
          year={next}
          known={years}
          before={null}
          replaces={nextReplaces}
          onClose={() => setEditing(null)}
          onSaved={savedOf(next)}
        />
      ) : (
        <section className="card holiday-next" aria-label={`${next}年`}>
          <div>
            <h2>{next}年：还没有录入</h2>
            <p className="quiet">
              国务院办公厅一般在上年10月底到11月公布。
              {mayEnter
                ? '公布后在这里录入，按节假日、工作日确定的期限随即重算。'
                : '公布后由机关党委录入，期限随即重算。'}
            </p>
          </div>
          {mayEnter ? (
            <Button type="primary" onClick={() => edit(next)}>
              录入{next}年
            </Button>
          ) : null}
        </section>
      )}
      {shown(recent)}
      {earlier.length > 0 ? (
        <details className="holiday-earlier">
          <summary>
            {earlier.at(-1)!.year}—{earlier[0]!.year}年
          </summary>
          {shown(earlier)}
        </details>
      ) : null}
      {history.length > 0 ? <History history={history} /> : null}
    </>
  )
}

interface YearProps {
  readonly year: HolidayYear
  readonly mayEnter: boolean
  readonly onCorrect: () => void
  readonly onTakenBack: (effect: HolidayEffect) => void
}

function Year({ year: shown, mayEnter, onCorrect, onTakenBack }: YearProps) {
  const { year, notice, url, holidays, work, entry, last } = shown
  return (
    <section className="card holiday-year" aria-label={`${year}年`}>
      <div className="holiday-head">
        <h2>{year}年</h2>
        {entry && mayEnter ? (
          <div className="holiday-actions no-print">
            <Button onClick={onCorrect}>更正</Button>
            {last ? <TakeBack year={year} replaces={entry.id} onDone={onTakenBack} /> : null}
          </div>
        ) : null}
      </div>
      <p className="quiet">
        {entry ? `${entry.madeOn}由${entry.madeBy}录入` : '由系统自带，不能改动'}
        {notice ? '；' : ''}
        {url ? (
          <a href={url} target="_blank" rel="noreferrer">
            {notice}
          </a>
        ) : (
          notice
        )}
      </p>
      <ul className="holiday-days">
        {holidays.map(({ name, from, to }) => (
          <li key={name + from}>
            <b>{name}</b>
            <span>
              {from.startsWith(`${year}-`) ? '' : `${from.slice(0, 4)}年`}
              {dayLabel(from)}
              {from === to ? '' : `—${dayLabel(to)}`}，{parseDay(to) - parseDay(from) + 1}天
            </span>
          </li>
        ))}
      </ul>
      <p>调休上班：{work.length > 0 ? work.map(dayLabel).join('、') : '无'}</p>
    </section>
  )
}

interface TakeBackProps {
  readonly year: number
  readonly replaces: string
  readonly onDone: (effect: HolidayEffect) => void
}

function TakeBack({ year, replaces, onDone }: TakeBackProps) {
  const client = useQueryClient()
  const notice = useNotice()
  const takeBack = async () => {
    try {
      const { effect } = await api.holidays.takeBack({ year, replaces })
      await client.invalidateQueries()
      onDone(effect)
    } catch (error) {
      notice.problem(error)
    }
  }
  return (
    <Confirm
      title={`撤回后，${year}年当作还没有公布：按节假日确定的事项不再排期，工作日按周末推算。`}
      okText="撤回"
      cancelText="取消"
      onConfirm={() => void takeBack()}
    >
      <Button>撤回</Button>
    </Confirm>
  )
}

function History({ history }: Pick<Holidays, 'history'>) {
  return (
    <details className="holiday-earlier">
      <summary>录入和更正记录（{history.length}）</summary>
      <ul>
        {history.map(({ id, year, madeBy, madeOn, takenBack, correction, changes }) => (
          <li key={id}>
            {madeOn}，{madeBy}
            {takenBack ? '撤回' : correction ? '更正' : '录入'}
            {year}年放假安排
            {changes ? <Changes changes={changes} correction={correction} /> : null}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Whoever enters a year again that was taken back is told what is another than before. */
const Changes = ({ changes, correction }: { readonly changes: readonly string[]; readonly correction: boolean }) => (
  <small className="quiet holiday-change">
    {correction ? '' : '与撤回前相比：'}
    {changes.length > 0 ? changes.join('；') : '没有变化'}。
  </small>
)
