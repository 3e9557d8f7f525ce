/** The accounts as the security administrator reviews them. */
import { useQuery } from '@tanstack/react-query'
import Checkbox from 'antd/es/checkbox'
import { useState } from 'react'
import { api } from '#ui/client.ts'
import { Page } from '#ui/Page.tsx'
import { PaperRows } from '#ui/PaperRows.tsx'
import { usePaging } from '#ui/paging.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import type { AccountSafety } from './account-safety.schema.ts'
import './accounts.css'
import { isStriking, SAFETY_COLUMNS, safetyCells } from './account-safety-table.rules.ts'

const PAGE = 50

export function AccountSafetyPage() {
  const review = useQuery({ queryKey: ['accounts.review'], queryFn: () => api.accounts.review({}) })
  return (
    <Page
      title="账号安全"
      subtitle="核对每个账号该不该有、凭什么职务登录。只供查看；要停用账号、重置密码或调整任职，请告知系统管理员。"
    >
      {review.isError ? (
        <Failure error={review.error} onRetry={() => void review.refetch()} />
      ) : !review.data ? (
        <Loading rows={10} />
      ) : (
        <Accounts accounts={review.data.accounts} />
      )}
    </Page>
  )
}

function Accounts({ accounts }: { readonly accounts: readonly AccountSafety[] }) {
  const striking = accounts.filter(isStriking)
  const [only, setOnly] = useState(false)
  const { shown, before, pager } = usePaging(only ? striking : accounts, PAGE)
  return (
    <>
      <p className="quiet accounts-total" role="status">
        共{accounts.length}个账号
        {striking.length > 0 ? `，其中${striking.length}个需要留意：暂停登录、连续输错3次以上或初始密码已过期。` : '。'}
      </p>
      {striking.length > 0 ? (
        <p className="no-print">
          <Checkbox checked={only} onChange={({ target }) => setOnly(target.checked)}>
            只看需要留意的
          </Checkbox>
        </p>
      ) : null}
      {shown.length === 0 ? (
        <Empty title="没有需要留意的账号" />
      ) : (
        <PaperRows
          columns={SAFETY_COLUMNS}
          rows={safetyCells(shown, before).map((cells, i) => ({
            key: shown[i]!.id,
            cells,
            lacking: isStriking(shown[i]!),
          }))}
        />
      )}
      {pager}
    </>
  )
}
