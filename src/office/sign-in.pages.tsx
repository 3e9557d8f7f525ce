/** Signing in. The first page of all: it loads no form library, and nothing that only pages behind it need. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input, { type InputRef } from 'antd/es/input/Input'
import Password from 'antd/es/input/Password'
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { Brand } from '#ui/Brand.tsx'
import { api, problemOf } from '#ui/client.ts'
import { useTitle } from '#ui/Page.tsx'
import { belongTo, wasReset } from '#ui/session.ts'

export function SignInPage() {
  useTitle('登录')
  const { to } = useSearch({ from: '/sign-in' })
  const router = useRouter()
  const client = useQueryClient()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [capsLock, setCapsLock] = useState(false)
  const nameInput = useRef<InputRef>(null)
  const passwordInput = useRef<InputRef>(null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (username.trim() === '') {
      setRefusal('请填写用户名。')
      return nameInput.current?.focus()
    }
    if (password === '') {
      setRefusal('请填写密码。')
      return passwordInput.current?.focus()
    }
    setBusy(true)
    setRefusal(null)
    try {
      const { mustChangePassword } = await api.session.signIn({ username, password })
      client.clear()
      belongTo(null)
      // Only an address of this site: another one would lead the user away with a fresh session.
      const own = to?.startsWith('/') && !to.startsWith('//') && !to.startsWith('/\\') ? to : '/'
      router.history.push(mustChangePassword ? '/password' : own)
    } catch (error) {
      setRefusal(problemOf(error).message)
      passwordInput.current?.focus({ cursor: 'all' })
    } finally {
      setBusy(false)
    }
  }
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))

  // Whoever comes before anybody can sign in is told where the system begins.
  const setup = useQuery({ queryKey: ['setup.begun'], queryFn: () => api.setup.status({ token: '' }), retry: false })

  return (
    <main className="gate">
      <Brand />
      <div className="gate-card">
        <h1>登录</h1>
        <form onSubmit={(event) => void submit(event)} noValidate className="gate-form">
          {setup.data?.begun === false ? (
            <Alert
              type="info"
              showIcon
              title="系统还没有初始化"
              description="请打开服务器启动时打印的初始化链接；链接失效的，重新启动系统会换一个新的。"
            />
          ) : null}
          {/* Known to the browser whose session ended by it, and to nobody else. */}
          {wasReset() && !refusal ? (
            <Alert
              type="warning"
              showIcon
              title="刚才登录的账号，密码已被重置"
              description="原来的密码不能再用，请用新密码登录；没有拿到新密码的，请向系统管理员索取。"
            />
          ) : null}
          {refusal ? <Alert type="error" showIcon title={refusal} role="alert" /> : null}
          <div>
            <label htmlFor="username">用户名</label>
            <Input
              id="username"
              ref={nameInput}
              size="large"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
              value={username}
              onChange={(event) => setUsername(event.target.value)}
            />
          </div>
          <div>
            <label htmlFor="password">密码</label>
            <Password
              id="password"
              ref={passwordInput}
              size="large"
              autoComplete="current-password"
              aria-describedby={capsLock ? 'caps-lock' : undefined}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
              onKeyUp={watchCapsLock}
              onKeyDown={watchCapsLock}
            />
            {capsLock ? (
              <p id="caps-lock" role="status" className="gate-caps">
                大写锁定已打开，密码区分大小写。
              </p>
            ) : null}
          </div>
          <Button type="primary" size="large" htmlType="submit" block loading={busy}>
            登录
          </Button>
        </form>
        <p className="gate-foot">
          忘记密码请联系本单位系统管理员。
          <br />
          本系统为非涉密系统，请勿录入涉密信息。
        </p>
      </div>
    </main>
  )
}
