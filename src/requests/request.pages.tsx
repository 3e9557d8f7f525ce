/** One request: what was said in its order, and what can be done now. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import Button from 'antd/es/button'
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import { type ReactNode, useState } from 'react'
import { bySchema } from '#ui/bySchema.ts'
import { Confirm } from '#ui/Confirm.tsx'
import { api } from '#ui/client.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { keepDraft, keptDraft } from '#ui/kept.ts'
import { useMe } from '#ui/me.ts'
import { useNotice } from '#ui/notice.tsx'
import { Page } from '#ui/Page.tsx'
import { Failure, Loading } from '#ui/States.tsx'
import { promiseWords } from './request.rules.ts'
import {
  answerSchema,
  handUpSchema,
  LONGEST_TEXT,
  MESSAGE_PARTS,
  REQUEST_KINDS,
  type RequestView,
} from './request.schema.ts'
import { StateMark } from './requests.pages.tsx'
import './requests.css'

const moment = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' })

export function RequestPage() {
  const { requestId: id } = useParams({ from: '/signed-in/requests/$requestId' })
  const request = useQuery({ queryKey: ['requests', 'get', id], queryFn: () => api.requests.get({ id }) })
  return (
    <Page
      title={request.data?.title ?? '诉求'}
      back={<Link to="/requests">诉求</Link>}
      subtitle={request.data ? about(request.data) : null}
    >
      {request.isPending ? (
        <Loading />
      ) : request.isError ? (
        <Failure error={request.error} onRetry={() => void request.refetch()} />
      ) : (
        <div className="request">
          <Where request={request.data} />
          <Thread request={request.data} />
          <Turn key={request.data.state} request={request.data} />
        </div>
      )}
    </Page>
  )
}

const about = ({ kind, asker, mine, askedOn, body }: RequestView) =>
  `${REQUEST_KINDS[kind]} · ${mine ? '您' : asker}于${askedOn}向${body.name}提出`

/** The state, the promise, and who can read it. */
function Where({ request }: { readonly request: RequestView }) {
  const { state, promise, body, answering, shared, endedOn, satisfied } = request
  const readers = [...new Set([body.name, answering.name, ...(shared ? ['机关党委'] : [])])].join('、')
  return (
    <div className="request-where">
      <StateMark state={state} />
      <span>
        {promise ? (
          <b className={promise.late ? 'request-late' : ''}>
            {answering.name}
            {promiseWords(promise)}
          </b>
        ) : null}
        {endedOn ? (
          <b>
            {endedOn}
            {satisfied === null ? '' : satisfied ? '，提出人满意' : '，提出人不再追究'}
          </b>
        ) : null}
        <small>
          {state === 'withdrawn' ? '撤回以后只有提出人看得到。' : `只有提出人和${readers}答复诉求的同志看得到。`}
        </small>
      </span>
    </div>
  )
}

function Thread({ request: { messages } }: { readonly request: RequestView }) {
  return (
    <ol className="request-thread" aria-label="往来">
      {messages.map(({ id, part, text, by, body, madeAt }) => (
        <li key={id} className={`request-message request-message-${part}`}>
          <header>
            <b>{MESSAGE_PARTS[part]}</b>
            <span>{body ? `${body} ${by}` : by}</span>
            <time dateTime={madeAt}>{moment.format(new Date(madeAt))}</time>
          </header>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  )
}

/** Whatever is the person's to do now; nothing where it is somebody else's turn. */
function Turn({ request }: { readonly request: RequestView }) {
  const { id, may } = request
  const [dialog, setDialog] = useState<keyof typeof MORE | 'handUp' | null>(null)
  const answered = request.state === 'answered'
  const client = useQueryClient()
  const { done, problem } = useNotice()
  const after = async (said: string) => {
    done(said)
    await client.invalidateQueries({ queryKey: ['requests'] })
  }
  const send = async (call: () => Promise<unknown>, said: string) => {
    try {
      await call()
      await after(said)
    } catch (error) {
      problem(error)
      // What was refused has changed in the meantime: shown as it is now.
      await client.invalidateQueries({ queryKey: ['requests'] })
    }
  }
  if (!Object.values(may).some(Boolean)) return null
  return (
    <section className="card" aria-label="办理">
      {may.answer ? (
        <Answer id={id} onDone={() => after('已答复，提出人会收到消息')}>
          {may.handUp ? <Button onClick={() => setDialog('handUp')}>转机关党委答复</Button> : null}
        </Answer>
      ) : null}
      <div className="request-actions">
        {may.close ? (
          <Confirm
            placement="topLeft"
            title="了结这件诉求？"
            description="了结后不能再追问；有别的事可以另提。"
            okText="了结"
            cancelText="先不"
            onConfirm={() => send(() => api.requests.close({ id, satisfied: answered ? true : null }), '已了结')}
          >
            {answered ? <Button type="primary">满意，了结</Button> : <Button>不用答复了，了结</Button>}
          </Confirm>
        ) : null}
        {may.close && answered ? (
          <Confirm
            placement="topLeft"
            title="不再追究，了结这件诉求？"
            description="记为对答复不满意、不再追究；了结后不能再追问。"
            okText="了结"
            cancelText="先不"
            onConfirm={() => send(() => api.requests.close({ id, satisfied: false }), '已了结')}
          >
            <Button>不再追究，了结</Button>
          </Confirm>
        ) : null}
        {may.askAgain ? <Button onClick={() => setDialog('askAgain')}>追问</Button> : null}
        {may.escalate ? <Button onClick={() => setDialog('escalate')}>不满意，转上级</Button> : null}
        {may.withdraw ? (
          <Confirm
            placement="topLeft"
            title="撤回这件诉求？"
            description="撤回后不再答复，只有您自己看得到。"
            okText="撤回"
            cancelText="不撤回"
            onConfirm={() => send(() => api.requests.withdraw({ id }), '已撤回')}
          >
            <Button>撤回</Button>
          </Confirm>
        ) : null}
        {answered && may.close && !may.askAgain ? (
          <span className="quiet">
            已经追问过一次。{may.escalate ? '不满意的，可以转上级；' : ''}还有别的事，请另提一件。
          </span>
        ) : null}
      </div>
      {dialog === 'askAgain' || dialog === 'escalate' ? (
        <SayMore id={id} what={dialog} onDone={after} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'handUp' ? (
        <FormDialog<{ remark: string }>
          title="转机关党委答复"
          okText="转机关党委"
          initial={{}}
          onSubmit={async ({ remark = '' }) => {
            await api.requests.handUp({ id, remark })
            await after('已转机关党委，提出人会收到消息')
          }}
          onClose={() => setDialog(null)}
        >
          <p>转出后由机关党委答复，支部仍能看到；答复期限不变。</p>
          <Form.Item
            className="request-text"
            name="remark"
            label="说明"
            rules={[bySchema(handUpSchema.shape.remark)]}
            extra="提出人看得到。本系统为非涉密系统，请勿填写涉密内容。"
          >
            <Input.TextArea rows={3} maxLength={200} showCount placeholder="为什么由机关党委答复更合适" />
          </Form.Item>
        </FormDialog>
      ) : null}
    </section>
  )
}

/** What the asker can say to an answer: on to the same body, or up to the committee. */
const MORE = {
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

function SayMore({ id, what, onDone, onClose }: SayMoreProps) {
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
function Answer({ id, onDone, children }: AnswerProps) {
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
