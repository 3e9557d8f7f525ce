/** Opening an account for a person of the roster. */
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import { bySchema } from '#ui/bySchema.ts'
import { api } from '#ui/client.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { PeoplePicker } from '#ui/PeoplePicker.tsx'
import { type FreshAccount, usernameSchema } from './access.schema.ts'

interface NewAccount {
  readonly personId: string
  readonly username: string
}

export interface AccountFormProps {
  readonly onDone: (account: FreshAccount) => void
  readonly onClose: () => void
}

export function AccountForm({ onDone, onClose }: AccountFormProps) {
  return (
    <FormDialog<NewAccount>
      title="开账号"
      okText="开通"
      initial={{ username: '' }}
      onSubmit={async (values) => onDone(await api.accounts.create(values))}
      onClose={onClose}
    >
      <Form.Item name="personId" label="人员" required rules={[{ required: true, message: '请选择人员' }]}>
        <PeoplePicker />
      </Form.Item>
      <Form.Item
        name="username"
        label="用户名"
        required
        extra="建议用姓名全拼，如 zhangsan；重名时加数字。"
        rules={[bySchema(usernameSchema)]}
      >
        <Input autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
    </FormDialog>
  )
}
