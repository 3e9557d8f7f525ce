/** For the system administrator: what the system found wrong with itself, with what to do. Nothing while all is well. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import { useState } from 'react'
import { api } from '#ui/client.ts'
import { useNotice } from '#ui/notice.tsx'

export function Incidents() {
  const client = useQueryClient()
  const notice = useNotice()
  const [busy, setBusy] = useState(false)
  const { data } = useQuery({ queryKey: ['ledger.incidents'], queryFn: () => api.ledger.incidents({}) })
  const [latest] = data?.incidents ?? []
  if (!latest) return null
  const rebuild = async () => {
    setBusy(true)
    try {
      const { rows } = await api.ledger.rebuild({})
      notice.done(`应办账已重建，共${rows}行`)
      await client.invalidateQueries({ queryKey: ['ledger.incidents'] })
    } catch (error) {
      notice.problem(error)
    } finally {
      setBusy(false)
    }
  }
  const when = new Date(latest.foundAt).toLocaleString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'long',
    timeStyle: 'short',
  })
  return (
    <Alert
      type="error"
      showIcon
      className="next-incident"
      title="看板可能有不准的地方"
      description={`${when}核对时，应办账有${latest.count === 20 ? '20处以上' : `${latest.count}处`}与重新推算的结果不同。请重建应办账；如果再次出现，请把服务器日志交给技术支持。`}
      action={
        <Button loading={busy} onClick={() => void rebuild()}>
          重建应办账
        </Button>
      }
    />
  )
}
