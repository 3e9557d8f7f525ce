/** What is said in a request: more from whoever asked, the answer of whoever answers. */
import { useQueryClient } from '@tanstack/react-query'
import Button from 'antd/es/button'
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import { type ReactNode, useState } from 'react'
import { bySchema } from '#ui/bySchema.ts'
import { api } from '#ui/client.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { keepDraft, keptDraft } from '#ui/kept.ts'
import { useMe } from '#ui/me.ts'
import { useNotice } from '#ui/notice.tsx'
import { answerSchema, LONGEST_TEXT } from './request.schema.ts'

/** What the asker can say to an answer: on to the same body, or up to the committee. */
export const MORE = {
  askAgain: {
    title: '追问',
    okText: '追问',
    label: '还想问什么',
    help: '每件诉求可以追问一次。',
    said: '已追问，10个工作日内答复',
  },
  escalate: {
    title: '对答复不满意，转上级',
    okText: '转机关党委',
    label: '哪里不满意，希望怎样办',
    help: '转出后由机关党委在10个工作日内答复，能看到全部往来；支部仍能看到。',
    said: '已转机关党委，10个工作日内答复',
  },
} as const

interface SayMoreProps {
  readonly id: string
  readonly what: keyof typeof MORE
  readonly onDone: (said: string) => Promise<void>
  readonly onClose: () => void
}

export function SayMore({ id, what, onDone, onClose }: SayMoreProps) {
  const { title, okText, label, help, said } = MORE[what]
  return (
    <FormDialog<{ text: string }>
      title={title}
      okText={okText}
      initial={{}}
      onSubmit={async ({ text = '' }) => {
        await api.requests[what]({ id, text })
        await onDone(said)
      }}
      onClose={onClose}
    >
      <Form.Item
        className="request-text"
        name="text"
        label={label}
        rules={[bySchema(answerSchema.shape.text)]}
        extra={`${help}本系统为非涉密系统，请勿填写涉密内容。`}
      >
        <Input.TextArea rows={5} maxLength={LONGEST_TEXT} showCount />
      </Form.Item>
    </FormDialog>
  )
}

interface AnswerProps {
  readonly id: string
  readonly onDone: () => Promise<void>
  /** What can be done instead. */
  readonly children: ReactNode
}

/** The answer, kept in the tab while it is typed. */
export function Answer({ id, onDone, children }: AnswerProps) {
  const { accountId } = useMe()
  const { problem } = useNotice()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [initial] = useState(() => keptDraft<{ text: string }>(sessionStorage, accountId, `request.${id}`))
  const send = async ({ text }: { text: string }) => {
    setBusy(true)
    try {
      await api.requests.answer({ id, text })
      keepDraft(sessionStorage, accountId, `request.${id}`, null)
      await onDone()
    } catch (error) {
      problem(error)
      setBusy(false)
      await client.invalidateQueries({ queryKey: ['requests', 'list'] })
    }
  }
  return (
    <Form<{ text: string }>
      layout="vertical"
      initialValues={initial}
      onValuesChange={(_, values) => keepDraft(sessionStorage, accountId, `request.${id}`, values)}
      onFinish={(values) => void send(values)}
    >
      <Form.Item
        className="request-text"
        name="text"
        label="答复"
        rules={[bySchema(answerSchema.shape.text)]}
        extra="本系统为非涉密系统，请勿填写涉密内容。"
      >
        <Input.TextArea rows={5} maxLength={LONGEST_TEXT} showCount />
      </Form.Item>
      <div className="request-actions">
        <Button type="primary" htmlType="submit" loading={busy}>
          答复
        </Button>
        {children}
      </div>
    </Form>
  )
}
