/** Entering a person, and moving one to another body. */
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import Radio from 'antd/es/radio'
import Select from 'antd/es/select'
import type { z } from 'zod'
import { bySchema } from '#ui/bySchema.ts'
import { api } from '#ui/client.ts'
import { DayPicker } from '#ui/Day.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { useMe } from '#ui/me.ts'
import { type Body, newPersonSchema, type Person } from './office.schema.ts'
import { isActive, yearStart } from './tree.rules.ts'

const { shape } = newPersonSchema

export interface PersonFormProps {
  readonly body: Body
  readonly onDone: () => void
  readonly onClose: () => void
}

export function PersonForm({ body, onDone, onClose }: PersonFormProps) {
  const { today } = useMe()
  return (
    <FormDialog<z.infer<typeof newPersonSchema>>
      title={`在“${body.name}”增加人员`}
      initial={{ name: '', bodyId: body.id, partyMember: true, from: yearStart(today) }}
      onSubmit={async (values) => {
        await api.office.addPerson(values)
        onDone()
      }}
      onClose={onClose}
    >
      <Form.Item name="name" label="姓名" required rules={[bySchema(shape.name)]}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="partyMember" label="政治面貌" required>
        <Radio.Group
          options={[
            { value: true, label: '中共党员' },
            { value: false, label: '其他' },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="from"
        label="到本组织的日期"
        required
        extra="不清楚的填今年1月1日。"
        rules={[bySchema(shape.from)]}
      >
        <DayPicker allowClear={false} />
      </Form.Item>
    </FormDialog>
  )
}

interface Move {
  readonly bodyId: string
  readonly from: string
}

export interface MoveFormProps {
  readonly person: Person
  readonly bodies: readonly Body[]
  readonly onDone: () => void
  readonly onClose: () => void
}

export function MoveForm({ person, bodies, onDone, onClose }: MoveFormProps) {
  const { today } = useMe()
  const others = bodies.filter(
    (body) => isActive(body, today) && body.id !== person.bodyId && body.name !== person.division,
  )
  return (
    <FormDialog<Move>
      title={`调动：${person.name}`}
      initial={{ from: today }}
      onSubmit={async (values) => {
        await api.office.movePerson({ ...values, personId: person.id })
        onDone()
      }}
      onClose={onClose}
    >
      <p className="quiet dialog-lead">
        现在：{person.bodyName}
        {person.division && person.division !== person.bodyName ? `，在${person.division}工作` : ''}
        。党支部和处室各算各的：调到处室不改变所在支部，调到支部不改变所在处室。以前登记的纪实不受影响。
      </p>
      <Form.Item name="bodyId" label="调到" required rules={[{ required: true, message: '请选择调到哪个组织' }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="选择组织"
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="from" label="从哪天起" required rules={[bySchema(shape.from)]}>
        <DayPicker allowClear={false} />
      </Form.Item>
    </FormDialog>
  )
}
