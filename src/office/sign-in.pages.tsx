/** Signing in. */
import { useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import { type KeyboardEvent, useState } from 'react'
import { Brand } from '#ui/Brand.tsx'
import { api, problemOf } from '#ui/client.ts'
import { useTitle } from '#ui/Page.tsx'

interface Entered {
  readonly username: string
  readonly password: string
}

export function SignInPage() {
  useTitle('登录')
  const { to } = useSearch({ from: '/sign-in' })
  const router = useRouter()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [capsLock, setCapsLock] = useState(false)

  const submit = async (entered: Entered) => {
    setBusy(true)
    setRefusal(null)
    try {
      const { mustChangePassword } = await api.session.signIn(entered)
      client.clear()
      // Only an address of this site: another one would lead the user away with a fresh session.
      const own = to?.startsWith('/') && !to.startsWith('//') ? to : '/'
      router.history.push(mustChangePassword ? '/password' : own)
    } catch (error) {
      setRefusal(problemOf(error).message)
    } finally {
      setBusy(false)
    }
  }
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))

  return (
    <main className="gate">
      <Brand />
      <div className="gate-card">
        <h1>登录</h1>
        <Form<Entered> layout="vertical" onFinish={submit} requiredMark={false} style={{ marginTop: 16 }}>
          {refusal ? <Alert type="error" showIcon title={refusal} style={{ marginBottom: 16 }} /> : null}
          <Form.Item label="用户名" name="username" rules={[{ required: true, message: '请填写用户名' }]}>
            <Input size="large" autoComplete="username" autoCapitalize="none" autoFocus />
          </Form.Item>
          <Form.Item
            label="密码"
            name="password"
            rules={[{ required: true, message: '请填写密码' }]}
            extra={capsLock ? '大写锁定已打开' : undefined}
          >
            <Input.Password size="large" autoComplete="current-password" onKeyUp={watchCapsLock} />
          </Form.Item>
          <Button type="primary" size="large" htmlType="submit" block loading={busy}>
            登录
          </Button>
        </Form>
        <p className="gate-foot">
          忘记密码请联系本单位系统管理员。
          <br />
          本系统为非涉密系统，请勿录入涉密信息。
        </p>
      </div>
    </main>
  )
}
