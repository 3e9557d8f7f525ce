/** Asking something of the own branch or of the committee. What is typed stays in the tab until it is sent. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import Button from 'antd/es/button'
import Checkbox from 'antd/es/checkbox'
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import Radio from 'antd/es/radio'
import { useState } from 'react'
import { newId } from '#kernel/id.ts'
import { bySchema } from '#ui/bySchema.ts'
import { api, hasEnded, problemOf } from '#ui/client.ts'
import { keepDraft, keptDraft } from '#ui/kept.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { useMe } from '#ui/me.ts'
import { useNotice } from '#ui/notice.tsx'
import { Page } from '#ui/Page.tsx'
import { Refused } from '#ui/Refused.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { ANSWER_DAYS } from './request.rules.ts'
import { type Addressee, LONGEST_TEXT, type NewRequest, newRequestSchema, REQUEST_KINDS } from './request.schema.ts'
import './requests.css'

const { shape } = newRequestSchema
const KINDS = Object.entries(REQUEST_KINDS).map(([value, label]) => ({ value, label }))

export function NewRequestPage() {
  const addressees = useQuery({ queryKey: ['requests', 'addressees'], queryFn: () => api.requests.addressees({}) })
  return (
    <Page
      title="提出诉求"
      subtitle={`${ANSWER_DAYS}个工作日内答复；答复后您可以追问一次，对支部的答复不满意可以转机关党委，随时可以了结。`}
      back={<Link to="/requests">诉求</Link>}
    >
      {addressees.isPending ? (
        <Loading />
      ) : addressees.isError ? (
        <Failure error={addressees.error} onRetry={() => void addressees.refetch()} />
      ) : addressees.data.bodies.length === 0 ? (
        <Empty title="现在没有可以提诉求的组织">
          <p>您所在支部和机关党委都没有其他同志可以答复。请与机关党委办公室联系。</p>
          <LinkButton to="/requests">返回</LinkButton>
        </Empty>
      ) : (
        <div className="card request-card">
          <RequestForm bodies={addressees.data.bodies} />
        </div>
      )}
    </Page>
  )
}

function RequestForm({ bodies }: { readonly bodies: readonly Addressee[] }) {
  const { accountId } = useMe()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { done } = useNotice()
  const [form] = Form.useForm<NewRequest>()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [initial] = useState(() => {
    const kept = keptDraft<NewRequest>(sessionStorage, accountId, 'request.new')
    const known = bodies.some(({ id }) => id === kept.bodyId)
    // The id stays with the draft: sent again after an answer that was lost, it is the same request.
    return { kind: undefined, ...kept, bodyId: known ? kept.bodyId : bodies[0]!.id, id: kept.id ?? newId() }
  })
  const chosen = Form.useWatch('bodyId', form) ?? initial.bodyId
  const body = bodies.find(({ id }) => id === chosen) ?? bodies[0]!
  const committee = bodies.find((one) => one.committee)
  const send = async (values: NewRequest) => {
    setBusy(true)
    setRefusal(null)
    try {
      const { id } = await api.requests.ask({ ...values, id: initial.id, shared: values.shared ?? false })
      keepDraft(sessionStorage, accountId, 'request.new', null)
      done(`已提出，${body.name}会在${ANSWER_DAYS}个工作日内答复`)
      await client.invalidateQueries({ queryKey: ['requests'] })
      await navigate({ to: '/requests/$requestId', params: { requestId: id }, replace: true })
    } catch (error) {
      const problem = problemOf(error)
      const { field, message } = problem
      if (field && field in form.getFieldsValue()) form.setFields([{ name: field as 'title', errors: [message] }])
      else if (!hasEnded(problem)) setRefusal(message)
      setBusy(false)
    }
  }
  return (
    <Form<NewRequest>
      form={form}
      layout="vertical"
      className="request-form"
      initialValues={initial}
      scrollToFirstError
      onValuesChange={(_, values) => keepDraft(sessionStorage, accountId, 'request.new', { ...values, id: initial.id })}
      onFinish={(values) => void send(values)}
    >
      <Form.Item name="bodyId" label="向谁提出" required extra={<Readers body={body} committee={committee} />}>
        <Radio.Group options={bodies.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      {body.committee || !committee ? null : (
        <Form.Item name="shared" valuePropName="checked">
          <Checkbox>同时让{committee.name}看到（仍由支部答复）</Checkbox>
        </Form.Item>
      )}
      <Form.Item name="kind" label="类别" required rules={[bySchema(shape.kind)]}>
        <Radio.Group options={KINDS} />
      </Form.Item>
      <Form.Item name="title" label="标题" required rules={[bySchema(shape.title)]}>
        <Input maxLength={40} showCount autoComplete="off" placeholder="用一句话写明是什么事" />
      </Form.Item>
      <Form.Item
        className="request-text"
        name="text"
        label="内容"
        required
        rules={[bySchema(shape.text)]}
        extra="本系统为非涉密系统，请勿填写涉密内容。"
      >
        <Input.TextArea rows={7} maxLength={LONGEST_TEXT} showCount />
      </Form.Item>
      {refusal ? <Refused title={refusal} className="dialog-refusal" /> : null}
      <div className="request-actions">
        <Button type="primary" htmlType="submit" loading={busy}>
          提出
        </Button>
        <LinkButton to="/requests">返回</LinkButton>
        <span className="quiet">填写的内容保留在本页面，关闭浏览器或退出登录后清除。</span>
      </div>
    </Form>
  )
}

/** Who will read it: whoever writes about an own trouble must know. */
function Readers({ body, committee }: { readonly body: Addressee; readonly committee: Addressee | undefined }) {
  const names = body.answerers.map(({ name, post }) => `${name}（${post}）`).join('、')
  return (
    <>
      由{names}阅读和答复，其他人看不到。
      {body.committee || !committee ? null : `支部办不了的，可以转${committee.name}答复，您会知道。`}
    </>
  )
}
