/** What can be done with a record beside correcting it: confirm, void, take a check back; and what was done. */
import { useQueryClient } from '@tanstack/react-query'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import { useState } from 'react'
import { Confirm } from '#ui/Confirm.tsx'
import { api } from '#ui/client.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { LinkButton } from '#ui/LinkButton.tsx'
import { useNotice } from '#ui/notice.tsx'
import { useProblem } from '#ui/useProblem.ts'
import { RECORD_ACTIONS } from './action.schema.ts'
import { appealOf, appealWords, failedAppealOf, failedWords, lastReturn, NOBODY_ELSE, saidBy } from './appeal.rules.ts'
import type { RecordView } from './record.schema.ts'

/** At the head of the page: that something waits for the reader. */
export function StateNote({ record }: { readonly record: RecordView }) {
  const failed = failedAppealOf(record)
  const back = lastReturn(record)
  const mend = record.may.correct === true ? '请更正后重新提交；首次登记的日期不变。' : ''
  if (failed) {
    return (
      <Alert
        type="warning"
        showIcon
        className="records-note"
        title={`申诉未成立，已再次退回。${mend}这一版不能再申诉。`}
        description={failedWords(failed).map((line) => <p key={line}>{line}</p>)}
      />
    )
  }
  if (back) {
    return (
      <Alert
        type="warning"
        showIcon
        className="records-note"
        title={`已退回：${saidBy(back)}`}
        description={`${back.madeBy}，${back.madeOn}。${mend}`}
      />
    )
  }
  if (record.summary.state === 'voided') {
    const gone = record.actions.find(({ action }) => action === 'void')
    return (
      <Alert
        type="error"
        showIcon
        className="records-note"
        title="已作废，不再计入"
        description={gone ? `${gone.madeBy}，${gone.madeOn}：${gone.remark ?? ''}` : undefined}
      />
    )
  }
  const asked = appealOf(record)
  const appealed = asked ? (
    <Alert
      type="warning"
      showIcon
      className="records-note"
      title={`${asked.appeal.madeBy}于${asked.appeal.madeOn}提出申诉：${asked.appeal.remark ?? ''}`}
      description={appealWords(asked, record.may.accept === true, record.alone).map((line) => <p key={line}>{line}</p>)}
    />
  ) : null
  return (
    <>
      {appealed}
      {record.may.confirm === true ? <ConfirmNote record={record} /> : null}
    </>
  )
}

/** Entered by somebody else for the reader, who takes it over: asked once more, with everything on the page. */
function ConfirmNote({ record }: { readonly record: RecordView }) {
  const { id, version } = record.summary
  const cache = useQueryClient()
  const notice = useNotice()
  const problem = useProblem()
  const [busy, setBusy] = useState(false)
  const by = record.versions.reduce((a, b) => (a.version > b.version ? a : b)).enteredBy
  const confirm = async () => {
    setBusy(true)
    try {
      await api.records.confirm({ items: [{ id, version }] })
      await cache.invalidateQueries()
      notice.done('已确认。')
    } catch (error) {
      problem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Alert
      type="info"
      showIcon
      className="records-note"
      title={`这条纪实由${by}代录，请您核对`}
      description="内容属实的，请确认；有误的，请更正；没有开展的，请作废并写明原因。确认前显示为“代录（待确认）”。"
      action={
        <Confirm
          title="以下内容都核对过，属实？"
          description="确认后由机关党委核对；有误的请先更正。"
          okText="属实"
          cancelText="再看看"
          placement="bottomRight"
          onConfirm={confirm}
        >
          <Button type="primary" loading={busy}>
            确认属实
          </Button>
        </Confirm>
      }
    />
  )
}

/** Where a closed period alone is in the way: to ask for leave, or to see what became of it. */
export function LeaveLink({ record, look }: { readonly record: RecordView; readonly look: 'primary' | 'default' }) {
  const { closed, summary } = record
  if (closed === null) return null
  return closed === 'ask' ? (
    <LinkButton look={look} to="/approvals" search={{ record: summary.id }}>
      申请补登更正
    </LinkButton>
  ) : (
    <LinkButton to="/approvals">查看申请</LinkButton>
  )
}

/** At the head of the page: that the period is closed and what to do, or by what leave it may be changed. */
export function ClosedNote({ record: { closed, permitted, may } }: { readonly record: RecordView }) {
  const said = permitted
    ? `已关账至${permitted.through}（含当日）；经批准，这条纪实可以更正、作废到${permitted.until}（含当日）。`
    : closed !== null && may.correct
  return said ? <Alert type="info" showIcon className="records-note" title={said} /> : null
}

const RARE = {
  appeal: {
    title: '对退回提出申诉',
    help: '认为退回不当的，说明理由。内容不变，由机关党委另一位同志再核对；每一版只能申诉一次。',
    done: '已提出申诉，等待核对。',
  },
  void: {
    title: '作废这条纪实',
    help: '用于重复登记或登记错误、更正也无法挽回的。作废后不能恢复，不再计入；内容和历次版本保留。',
    done: '已作废，不再计入。',
  },
  reopen: { title: '撤回核对结论', help: '这条纪实回到待核，可以重新采纳或退回。', done: '已回到待核。' },
} as const

const APPEAL_ALONE = `认为退回不当的，说明理由。内容不变；${NOBODY_ELSE}，由退回的同志复核；每一版只能申诉一次。`

/** Appeal, void, and take a check back: seldom needed, so they stand apart and ask for a reason. */
export function RareActions({ record }: { readonly record: RecordView }) {
  const { id, version } = record.summary
  const cache = useQueryClient()
  const notice = useNotice()
  const [asking, setAsking] = useState<keyof typeof RARE | null>(null)
  const send = async ({ reason = '' }: { readonly reason?: string }) => {
    const what = asking!
    await api.records[what]({ id, version, reason })
    await cache.invalidateQueries()
    notice.done(RARE[what].done)
  }
  return (
    <>
      {(['appeal', 'reopen', 'void'] as const).map((what) =>
        record.may[what] === true ? (
          <Button key={what} type="text" onClick={() => setAsking(what)}>
            {RECORD_ACTIONS[what]}
          </Button>
        ) : null,
      )}
      {asking ? (
        <FormDialog<{ reason?: string }>
          title={RARE[asking].title}
          okText={RECORD_ACTIONS[asking]}
          danger={asking === 'void'}
          initial={{}}
          onSubmit={send}
          onClose={() => setAsking(null)}
        >
          <p className="quiet">{asking === 'appeal' && record.alone ? APPEAL_ALONE : RARE[asking].help}</p>
          <Form.Item label="原因" name="reason" rules={[{ required: true, whitespace: true, message: '请写明原因' }]}>
            <Input.TextArea maxLength={200} rows={3} />
          </Form.Item>
        </FormDialog>
      ) : null}
    </>
  )
}
