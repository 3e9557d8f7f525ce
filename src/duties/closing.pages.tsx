/** How far the periods are closed; closing and opening again. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import Button from 'antd/es/button'
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import { useState } from 'react'
import { api } from '#ui/client.ts'
import { DayPicker } from '#ui/Day.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { can, useMe } from '#ui/me.ts'
import { useNotice } from '#ui/notice.tsx'
import { closingNews } from './closing.rules.ts'
import { CLOSED_ENTRY_DAYS, type Closings } from './closing.schema.ts'
import { AskDialog } from './closing-ask.pages.tsx'

export function Closing() {
  const closings = useQuery({ queryKey: ['closings.get'], queryFn: () => api.closings.get({}) })
  if (!closings.data) return null
  const { through, history, mayClose } = closings.data
  // Nothing is closed and nothing to be done about it: nothing to say.
  if (history.length === 0 && !mayClose) return null
  return (
    <section className="card closing" aria-label="关账">
      <div className="approval-head">
        <h2>{through ? `已关账至${through}` : '没有关账的期间'}</h2>
        <Buttons closings={closings.data} />
      </div>
      <p className="quiet">
        关账后，{through ? '这一天' : '所定日期'}及以前开展的工作不再登记、更正、作废；确需的，经批准可在
        {CLOSED_ENTRY_DAYS}天内办理。补办不受影响：今后补办的仍可登记，显示为“逾期完成”。
      </p>
      {history.length > 0 ? (
        <details>
          <summary>历次关账（{history.length}）</summary>
          <ul>
            {history.map((one) => (
              <li key={`${one.through} ${one.madeOn} ${one.reason}`}>
                {one.madeOn}，{one.madeBy}
                {one.through ? `关账至${one.through}` : '重新打开'}：{one.reason}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}

type Dialog = 'close' | 'open' | 'ask'

function Buttons({ closings: { through, mayClose } }: { readonly closings: Closings }) {
  const me = useMe()
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const asks = through !== null && can(me, 'record.write')
  return (
    <div className="approval-actions no-print">
      {mayClose ? <Button onClick={() => setDialog('close')}>{through ? '改关账日' : '关账'}</Button> : null}
      {mayClose && through ? <Button onClick={() => setDialog('open')}>重新打开</Button> : null}
      {asks ? <Button onClick={() => setDialog('ask')}>申请补登更正</Button> : null}
      {dialog === 'ask' && through ? <AskDialog through={through} onClose={() => setDialog(null)} /> : null}
      {dialog === 'close' || dialog === 'open' ? (
        <CloseDialog open={dialog === 'open'} through={through} onClose={() => setDialog(null)} />
      ) : null}
    </div>
  )
}

interface CloseValues {
  readonly through?: string
  readonly reason?: string
}

interface CloseDialogProps {
  readonly open: boolean
  /** The last closed day so far. */
  readonly through: string | null
  readonly onClose: () => void
}

function CloseDialog({ open, through: given, onClose }: CloseDialogProps) {
  // While it fades out the new closing day is known already: it goes on saying what it was opened for.
  const [closed] = useState(given)
  const name = open ? '重新打开' : closed ? '改关账日' : '关账'
  const cache = useQueryClient()
  const notice = useNotice()
  const send = async ({ through, reason = '' }: CloseValues) => {
    await api.closings.close({ through: open ? null : (through ?? null), reason })
    await cache.invalidateQueries()
    notice.done(open ? '已重新打开。' : `已关账至${through}。`)
  }
  return (
    <FormDialog<CloseValues>
      title={open ? '重新打开全部期间' : name}
      okText={name}
      initial={{}}
      onSubmit={send}
      onClose={onClose}
    >
      {closed ? <p className="quiet dialog-lead">现在已关账至{closed}（含当日）。</p> : null}
      {open ? null : (
        <Form.Item label="关账至（含当日）" name="through" rules={[{ required: true, message: '请选择日期' }]}>
          <DayPicker allowClear={false} />
        </Form.Item>
      )}
      {open && closed ? <p>{closingNews(closed, null).text}</p> : null}
      {open ? null : <Effect closed={closed} />}
      {open ? null : <Unchecked />}
      <Form.Item label="说明" name="reason" rules={[{ required: true, whitespace: true, message: '请填写说明' }]}>
        <Input.TextArea
          maxLength={200}
          rows={2}
          placeholder={open ? '如：集中补正上半年资料' : '如：一季度已办结通报'}
        />
      </Form.Item>
    </FormDialog>
  )
}

/** Which days the chosen one closes, or opens again, in the words in which everybody is told. */
function Effect({ closed }: { readonly closed: string | null }) {
  const through = Form.useWatch<string | undefined>('through')
  if (!through || through === closed) return null
  return <p role="status">{closingNews(closed, through).text}</p>
}

/** What is still to be checked goes on being so; but what is returned then is mended with leave alone. */
function Unchecked() {
  const to = Form.useWatch<string | undefined>('through')
  const query = { to, limit: 1 }
  const waiting = useQuery({
    queryKey: ['records.toCheck', query],
    queryFn: () => api.records.toCheck(query),
    enabled: to !== undefined,
  })
  const count = waiting.data?.total ?? 0
  if (count === 0) return null
  return (
    <p>
      {to}及以前还有{count}条纪实待核对。关账后仍可核对；但退回的，须经批准才能更正，建议先核对完再关账。
    </p>
  )
}
