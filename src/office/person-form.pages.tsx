/** Entering a person, and moving one to another body. */
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import Radio from 'antd/es/radio'
import type { z } from 'zod'
import { bySchema } from '#ui/bySchema.ts'
import { api } from '#ui/client.ts'
import { DayPicker } from '#ui/Day.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { useMe } from '#ui/me.ts'
import { Select } from '#ui/Select.tsx'
import {
  type Body,
  membershipOf,
  newPersonSchema,
  PARTY_STATUSES,
  type PartyStatus,
  type Person,
  partyStatus,
} from './office.schema.ts'
import { isActive, yearStart } from './tree.rules.ts'

const { shape } = newPersonSchema

type NewPerson = Pick<z.output<typeof newPersonSchema>, 'name' | 'bodyId' | 'from'> & { readonly status: PartyStatus }

export interface PersonFormProps {
  readonly body: Body
  /** Nobody is in it yet: what is entered is who has been there so far. */
  readonly first: boolean
  readonly onDone: () => void
  readonly onClose: () => void
}

export function PersonForm({ body, first, onDone, onClose }: PersonFormProps) {
  const { today } = useMe()
  return (
    <FormDialog<NewPerson>
      title={`在“${body.name}”增加人员`}
      initial={{ name: '', bodyId: body.id, status: 'full', from: first ? yearStart(today) : today }}
      onSubmit={async ({ status, ...values }) => {
        await api.office.addPerson({ ...values, ...membershipOf(status) })
        onDone()
      }}
      onClose={onClose}
    >
      <p className="quiet dialog-lead">新增的人员还没有账号。要登录的，增加后请系统管理员在“账号”中开通。</p>
      <Form.Item name="name" label="姓名" required rules={[bySchema(shape.name)]}>
        <Input autoComplete="off" />
      </Form.Item>
      <StatusField />
      <Form.Item
        name="from"
        label="到本组织的日期"
        required
        extra="新来的填报到当天；原来就在、不清楚哪天来的，填今年1月1日。"
        rules={[bySchema(shape.from)]}
      >
        <DayPicker allowClear={false} />
      </Form.Item>
    </FormDialog>
  )
}

/** 正式党员、预备党员 or neither. */
function StatusField() {
  return (
    <Form.Item name="status" label="政治面貌" required extra="预备党员没有表决权，党员大会不计入应到有表决权的人数。">
      <Radio.Group options={Object.entries(PARTY_STATUSES).map(([value, label]) => ({ value, label }))} />
    </Form.Item>
  )
}

interface MembershipFormProps {
  readonly person: Person
  readonly onDone: () => void
  readonly onClose: () => void
}

/** A probationary member becomes a full one, somebody joins, or it was entered wrongly. */
export function MembershipForm({ person, onDone, onClose }: MembershipFormProps) {
  return (
    <FormDialog<{ status: PartyStatus }>
      title={`政治面貌：${person.name}`}
      initial={{ status: partyStatus(person) }}
      onSubmit={async ({ status }) => {
        await api.office.setMembership({ personId: person.id, ...membershipOf(status) })
        onDone()
      }}
      onClose={onClose}
    >
      <StatusField />
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
