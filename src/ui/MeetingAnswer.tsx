/** Answering for oneself whether one comes to a meeting, wherever the meeting is shown. */
import { useQueryClient } from '@tanstack/react-query'
import Button from 'antd/es/button'
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import { useState } from 'react'
import { Confirm } from './Confirm.tsx'
import { api } from './client.ts'
import { FormDialog } from './FormDialog.tsx'
import { useNotice } from './notice.tsx'

interface Given {
  /** Somebody who told the branch; absent: oneself. */
  readonly personId?: string
  readonly answer: 'attend' | 'leave'
  readonly reason?: string
}

/** Sends an answer and shows what became of it. */
export function useAnswer(id: string) {
  const cache = useQueryClient()
  return async (given: Given) => {
    await api.meetings.answer({ id, ...given })
    await cache.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('meetings') })
  }
}

interface LeaveProps {
  readonly title: string
  readonly onSubmit: (reason: string) => Promise<void>
  readonly onClose: () => void
}

export const Leave = ({ title, onSubmit, onClose }: LeaveProps) => (
  <FormDialog<{ reason: string }>
    title={title}
    okText="请假"
    initial={{ reason: '' }}
    onSubmit={({ reason }) => onSubmit(reason)}
    onClose={onClose}
  >
    <Form.Item name="reason" label="请假原因" rules={[{ required: true, message: '请写明请假原因' }]}>
      <Input maxLength={100} autoComplete="off" placeholder="如：出差、休假" />
    </Form.Item>
  </FormDialog>
)

export interface AnswerButtonsProps {
  readonly id: string
  readonly answer: 'attend' | 'leave' | null
  /** Names the meeting, where several stand on a page. */
  readonly of?: string
}

/** Coming is one click; having asked leave, one comes after all only after being asked. */
export function AnswerButtons({ id, answer, of = '' }: AnswerButtonsProps) {
  const notice = useNotice()
  const send = useAnswer(id)
  const [leaving, setLeaving] = useState(false)
  const attend = async () => {
    try {
      await send({ answer: 'attend' })
      notice.done('已答复：参加')
    } catch (error) {
      notice.problem(error)
    }
  }
  const named = (label: string) => ({ 'aria-label': of ? `${label}：${of}` : undefined, children: label })
  return (
    <>
      {answer === null ? <Button type="primary" {...named('参加')} onClick={() => void attend()} /> : null}
      <Button {...named(answer === 'leave' ? '修改请假原因' : '请假')} onClick={() => setLeaving(true)} />
      {answer === 'leave' ? (
        <Confirm title="改为参加？" description="原来的请假作废。" okText="参加" cancelText="仍请假" onConfirm={attend}>
          <Button type="text" {...named('改为参加')} />
        </Confirm>
      ) : null}
      {leaving ? (
        <Leave
          title={of ? `请假：${of}` : '请假'}
          onSubmit={async (reason) => {
            await send({ answer: 'leave', reason })
            notice.done('已请假，召开单位会收到消息')
          }}
          onClose={() => setLeaving(false)}
        />
      ) : null}
    </>
  )
}
