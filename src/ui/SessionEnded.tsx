/** Signing in again on the spot: whatever page it happens on stays as it is, with everything that was typed. */
import { useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Password from 'antd/es/input/Password'
import Modal from 'antd/es/modal'
import { type FormEvent, useEffect, useState } from 'react'
import { api, problemOf } from './client.ts'
import { useMe } from './me.ts'
import { sessionEnded, sessionRenewed, wasReset } from './session.ts'

/** Hidden until a call is refused because the session has ended. */
export function SessionEnded() {
  const [open, setOpen] = useState(false)
  useEffect(() => sessionEnded.on(() => setOpen(true)), [])
  return open ? <Dialog onClose={() => setOpen(false)} /> : null
}

function Dialog({ onClose }: { readonly onClose: () => void }) {
  const { username, displayName } = useMe()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { href } = useLocation()
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const reset = wasReset()
  const submit = async (event?: FormEvent) => {
    event?.preventDefault()
    if (password === '') return setRefusal('请填写密码。')
    setBusy(true)
    try {
      const { mustChangePassword } = await api.session.signIn({ username, password })
      onClose()
      sessionRenewed.emit()
      await client.invalidateQueries()
      if (mustChangePassword) await navigate({ to: '/password' })
    } catch (error) {
      setRefusal(problemOf(error).message)
      setBusy(false)
    }
  }
  /** What was typed belongs to the person who was signed in, and stays behind. */
  const another = async () => {
    onClose()
    // What the tab has kept is that person's.
    sessionStorage.clear()
    await navigate({ to: '/sign-in', search: { to: href }, ignoreBlocker: true })
    // Loaded anew, so that nothing of this person is left in the page's memory, and nothing goes on being sent.
    window.location.reload()
  }
  return (
    <Modal
      open
      title={reset ? '密码已被重置' : '登录已过期'}
      okText="重新登录"
      cancelText="先留在这里"
      confirmLoading={busy}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <form onSubmit={(event) => void submit(event)} className="session-ended">
        {reset ? <p>系统管理员重置了您的密码，原来的密码不能再用。请向系统管理员索取新密码。</p> : null}
        <p>填写的内容都还在这个页面上。重新登录后接着填写；刚才没有办成的，请再办一次。</p>
        {refusal ? <Alert type="error" showIcon title={refusal} role="alert" /> : null}
        <input type="text" autoComplete="username" value={username} readOnly hidden />
        <label htmlFor="session-password">
          {displayName}（{username}）的密码
        </label>
        <Password
          id="session-password"
          autoFocus
          autoComplete="current-password"
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
        <Button type="link" size="small" onClick={() => void another()}>
          换一个账号登录
        </Button>
        {/* Enter submits: with the hidden name beside the password it does so only where there is a button. */}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Modal>
  )
}
