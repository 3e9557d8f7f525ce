/** The own password. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import { bySchema } from '#ui/bySchema.ts'
import { api, problemOf } from '#ui/client.ts'
import { useMe } from '#ui/me.ts'
import { useNotice } from '#ui/notice.tsx'
import { Page } from '#ui/Page.tsx'
import { newPasswordSchema } from './access.schema.ts'

interface Entered {
  readonly current: string
  readonly next: string
  readonly again: string
}

export function PasswordPage() {
  const me = useMe()
  const client = useQueryClient()
  const navigate = useNavigate()
  const notice = useNotice()
  const [form] = Form.useForm<Entered>()
  const change = useMutation({
    mutationFn: ({ current, next }: Entered) => api.session.changePassword({ current, next }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['session.me'] })
      notice.done('密码已修改，其他设备上的登录已退出。')
      await navigate({ to: '/' })
    },
    onError: (error) => {
      const { field, message: text } = problemOf(error)
      form.setFields([{ name: field === 'current' ? 'current' : 'next', errors: [text] }])
    },
  })
  return (
    <Page title="修改密码" subtitle={`用户名：${me.username}`}>
      <div className="card" style={{ maxWidth: 460 }}>
        {me.mustChangePassword ? (
          <Alert type="info" showIcon title="这是初始密码，请先改成自己的密码。" style={{ marginBottom: 16 }} />
        ) : null}
        <Form<Entered>
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={(entered) => change.mutate(entered)}
        >
          <Form.Item label="当前密码" name="current" rules={[{ required: true, message: '请填写当前密码' }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Form.Item
            label="新密码"
            name="next"
            extra="至少10位，含大写、小写、数字、符号中的三种"
            rules={[bySchema(newPasswordSchema)]}
            validateTrigger="onBlur"
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Form.Item
            label="再输一次新密码"
            name="again"
            dependencies={['next']}
            rules={[
              { required: true, message: '请再输一次新密码' },
              ({ getFieldValue }) => ({
                validator: (_, value) =>
                  !value || value === getFieldValue('next')
                    ? Promise.resolve()
                    : Promise.reject(new Error('两次输入不一致')),
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            修改密码
          </Button>
        </Form>
      </div>
    </Page>
  )
}
