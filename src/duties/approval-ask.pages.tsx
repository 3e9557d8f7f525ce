/** Asking for an exemption, or for a late entry to count as in time, from the occurrence that it is about. */
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import Button from 'antd/es/button'
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import { useRef, useState } from 'react'
import { newId } from '#kernel/id.ts'
import { api } from '#ui/client.ts'
import { DayPicker } from '#ui/Day.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { useNotice } from '#ui/notice.tsx'
import { takesEffect } from './approval.rules.ts'
import { APPROVAL_STATES } from './approval.schema.ts'
import type { OccurrenceView } from './board.schema.ts'
import { spanLabel } from './board-view.rules.ts'

interface Values {
  readonly from: string
  readonly to: string
  readonly reason: string
}

/** That the days which are asked for would take effect. */
const halfOf =
  (days: { readonly from: string; readonly to: string }) =>
  ({ getFieldValue }: { readonly getFieldValue: (name: string) => unknown }) => ({
    validator: async (_: unknown, to?: string) => {
      const from = getFieldValue('from')
      if (typeof from !== 'string' || !to || takesEffect({ from, to }, days)) return
      throw new Error(`这一周期是${spanLabel(days.from, days.to)}，所选日期不足一半，批准了也不生效`)
    },
  })

/** The buttons for what may be asked for; nothing where nothing may. */
export function AskButtons({ view }: { readonly view: OccurrenceView }) {
  const { step, mayAsk } = view
  const [asking, setAsking] = useState<'exemption' | 'late_entry' | null>(null)
  const client = useQueryClient()
  const notice = useNotice()
  // One id for one dialog: a second click sends the same request again.
  const id = useRef('')
  const open = (kind: 'exemption' | 'late_entry') => {
    id.current = newId()
    setAsking(kind)
  }
  const send = async ({ from, to, reason }: Values) => {
    const about = { id: id.current, reason: reason ?? '' }
    await api.approvals.ask(
      asking === 'exemption'
        ? { kind: 'exemption', ...about, dutyId: step.dutyId, subjectId: step.subject.id, from, to }
        : { kind: 'late_entry', ...about, recordId: mayAsk.lateEntry! },
    )
    notice.done('已提交，等待机关党委审批。')
    await client.invalidateQueries({ queryKey: ['approvals.list'] })
    await client.invalidateQueries({ queryKey: ['duties.occurrence'] })
  }
  return (
    <>
      {mayAsk.asked ? (
        <span className="quiet">
          豁免申请正在审批，可到<Link to="/approvals">审批</Link>查看或撤回。
        </span>
      ) : null}
      {mayAsk.exemption ? <Button onClick={() => open('exemption')}>申请豁免</Button> : null}
      {mayAsk.lateEntry ? <Button onClick={() => open('late_entry')}>申请认定为按时</Button> : null}
      {mayAsk.refused && !mayAsk.asked ? (
        <span className="quiet board-refused">
          豁免申请{APPROVAL_STATES.refused}（{mayAsk.refused.by}，{mayAsk.refused.on}）：{mayAsk.refused.reason}。
          {mayAsk.exemption ? '有新的理由的，可以再次申请。' : ''}
        </span>
      ) : null}
      {asking ? (
        <FormDialog<Values>
          title={asking === 'exemption' ? `申请豁免：${step.title}` : '申请把补录认定为按时'}
          okText="提交申请"
          initial={mayAsk.exemption ?? {}}
          onSubmit={send}
          onClose={() => setAsking(null)}
        >
          {asking === 'exemption' && mayAsk.exemption ? (
            <>
              <p className="quiet">批准的豁免盖住这一周期的一半以上才生效；生效后不计入完成率。</p>
              <Form.Item label="自" name="from" rules={[{ required: true, message: '请选择起日' }]}>
                <DayPicker allowClear={false} />
              </Form.Item>
              <Form.Item
                label="至"
                name="to"
                dependencies={['from']}
                rules={[{ required: true, message: '请选择止日' }, halfOf(mayAsk.exemption)]}
              >
                <DayPicker allowClear={false} />
              </Form.Item>
            </>
          ) : (
            <p className="quiet">
              工作按期开展、只是录入晚了，确有客观原因的，可以申请。批准后按时完成，并一直注明是认定的。
            </p>
          )}
          <Form.Item label="事由" name="reason" rules={[{ required: true, whitespace: true, message: '请写明事由' }]}>
            <Input.TextArea maxLength={200} rows={3} />
          </Form.Item>
        </FormDialog>
      ) : null}
    </>
  )
}
