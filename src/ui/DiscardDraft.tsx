/** Deletes a draft, after it has been asked once more. */
import Button from 'antd/es/button'
import { Confirm } from './Confirm.tsx'

interface DiscardDraftProps {
  readonly label: string
  readonly onDiscard: () => Promise<unknown>
}

export const DiscardDraft = ({ label, onDiscard }: DiscardDraftProps) => (
  <Confirm
    title="删除这份草稿？"
    description="已填写的内容不能恢复。"
    okText="删除"
    cancelText="保留"
    onConfirm={onDiscard}
  >
    <Button type="text">{label}</Button>
  </Confirm>
)
