/** Withdrawing several duties at once: from which day and why, what it does, and then all of them. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useState } from 'react'
import { ENDS } from '#duties/duty-news.rules.ts'
import type { WithdrawalEffect } from '#duties/withdrawal.schema.ts'
import { api, problemOf } from '#ui/client.ts'
import { DayPicker } from '#ui/Day.tsx'
import { useMe } from '#ui/me.ts'
import { useNotice } from '#ui/notice.tsx'
import { Field } from './draft-field.pages.tsx'
import type { EarlierDuty } from './earlier.schema.ts'

interface WithdrawSeveralProps {
  readonly duties: readonly EarlierDuty[]
  /** What the reason begins with. */
  readonly because: string
  readonly onDone: () => void
}

export function WithdrawSeveral({ duties, because, onDone }: WithdrawSeveralProps) {
  const { today } = useMe()
  const client = useQueryClient()
  const notice = useNotice()
  const [from, setFrom] = useState(today)
  const [reason, setReason] = useState(because)
  const [busy, setBusy] = useState(false)
  const asked = { duties: duties.map(({ id, seen }) => ({ id, seen })), effectiveFrom: from }
  const effect = useQuery({
    queryKey: ['dutyChanges.withdrawPreview', asked],
    queryFn: () => api.dutyChanges.withdrawPreview(asked),
    enabled: duties.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const withdraw = async () => {
    setBusy(true)
    try {
      const { withdrawn } = await api.dutyChanges.withdraw({ ...asked, reason })
      notice.done(`已撤销${withdrawn}项，负责的单位、岗位收到了消息。`)
      onDone()
      await client.invalidateQueries()
    } catch (error) {
      if (notice.problem(error).rule === 'stale') await client.invalidateQueries({ queryKey: ['plans.earlier'] })
    } finally {
      setBusy(false)
    }
  }
  const short = reason.trim().length < 2
  return (
    <section className="card" aria-label="成批撤销">
      <h2>成批撤销</h2>
      {duties.length === 0 ? (
        <p className="quiet">请在上面勾选要撤销的。撤错了的，可以在那一项的“调整”里恢复。</p>
      ) : (
        <div className="earlier-withdraw">
          <Field
            id="withdraw-from"
            label="自哪一天起"
            help={`${ENDS}，以前的保留不变；还没有开始的任务自开始之日起撤销。`}
          >
            <DayPicker
              id="withdraw-from"
              value={from}
              min={today}
              allowClear={false}
              onChange={(day) => day && setFrom(day)}
            />
          </Field>
          <Field id="withdraw-reason" label="撤销原因">
            <Input.TextArea
              id="withdraw-reason"
              rows={2}
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
          <p role="status">
            {effect.isError
              ? problemOf(effect.error).message
              : effect.data
                ? effectWords(duties.length, effect.data)
                : '正在推算……'}
          </p>
          <Button
            danger
            type="primary"
            loading={busy}
            disabled={short || !effect.data || effect.isError || effect.isPlaceholderData}
            onClick={() => void withdraw()}
          >
            撤销这{duties.length}项
          </Button>
          {short ? <p className="quiet">写明原因后可以撤销。</p> : null}
        </div>
      )}
    </section>
  )
}

const effectWords = (count: number, { gone, stay, lose, others }: WithdrawalEffect) =>
  [
    `${count}项责任事项共${gone}次不再应办，${stay}次保留不变`,
    ...(lose > 0 ? [`${lose}条已计入的纪实不再计入`] : []),
    ...(others > 0 ? [`另有${others}次其他任务的应办受影响（共用纪实）`] : []),
  ].join('；')
