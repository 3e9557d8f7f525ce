/** Entering or correcting the holidays of one year: pasted from the notice, or day by day. */
import { useQueryClient } from '@tanstack/react-query'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Checkbox from 'antd/es/checkbox'
import Input from 'antd/es/input'
import Select from 'antd/es/select'
import { useId, useRef, useState } from 'react'
import { parseDay, weekdayOf } from '#kernel/day.ts'
import { api, problemOf } from '#ui/client.ts'
import { DayPicker } from '#ui/Day.tsx'
import { Refused } from '#ui/Refused.tsx'
import { useUnsaved } from '#ui/Unsaved.tsx'
import { boundsOf, faultOf, missingHolidays, outOfBounds, untickedWords, yearBounds } from './holiday.rules.ts'
import { type Arrangement, type HolidayEffect, type HolidayYear, JOINT, STATUTORY } from './holiday.schema.ts'
import { type Doubt, doubtsIn, doubtWords, readNotice } from './holiday-text.rules.ts'

interface Row {
  readonly key: number
  readonly name: string
  readonly from: string | null
  readonly to: string | null
}

interface WorkRow {
  readonly key: number
  readonly day: string | null
}

interface FormProps {
  readonly year: number
  /** All years that are arranged: it is held against the others. */
  readonly known: readonly HolidayYear[]
  /** What is corrected; null for a year that is entered anew. */
  readonly before: Pick<Arrangement, 'notice' | 'holidays' | 'work'> | null
  readonly replaces: string | null
  readonly onClose: () => void
  readonly onSaved: (effect: HolidayEffect) => void
}

const NAMES = [...STATUTORY, JOINT].map((value) => ({ value, label: value }))

const rowsOf = (holidays: Arrangement['holidays']): Row[] => holidays.map((one, key) => ({ key, ...one }))
const workOf = (work: readonly string[]): WorkRow[] => work.map((day, key) => ({ key, day }))
const blank = (): Row[] => STATUTORY.map((name, key) => ({ key, name, from: null, to: null }))

export function HolidayForm({ year, known, before, replaces, onClose, onSaved }: FormProps) {
  const client = useQueryClient()
  const [notice, setNotice] = useState(before?.notice ?? '')
  const [rows, setRows] = useState<Row[]>(before ? rowsOf(before.holidays) : blank())
  const [work, setWork] = useState<WorkRow[]>(workOf(before?.work ?? []))
  const [incomplete, setIncomplete] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [doubts, setDoubts] = useState<readonly Doubt[]>([])
  const [checked, setChecked] = useState(false)
  const [busy, setBusy] = useState(false)
  // Ahead of every key that came with the rows or was given since.
  const keys = useRef(1000)
  const noticeId = useId()
  const filled = rows.filter((row) => row.from !== null || row.to !== null)
  const missing = missingHolidays(filled)
  const now = JSON.stringify([notice, rows.map(({ name, from, to }) => [name, from, to]), work.map(({ day }) => day)])
  const [begun] = useState(now)
  const { close, question } = useUnsaved(() => now !== begun, onClose)
  const read = (text: string) => {
    const found = readNotice(text, year)
    if (!found) setProblem('没有读出放假的日期，请粘贴通知正文，或在下面逐项填写。')
    else if (found.year !== year) setProblem(`这是${found.year}年的通知，这里录入的是${year}年。`)
    else {
      setProblem(null)
      setDoubts(doubtsIn(text, found))
      setChecked(false)
      setRows(rowsOf(found.holidays))
      setWork(workOf(found.work))
      if (found.notice) setNotice(found.notice)
    }
  }
  const send = async () => {
    const half = filled.find((row) => row.from === null || row.to === null)
    const arrangement: Arrangement = {
      ...{ year, notice },
      holidays: filled.flatMap(({ name, from, to }) => (from && to ? [{ name, from, to }] : [])),
      work: work.flatMap(({ day }) => day ?? []),
    }
    const fault = half
      ? `请填写${half.name}的第一天和最后一天`
      : filled.length === 0
        ? '请填写放假的日期'
        : faultOf(arrangement, known)?.message
    if (fault) return setProblem(`${fault}。`)
    const unticked = untickedWords({ missing, incomplete, doubts: doubts.length, checked })
    if (unticked) return setProblem(unticked)
    setBusy(true)
    try {
      const { effect } = await api.holidays.enter({ ...arrangement, replaces, incomplete })
      await client.invalidateQueries()
      onSaved(effect)
    } catch (error) {
      setProblem(problemOf(error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="card holiday-form" aria-label={`${before ? '更正' : '录入'}${year}年放假安排`}>
      <h2>
        {before ? '更正' : '录入'}
        {year}年放假安排
      </h2>
      <Paste onRead={read} />
      <div className="holiday-field">
        <label htmlFor={noticeId}>文号（可不填）</label>
        <Input
          id={noticeId}
          value={notice}
          maxLength={60}
          placeholder={`如：国办发明电〔${year - 1}〕7号`}
          onChange={(event) => setNotice(event.target.value)}
        />
      </div>
      <h3>放假</h3>
      <ul className="holiday-rows">
        {rows.map((row) => (
          <HolidayRow
            key={row.key}
            row={row}
            year={year}
            doubts={doubts.filter(({ name }) => name === row.name).map(({ words }) => words)}
            onChange={(part) => setRows(rows.map((one) => (one.key === row.key ? { ...one, ...part } : one)))}
            onRemove={() => setRows(rows.filter(({ key }) => key !== row.key))}
          />
        ))}
      </ul>
      <Button
        size="small"
        onClick={() => setRows([...rows, { key: keys.current++, name: missing[0] ?? JOINT, from: null, to: null }])}
      >
        增加一个节日
      </Button>
      <h3>调休上班的周六、周日</h3>
      <ul className="holiday-rows">
        {work.map(({ key, day }, i) => (
          <li key={key}>
            <DayPicker
              {...yearBounds(year)}
              aria-label={`第${i + 1}个上班日`}
              value={day}
              onChange={(next) => setWork(work.map((one) => (one.key === key ? { key, day: next } : one)))}
            />
            <small className="quiet">{day ? weekday(day) : ''}</small>
            <Button
              type="text"
              aria-label={`删除第${i + 1}个上班日`}
              onClick={() => setWork(work.filter((one) => one.key !== key))}
            >
              删除
            </Button>
          </li>
        ))}
      </ul>
      <Button size="small" onClick={() => setWork([...work, { key: keys.current++, day: null }])}>
        增加一天
      </Button>
      {missing.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          className="holiday-missing"
          title={`还没有写明：${missing.join('、')}`}
          description={
            <Checkbox checked={incomplete} onChange={(event) => setIncomplete(event.target.checked)}>
              通知中确实没有，仍然保存
            </Checkbox>
          }
        />
      ) : null}
      {doubts.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          role="status"
          className="holiday-missing"
          title={`粘贴的通知有对不上的地方，请核对原文：${doubtWords(doubts)}。`}
          description={
            <Checkbox checked={checked} onChange={(event) => setChecked(event.target.checked)}>
              已核对原文，仍然保存
            </Checkbox>
          }
        />
      ) : null}
      {problem ? <Refused className="holiday-missing" title={problem} /> : null}
      <div className="holiday-actions">
        <Button type="primary" loading={busy} onClick={() => void send()}>
          保存
        </Button>
        <Button onClick={close}>取消</Button>
        {question}
      </div>
    </section>
  )
}

interface RowProps {
  readonly row: Row
  readonly year: number
  /** What in the pasted notice speaks against this row. */
  readonly doubts: readonly string[]
  readonly onChange: (part: Partial<Row>) => void
  readonly onRemove: () => void
}

function HolidayRow({ row: { name, from, to }, year, doubts, onChange, onRemove }: RowProps) {
  const bounds = boundsOf(name, year)
  const strange = (from && outOfBounds(name, year, from)) ?? (to && outOfBounds(name, year, to))
  return (
    <li className={doubts.length > 0 ? 'holiday-doubted' : undefined}>
      <Select
        aria-label="节日"
        className="holiday-name"
        value={name}
        options={NAMES}
        onChange={(next: string) => onChange({ name: next })}
      />
      <DayPicker
        {...bounds}
        aria-label={`${name}第一天`}
        placeholder="第一天"
        value={from}
        // A mistake is not made twice.
        onChange={(day) => onChange({ from: day, to: to ?? (day && outOfBounds(name, year, day) ? null : day) })}
      />
      <span>至</span>
      <DayPicker
        {...bounds}
        aria-label={`${name}最后一天`}
        placeholder="最后一天"
        value={to}
        onChange={(day) => onChange({ to: day })}
      />
      {strange ? (
        <small className="holiday-strange">{strange}</small>
      ) : (
        <small className="quiet">{from && to ? spanWords(from, to) : ''}</small>
      )}
      <Button type="text" className="holiday-remove" aria-label={`删除${name}`} onClick={onRemove}>
        删除
      </Button>
      {doubts.length > 0 ? <small className="holiday-doubt">请核对原文：{doubts.join('；')}</small> : null}
    </li>
  )
}

const weekday = (day: string) => `周${'一二三四五六日'[weekdayOf(parseDay(day)) - 1]}`

/** 周五至周日，3天: to be compared with the notice. */
function spanWords(from: string, to: string): string {
  if (to < from) return ''
  return `${weekday(from)}${from === to ? '' : `至${weekday(to)}`}，${parseDay(to) - parseDay(from) + 1}天`
}

function Paste({ onRead }: { readonly onRead: (text: string) => void }) {
  const id = useId()
  const [text, setText] = useState('')
  return (
    <div className="holiday-field">
      <label htmlFor={id}>粘贴国务院办公厅通知的正文，自动填写下面各项；填好后请逐项核对</label>
      <Input.TextArea
        id={id}
        rows={3}
        value={text}
        placeholder="一、元旦：1月1日（周五）至3日（周日）放假，共3天。二、春节：……"
        onChange={(event) => {
          setText(event.target.value)
          if (event.target.value.length > 30) onRead(event.target.value)
        }}
      />
    </div>
  )
}
