/** Checking one record: accept it, or return it with what is wrong, item by item. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useRef, useState } from 'react'
import { quoted } from '#kernel/quoted.ts'
import { api } from '#ui/client.ts'
import { useNotice } from '#ui/notice.tsx'
import { useUnsavedPage } from '#ui/Unsaved.tsx'
import { useProblem } from '#ui/useProblem.ts'
import type { Finding } from './action.schema.ts'
import { type CheckFilters, checkQuery } from './check-filters.rules.ts'
import type { RecordView } from './record.schema.ts'

export interface CheckPanelProps {
  readonly record: RecordView
  /** What has been found so far, beside the fields. */
  readonly findings: readonly Finding[]
  /** Which of the records to be checked are gone through. */
  readonly filters: CheckFilters
}

/** Shown to whoever may check the record; afterwards the next one that waits is opened. */
export function CheckPanel({ record, findings, filters }: CheckPanelProps) {
  const { id, version, title, enteredOn } = record.summary
  const cache = useQueryClient()
  const navigate = useNavigate()
  const notice = useNotice()
  const problem = useProblem()
  const [remark, setRemark] = useState('')
  const [busy, setBusy] = useState<'accept' | 'return' | null>(null)
  const decided = useRef(false)
  const question = useUnsavedPage(() => !decided.current && (findings.length > 0 || remark.trim() !== ''))
  const written = findings.filter((finding) => finding.remark.trim() !== '')
  const empty = findings.length - written.length

  /** The one after this in the list; at its end what was passed over. */
  const nextOf = async () => {
    const wanted = { ...checkQuery(filters), limit: 1 }
    const after = await api.records.toCheck({ ...wanted, afterRecord: { enteredOn, id } })
    return after.records[0] ?? (await api.records.toCheck(wanted)).records[0]
  }
  const decide = async (what: 'accept' | 'return', run: () => Promise<unknown>, said: string) => {
    setBusy(what)
    try {
      await run()
      decided.current = true
      await cache.invalidateQueries({ refetchType: 'none' })
      const next = await nextOf()
      // In the place of what is dealt with: going back leads to the list.
      if (next) {
        const to = { to: '/checks/$recordId', params: { recordId: next.id } } as const
        await navigate({ ...to, search: filters, state: { dealt: said }, replace: true })
      } else {
        notice.done(said)
        await navigate({ to: '/checks', search: filters, replace: true })
      }
    } catch (error) {
      problem(error)
    } finally {
      setBusy(null)
    }
  }
  const accept = () =>
    decide('accept', () => api.records.accept({ items: [{ id, version }] }), `已采纳${quoted(title)}。`)
  const giveBack = () =>
    decide('return', () => api.records.giveBack({ id, version, findings: written, remark }), `已退回${quoted(title)}。`)

  return (
    <section className="card check-panel no-print" aria-label="核对">
      <h2>核对</h2>
      {record.may.accept === true ? (
        <p className="quiet">内容无误的，采纳；有问题的，在该项旁点“指出问题”写明，再退回。</p>
      ) : (
        <p className="quiet">代录的纪实由本人确认后才能采纳；内容有明显问题的，可以先退回。</p>
      )}
      <Input.TextArea
        aria-label="总的意见（退回时可写）"
        placeholder="总的意见（退回时可写）"
        rows={2}
        maxLength={200}
        value={remark}
        onChange={({ target }) => setRemark(target.value)}
      />
      <div className="check-buttons">
        {record.may.accept === true ? (
          <Button
            type="primary"
            loading={busy === 'accept'}
            disabled={busy !== null || findings.length > 0}
            onClick={() => void accept()}
          >
            采纳
          </Button>
        ) : null}
        <Button
          danger
          loading={busy === 'return'}
          disabled={busy !== null || empty > 0 || (written.length === 0 && remark.trim().length < 2)}
          onClick={() => void giveBack()}
        >
          {written.length > 0 ? `退回（${written.length}处问题）` : '退回'}
        </Button>
      </div>
      {empty > 0 ? (
        <p className="check-empty" role="status">
          有{empty}处点了“指出问题”还没有写明，请写明，或点“取消”。
        </p>
      ) : null}
      {question}
    </section>
  )
}
