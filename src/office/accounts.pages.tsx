/** Accounts: opened for people, reset, stopped. A password is seen once, when it is made. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import Modal from 'antd/es/modal'
import Table from 'antd/es/table'
import { useState } from 'react'
import type { z } from 'zod'
import { Confirm } from '#ui/Confirm.tsx'
import { api } from '#ui/client.ts'
import { useMe } from '#ui/me.ts'
import { useNotice } from '#ui/notice.tsx'
import { Page } from '#ui/Page.tsx'
import { Failure, Loading } from '#ui/States.tsx'
import { ADMIN_ROLES, type accountSchema, type FreshAccount } from './access.schema.ts'
import { AccountForm } from './account-form.pages.tsx'
import './accounts.css'
import { FreshAccounts } from './fresh-accounts.pages.tsx'

type Account = z.infer<typeof accountSchema>

export function AccountsPage() {
  const me = useMe()
  const client = useQueryClient()
  const notice = useNotice()
  const [words, setWords] = useState('')
  const [adding, setAdding] = useState(false)
  const [fresh, setFresh] = useState<FreshAccount | null>(null)
  const list = useQuery({ queryKey: ['accounts.list'], queryFn: () => api.accounts.list({}) })
  if (list.isPending) return <Loading />
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} />

  const refresh = () => client.invalidateQueries({ queryKey: ['accounts.list'] })
  const show = (account: FreshAccount) => {
    setFresh(account)
    void refresh()
  }
  const act = async (work: () => Promise<void>) => {
    try {
      await work()
      await refresh()
    } catch (error) {
      notice.problem(error)
    }
  }
  const reset = ({ id }: Account) => act(async () => setFresh(await api.accounts.resetPassword({ id })))
  const setDisabled = ({ id, displayName }: Account, disabled: boolean) =>
    act(async () => {
      await api.accounts.setDisabled({ id, disabled })
      notice.done(disabled ? `已停用${displayName}的账号` : `已恢复${displayName}的账号`)
    })

  const { accounts } = list.data
  const sought = words.trim().toLowerCase()
  const missing = Object.entries(ADMIN_ROLES).flatMap(([role, label]) =>
    accounts.some(({ adminRole, disabled }) => adminRole === role && !disabled) ? [] : label,
  )
  const shown = accounts.filter(
    ({ displayName, username }) => displayName.includes(sought) || username.includes(sought),
  )
  const columns = [
    {
      title: '姓名和用户名',
      key: 'name',
      render: (_: unknown, { displayName, username }: Account) => (
        <>
          {displayName}
          <code className="accounts-username">{username}</code>
        </>
      ),
    },
    {
      title: '身份',
      key: 'role',
      width: 160,
      responsive: ['md' as const],
      render: (_: unknown, { adminRole }: Account) => (adminRole ? ADMIN_ROLES[adminRole] : '本单位人员'),
    },
    { title: '状态', key: 'state', width: 76, render: (_: unknown, account: Account) => <State account={account} /> },
    {
      title: '操作',
      key: 'actions',
      width: 150,
      render: (_: unknown, account: Account) =>
        account.adminRole ? (
          <span className="quiet">{account.id === me.accountId ? '本人账号' : '在服务器上办理'}</span>
        ) : (
          <Actions account={account} onReset={reset} onDisable={setDisabled} />
        ),
    },
  ]
  return (
    <Page
      title="账号"
      subtitle="账号只决定能否登录；能看什么、办什么，由所任职务决定。"
      extra={
        <Button type="primary" onClick={() => setAdding(true)}>
          开账号
        </Button>
      }
    >
      <section className="card">
        <div className="accounts-head">
          <Input
            allowClear
            placeholder="姓名或用户名"
            aria-label="按姓名或用户名查找账号"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <span className="quiet">共{accounts.length}个账号</span>
        </div>
        <Table<Account>
          rowKey="id"
          size="middle"
          columns={columns}
          dataSource={shown}
          pagination={shown.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
          locale={{ emptyText: '没有找到这个账号。' }}
        />
        <p className="quiet">
          {missing.length > 0 ? `还没有${missing.join('、')}的账号。` : ''}
          三员分由不同的人担任，谁也不能替换谁：他们的账号由服务器值守人员用命令 <code>admin</code>{' '}
          开通、重置和停用，写法见运维手册“账号”一节。
        </p>
        {accounts.length === 1 ? (
          <p className="quiet">先在“组织”中录入人员并任命职务，再为他们开账号；先开机关党委专职干部的。</p>
        ) : null}
      </section>
      {adding ? <AccountForm onDone={show} onClose={() => setAdding(false)} /> : null}
      <Modal
        open={fresh !== null}
        title="账号和初始密码"
        // Shown once: neither Enter on a cross nor Escape takes it away.
        closable={false}
        keyboard={false}
        footer={
          <Button type="primary" onClick={() => setFresh(null)}>
            已经记下
          </Button>
        }
      >
        <p className="accounts-once">
          密码只显示这一次，请当面或以安全方式交给本人。三天内没有登录将失效，首次登录须改密码。
        </p>
        {fresh ? <FreshAccounts accounts={[fresh]} /> : null}
      </Modal>
    </Page>
  )
}

function State({ account }: { readonly account: Account }) {
  if (account.disabled) return <span className="quiet">已停用</span>
  return account.locked ? <b className="accounts-locked">已锁定</b> : '正常'
}

interface ActionsProps {
  readonly account: Account
  readonly onReset: (account: Account) => Promise<void>
  readonly onDisable: (account: Account, disabled: boolean) => Promise<void>
}

function Actions({ account, onReset, onDisable }: ActionsProps) {
  const { displayName, disabled } = account
  return (
    <div className="accounts-actions">
      <Confirm
        title={`重置${displayName}的密码？`}
        description="原密码立即失效，已登录的设备会退出。"
        okText="重置"
        onConfirm={() => onReset(account)}
      >
        <Button size="small" aria-label={`重置${displayName}的密码`}>
          重置密码
        </Button>
      </Confirm>
      {disabled ? (
        <Button size="small" aria-label={`恢复${displayName}的账号`} onClick={() => void onDisable(account, false)}>
          恢复
        </Button>
      ) : (
        <Confirm
          title={`停用${displayName}的账号？`}
          description="立即退出登录，不能再登录；登记过的内容都保留。"
          okText="停用"
          onConfirm={() => onDisable(account, true)}
        >
          <Button size="small" aria-label={`停用${displayName}的账号`}>
            停用
          </Button>
        </Confirm>
      )}
    </div>
  )
}
