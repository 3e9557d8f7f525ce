/** The registers of the bureau: what rates and per-item duties are counted against. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import Button from 'antd/es/button'
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import { useState } from 'react'
import { api } from '#ui/client.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { can, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import type { RegisterSummary } from './register.schema.ts'
import './registers.css'

export function RegistersPage() {
  const mayMake = can(useMe(), 'plan.edit')
  const [making, setMaking] = useState(false)
  const list = useQuery({ queryKey: ['registers.list'], queryFn: () => api.registers.list({}) })
  return (
    <Page
      title="事项台账"
      subtitle="项目、风险点等逐项管理的事项；办结率和逐项任务以事项台账为准；一年工作的台账在“纪实—年度台账”。"
      extra={
        mayMake ? (
          <Button className="no-print" onClick={() => setMaking(true)}>
            新建事项台账
          </Button>
        ) : null
      }
    >
      {list.isError ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data ? (
        <Cards registers={list.data.registers} />
      ) : (
        <Loading />
      )}
      {making ? <NewRegister onClose={() => setMaking(false)} /> : null}
    </Page>
  )
}

function Cards({ registers }: { readonly registers: readonly RegisterSummary[] }) {
  // Whoever answers for a part sees the items of that part.
  const seesAll = can(useMe(), 'plan.edit')
  if (registers.length === 0) {
    return (
      <Empty title="还没有事项台账">
        <p>发布按比率或逐项计算的任务时，系统会建立所需的事项台账；也可以先在这里新建。</p>
      </Empty>
    )
  }
  return (
    <ul className="register-list">
      {registers.map(({ code, name, items, complete, confirmed, duties }) => (
        <li key={code} className="card">
          <h2>
            <Link to="/registers/$code" params={{ code }}>
              {name}
            </Link>
          </h2>
          <p>
            {seesAll ? '' : '您可见'}
            {items}项 · <CompleteWords complete={complete} confirmed={confirmed} />
          </p>
          <p className="quiet">{duties.length > 0 ? `用于：${duties.join('、')}` : '还没有任务使用它。'}</p>
        </li>
      ))}
    </ul>
  )
}

/** Whether all is entered: only then is a rate more than a guess. */
export function CompleteWords({ complete, confirmed }: Pick<RegisterSummary, 'complete' | 'confirmed'>) {
  if (complete && confirmed) return <span>{`${confirmed.by}于${confirmed.on}确认登记齐全`}</span>
  return <b className="register-open">尚未确认登记齐全，办结率显示为“未知”</b>
}

function NewRegister({ onClose }: { readonly onClose: () => void }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return (
    <FormDialog<{ name: string }>
      title="新建事项台账"
      okText="新建"
      initial={{ name: '' }}
      onClose={onClose}
      onSubmit={async ({ name }) => {
        const { code } = await api.registers.create({ name })
        await client.invalidateQueries({ queryKey: ['registers.list'] })
        await navigate({ to: '/registers/$code', params: { code } })
      }}
    >
      <Form.Item name="name" label="事项台账名称" required extra="例如：审计项目台账。">
        <Input autoComplete="off" maxLength={40} />
      </Form.Item>
    </FormDialog>
  )
}
