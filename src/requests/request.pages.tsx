/** One request: what was said in its order, and what can be done now. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import Button from 'antd/es/button'
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import { useState } from 'react'
import { bySchema } from '#ui/bySchema.ts'
import { Confirm } from '#ui/Confirm.tsx'
import { api } from '#ui/client.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { useNotice } from '#ui/notice.tsx'
import { Page } from '#ui/Page.tsx'
import { Failure, Loading } from '#ui/States.tsx'
import { promiseWords } from './request.rules.ts'
import { handUpSchema, MESSAGE_PARTS, REQUEST_KINDS, type RequestView } from './request.schema.ts'
import { Answer, type MORE, SayMore } from './request-words.pages.tsx'
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
            {satisfied === null ? '' : satisfied ? '，提出人满意' : '，提出人不再追问'}
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
            title="不再追问，了结这件诉求？"
            description="记为对答复不满意；了结后不能再追问。"
            okText="了结"
            cancelText="先不"
            onConfirm={() => send(() => api.requests.close({ id, satisfied: false }), '已了结')}
          >
            <Button>不再追问，了结</Button>
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
