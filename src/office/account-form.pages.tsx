/** Opening an account: for a person of the roster, or for one of the three administrators. */
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import Select from 'antd/es/select'
import { bySchema } from '#ui/bySchema.ts'
import { api } from '#ui/client.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { PeoplePicker } from '#ui/PeoplePicker.tsx'
import { ADMIN_ROLES, type AdminRole, type FreshAccount, newAdminSchema, usernameSchema } from './access.schema.ts'

interface NewAccount {
  readonly kind: 'person' | AdminRole
  readonly personId: string
  readonly displayName: string
  readonly username: string
}

export interface AccountFormProps {
  readonly onDone: (account: FreshAccount) => void
  readonly onClose: () => void
}

const KINDS = [
  { value: 'person', label: '本单位人员' },
  ...Object.entries(ADMIN_ROLES).map(([value, label]) => ({ value, label })),
]

const open = ({ kind, personId, displayName, username }: NewAccount) =>
  kind === 'person'
    ? api.accounts.create({ personId, username })
    : api.accounts.createAdmin({ adminRole: kind, displayName, username })

export function AccountForm({ onDone, onClose }: AccountFormProps) {
  return (
    <FormDialog<NewAccount>
      title="开账号"
      okText="开通"
      initial={{ kind: 'person', username: '' }}
      onSubmit={async (values) => onDone(await open(values))}
      onClose={onClose}
    >
      <Form.Item name="kind" label="身份" required>
        <Select options={KINDS} />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) => (getFieldValue('kind') === 'person' ? <PersonField /> : <AdminField />)}
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

const PersonField = () => (
  <Form.Item name="personId" label="人员" required rules={[{ required: true, message: '请选择人员' }]}>
    <PeoplePicker />
  </Form.Item>
)

const AdminField = () => (
  <Form.Item
    name="displayName"
    label="姓名"
    required
    extra="三员分由不同的人担任；管理员账号只管系统运行，看不到业务内容。"
    rules={[bySchema(newAdminSchema.shape.displayName)]}
  >
    <Input autoComplete="off" />
  </Form.Item>
)
