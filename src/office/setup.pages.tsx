/** The first start: the one-time link makes the first administrator, or loads the demonstration bureau. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import { useState } from 'react'
import { Brand } from '#ui/Brand.tsx'
import { bySchema } from '#ui/bySchema.ts'
import { api, problemOf } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { useTitle } from '#ui/Page.tsx'
import { Failure, Loading } from '#ui/States.tsx'
import { type FreshAccount, setupSchema } from './access.schema.ts'
import { FreshAccounts } from './fresh-accounts.pages.tsx'

const { shape } = setupSchema.options[0]

/** The token stands behind the #, so that it reaches neither a server's log nor another site. */
const tokenOfAddress = () => window.location.hash.slice(1)

export function SetupPage() {
  useTitle('初始化')
  const [token] = useState(tokenOfAddress)
  const [accounts, setAccounts] = useState<readonly FreshAccount[] | null>(null)
  const status = useQuery({ queryKey: ['setup.status'], queryFn: () => api.setup.status({ token }) })
  return (
    <main className="gate">
      <Brand />
      <div className="gate-card wide">
        <h1>初始化</h1>
        {accounts ? (
          <Loaded accounts={accounts} />
        ) : status.isPending ? (
          <Loading rows={4} />
        ) : status.isError ? (
          <Failure error={status.error} onRetry={() => void status.refetch()} />
        ) : status.data.usable ? (
          <Choices token={token} onLoaded={setAccounts} />
        ) : (
          <Alert
            type="warning"
            showIcon
            style={{ marginTop: 20 }}
            title="这个初始化链接已经用过或已失效"
            description="如果还没有完成初始化，请在服务器上重新启动系统，使用新打印的链接；如果已经完成，请直接登录。"
            action={<Link to="/sign-in">去登录</Link>}
          />
        )}
      </div>
    </main>
  )
}

function Choices({
  token,
  onLoaded,
}: {
  readonly token: string
  readonly onLoaded: (accounts: readonly FreshAccount[]) => void
}) {
  const load = useMutation({
    mutationFn: () => api.setup.start({ mode: 'demonstration', token }),
    onSuccess: ({ accounts }) => onLoaded(accounts),
  })
  return (
    <div className="setup-choices">
      <section>
        <h2>新建单位</h2>
        <p className="quiet">建立第一个系统管理员账号和一个空的单位，再录入组织、人员和职务。</p>
        <NewBureau token={token} disabled={load.isPending} />
      </section>
      <section>
        <h2>载入演示单位</h2>
        <p className="quiet">一个虚构的市局：14个党支部、260名人员、今年的要点和年初至今的纪实，用来试用和培训。</p>
        {load.isError ? (
          <Alert type="error" showIcon title={problemOf(load.error).message} style={{ marginBottom: 12 }} />
        ) : null}
        <Button size="large" block loading={load.isPending} onClick={() => load.mutate()}>
          {load.isPending ? '正在载入，约需几秒' : '载入演示单位'}
        </Button>
      </section>
    </div>
  )
}

interface Entered {
  readonly bureauName: string
  readonly displayName: string
  readonly username: string
  readonly password: string
}

function NewBureau({ token, disabled }: { readonly token: string; readonly disabled: boolean }) {
  const [form] = Form.useForm<Entered>()
  const navigate = useNavigate()
  const start = useMutation({
    mutationFn: (entered: Entered) => api.setup.start({ mode: 'empty', token, ...entered }),
    onSuccess: () => navigate({ to: '/' }),
    onError: (error) => {
      const { field, message } = problemOf(error)
      if (field && field in form.getFieldsValue()) form.setFields([{ name: field as keyof Entered, errors: [message] }])
    },
  })
  const shown = start.isError && !problemOf(start.error).field ? problemOf(start.error).message : null
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      onFinish={(entered) => start.mutate(entered)}
      disabled={disabled}
    >
      {shown ? <Alert type="error" showIcon title={shown} style={{ marginBottom: 12 }} /> : null}
      <Form.Item label="单位全称" name="bureauName" rules={[bySchema(shape.bureauName)]}>
        <Input placeholder="例如：某某市档案局" />
      </Form.Item>
      <Form.Item label="系统管理员姓名" name="displayName" rules={[bySchema(shape.displayName)]}>
        <Input autoComplete="name" />
      </Form.Item>
      <Form.Item
        label="用户名"
        name="username"
        extra="3–32个小写字母或数字，以字母开头"
        rules={[bySchema(shape.username)]}
      >
        <Input autoComplete="username" autoCapitalize="none" />
      </Form.Item>
      <Form.Item
        label="密码"
        name="password"
        extra="至少10位，含大写、小写、数字、符号中的三种"
        rules={[bySchema(shape.password)]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={start.isPending}>
        建立单位
      </Button>
    </Form>
  )
}

function Loaded({ accounts }: { readonly accounts: readonly FreshAccount[] }) {
  return (
    <>
      <Alert
        type="success"
        showIcon
        style={{ margin: '18px 0' }}
        title="演示单位已载入"
        description="下面的账号和密码只显示这一次，请先复制。以后在服务器上运行 npm run -s jianxing -- demo 可以生成新密码。"
      />
      <FreshAccounts accounts={accounts} />
      <p className="gate-foot">
        <LinkButton to="/sign-in" look="primary" size="large">
          去登录
        </LinkButton>
      </p>
    </>
  )
}
