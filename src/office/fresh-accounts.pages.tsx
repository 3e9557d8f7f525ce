/** Accounts with their first passwords, shown once. */
import Button from 'antd/es/button'
import { useState } from 'react'
import type { FreshAccount } from './access.schema.ts'
import './fresh-accounts.css'

export function FreshAccounts({ accounts }: { readonly accounts: readonly FreshAccount[] }) {
  const [copied, setCopied] = useState(false)
  const roles = accounts.some(({ role }) => role !== '')
  const copy = async () => {
    const lines = accounts.map(({ role, name, username, password }) => [role, name, username, password].join('\t'))
    await navigator.clipboard.writeText(lines.join('\n'))
    setCopied(true)
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="fresh-accounts" aria-label="账号和密码" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {roles ? <th>身份</th> : null}
              <th>姓名</th>
              <th>用户名</th>
              <th>密码</th>
            </tr>
          </thead>
          <tbody>
            {accounts.map(({ role, name, username, password }) => (
              <tr key={username}>
                {roles ? <td className="fresh-role">{role}</td> : null}
                <td>{name}</td>
                <td>
                  <code>{username}</code>
                </td>
                <td>
                  <code>{password}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {/* The clipboard is only there on HTTPS and on this machine. */}
      {window.isSecureContext ? <Button onClick={() => void copy()}>{copied ? '已复制' : '全部复制'}</Button> : null}
    </>
  )
}
