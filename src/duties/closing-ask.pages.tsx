/** Asking to enter or correct something in a closed period: for any days, or from the record that is to be corrected. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import { useRef } from 'react'
import { newId } from '#kernel/id.ts'
import { api } from '#ui/client.ts'
import { DayPicker } from '#ui/Day.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { useMe } from '#ui/me.ts'
import { useNotice } from '#ui/notice.tsx'
import { Select } from '#ui/Select.tsx'
import { Failure } from '#ui/States.tsx'

interface AskValues {
  readonly subjectId: string
  readonly from: string
  readonly to: string
  readonly reason?: string
}

/** One day of a body or post, as a form that is being filled in has it. */
interface Place {
  readonly heldOn: string
  readonly subject: { readonly id: string; readonly name: string }
}

/** What the dialog says of the record that it came from. */
interface About extends Place {
  readonly id: string
  readonly title: string
  readonly kindLabel: string
}

export interface AskDialogProps {
  /** The last closed day. */
  readonly through: string
  readonly record?: About
  /** Where it comes from something that is not entered yet. */
  readonly place?: Place
  readonly onClose: () => void
}

export function AskDialog({ through, record, place = record, onClose }: AskDialogProps) {
  const { recordsFor } = useMe()
  const cache = useQueryClient()
  const notice = useNotice()
  // One id for one dialog: a second click sends the same request again.
  const id = useRef(newId())
  const subjects = place ? [place.subject] : recordsFor
  const send = async ({ reason = '', ...values }: AskValues) => {
    const about = { kind: 'closed_period' as const, id: id.current, recordId: record?.id ?? null }
    await api.approvals.ask({ ...about, ...values, reason })
    await cache.invalidateQueries()
    notice.done('已提交，等待机关党委审批。')
  }
  return (
    <FormDialog<AskValues>
      title="申请在已关账的期间补登、更正或作废"
      okText="提交申请"
      initial={{
        subjectId: subjects[0]?.id ?? '',
        from: place?.heldOn ?? through,
        to: place?.heldOn ?? through,
      }}
      onSubmit={send}
      onClose={onClose}
    >
      {record ? (
        <p>
          要更正或作废的纪实：{record.title}（{record.kindLabel}，{record.heldOn}）
        </p>
      ) : null}
      <Form.Item label="单位（岗位）" name="subjectId" rules={[{ required: true, message: '请选择单位（岗位）' }]}>
        <Select
          disabled={place !== undefined}
          options={subjects.map(({ id: value, name }) => ({ value, label: name }))}
        />
      </Form.Item>
      <Form.Item label="开展日期自" name="from" rules={[{ required: true, message: '请选择日期' }]}>
        <DayPicker allowClear={false} max={through} />
      </Form.Item>
      <Form.Item label="至" name="to" rules={[{ required: true, message: '请选择日期' }]}>
        <DayPicker allowClear={false} max={through} />
      </Form.Item>
      <Form.Item label="事由" name="reason" rules={[{ required: true, whitespace: true, message: '请写明事由' }]}>
        <Input.TextArea maxLength={200} rows={3} />
      </Form.Item>
    </FormDialog>
  )
}

/** The dialog over the record of the address; closed, it leads back to the record. */
export function AskForRecord({ id }: { readonly id: string }) {
  const navigate = useNavigate()
  const closings = useQuery({ queryKey: ['closings.get'], queryFn: () => api.closings.get({}) })
  const record = useQuery({ queryKey: ['records.get', id], queryFn: () => api.records.get({ id }) })
  if (record.isError) return <Failure error={record.error} onRetry={() => void record.refetch()} />
  const through = closings.data?.through
  if (!through || !record.data) return null
  const back = () => void navigate({ to: '/records/$recordId', params: { recordId: id }, replace: true })
  return <AskDialog through={through} record={record.data.summary} onClose={back} />
}
