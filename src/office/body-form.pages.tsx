/** Founding or changing a body. */
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import { bySchema } from '#ui/bySchema.ts'
import { CLEAR } from '#ui/clear.tsx'
import { api } from '#ui/client.ts'
import { DayPicker } from '#ui/Day.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { useMe } from '#ui/me.ts'
import { Select } from '#ui/Select.tsx'
import { BODY_KINDS, type Body, bodySchema } from './office.schema.ts'
import { isActive, yearStart } from './tree.rules.ts'

const { shape } = bodySchema

export interface BodyFormProps {
  readonly bodies: readonly Body[]
  /** Null for a new one. */
  readonly body: Body | null
  readonly parentId: string | null
  readonly onDone: (id: string) => void
  readonly onClose: () => void
}

export function BodyForm({ bodies, body, parentId, onDone, onClose }: BodyFormProps) {
  const { today } = useMe()
  const fresh: Omit<Body, 'id'> = {
    kind: bodies.length === 0 ? 'bureau' : 'branch',
    name: '',
    parentId,
    from: yearStart(today),
    to: null,
    recordsSince: today,
  }
  const save = async (values: Omit<Body, 'id'>) => {
    if (body) {
      await api.office.editBody({ ...values, id: body.id })
      onDone(body.id)
    } else onDone((await api.office.addBody(values)).id)
  }
  return (
    <FormDialog<Omit<Body, 'id'>>
      title={body ? `修改“${body.name}”` : '新增组织'}
      initial={body ?? fresh}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item name="name" label="名称" required rules={[bySchema(shape.name)]}>
        <Input placeholder="例如：机关第一党支部" autoComplete="off" />
      </Form.Item>
      <Form.Item name="kind" label="类别" required>
        <Select options={Object.entries(BODY_KINDS).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item name="parentId" label="上级组织" extra="最上级的组织不填。">
        <Select
          allowClear={CLEAR}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="选择上级组织"
          options={bodies
            .filter((other) => other.id !== body?.id && (isActive(other, today) || other.id === body?.parentId))
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="from" label="成立日期" required extra="不清楚的填今年1月1日。" rules={[bySchema(shape.from)]}>
        <DayPicker allowClear={false} />
      </Form.Item>
      <Form.Item
        name="recordsSince"
        label="开始使用本系统的日期"
        extra="此日之前到期的事项显示为“未知”，不算未完成。"
        rules={[bySchema(shape.recordsSince)]}
      >
        <DayPicker />
      </Form.Item>
      {body ? (
        <Form.Item name="to" label="撤销日期" extra="仍然存在的不填。" rules={[bySchema(shape.to)]}>
          <DayPicker />
        </Form.Item>
      ) : null}
    </FormDialog>
  )
}
