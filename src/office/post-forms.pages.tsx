/** Setting up a post, appointing, ending a term, the line of responsibility. */
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import type { z } from 'zod'
import { bySchema } from '#ui/bySchema.ts'
import { api } from '#ui/client.ts'
import { DayPicker } from '#ui/Day.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { useMe } from '#ui/me.ts'
import { PeoplePicker } from '#ui/PeoplePicker.tsx'
import { Select } from '#ui/Select.tsx'
import { type Body, daySchema, newPostSchema, POST_ROLES, type Post, type PostRole } from './office.schema.ts'
import { isActive, USUAL_ROLES, yearStart } from './tree.rules.ts'

const ALL_ROLES = Object.keys(POST_ROLES) as PostRole[]

interface Dialog {
  readonly onDone: () => void
  readonly onClose: () => void
}

export function PostForm({ body, onDone, onClose }: Dialog & { readonly body: Body }) {
  const roles = USUAL_ROLES[body.kind] ?? ALL_ROLES
  return (
    <FormDialog<z.infer<typeof newPostSchema>>
      title={`在“${body.name}”设职务`}
      initial={{ bodyId: body.id, role: roles[0], name: '' }}
      onSubmit={async (values) => {
        await api.office.addPost(values)
        onDone()
      }}
      onClose={onClose}
    >
      <Form.Item name="role" label="职务类别" required extra="权限和责任事项按职务类别确定。">
        <Select options={roles.map((role) => ({ value: role, label: POST_ROLES[role] }))} />
      </Form.Item>
      <Form.Item name="name" label="职务名称" required rules={[bySchema(newPostSchema.shape.name)]}>
        <Input placeholder="例如：第一党支部书记" autoComplete="off" />
      </Form.Item>
    </FormDialog>
  )
}

interface Appointment {
  readonly personId: string
  readonly from: string
}

export function AppointForm({ post, onDone, onClose }: Dialog & { readonly post: Post }) {
  const { today } = useMe()
  const present = post.holders.find((holding) => isActive(holding, today))
  return (
    <FormDialog<Appointment>
      title={`任命：${post.name}`}
      okText="任命"
      // The first entry says who has held the post so far, a later one is a change.
      initial={{ from: post.holders.length === 0 ? yearStart(today) : today }}
      onSubmit={async (values) => {
        await api.office.appoint({ ...values, postId: post.id })
        onDone()
      }}
      onClose={onClose}
    >
      {present ? (
        <p className="quiet dialog-lead">
          现任：{present.personName}（{present.from}起）。新的任职开始后，现任到前一天为止；未办结的事项由新任接续。
        </p>
      ) : null}
      <Form.Item name="personId" label="任职人" required rules={[{ required: true, message: '请选择任职人' }]}>
        <PeoplePicker />
      </Form.Item>
      <Form.Item name="from" label="从哪天起" required rules={[bySchema(daySchema)]}>
        <DayPicker allowClear={false} />
      </Form.Item>
    </FormDialog>
  )
}

export function EndForm({ holding, post, onDone, onClose }: Dialog & EndProps) {
  const { today } = useMe()
  return (
    <FormDialog<{ to: string }>
      title={`免职：${holding.personName}（${post.name}）`}
      okText="免职"
      danger
      initial={{ to: today }}
      onSubmit={async ({ to }) => {
        await api.office.endHolding({ holdingId: holding.id, to })
        onDone()
      }}
      onClose={onClose}
    >
      <p className="quiet dialog-lead">职务暂时空缺时，责任事项仍在，任命新人后由新人接续。</p>
      <Form.Item name="to" label="任职最后一天" required rules={[bySchema(daySchema)]}>
        <DayPicker min={holding.from} allowClear={false} />
      </Form.Item>
    </FormDialog>
  )
}

interface EndProps {
  readonly holding: Post['holders'][number]
  readonly post: Post
}

export function LineForm({ post, bodies, onDone, onClose }: Dialog & LineProps) {
  const { today } = useMe()
  return (
    <FormDialog<{ bodyIds: string[] }>
      title={`分管：${post.name}`}
      initial={{ bodyIds: post.line }}
      onSubmit={async ({ bodyIds }) => {
        await api.office.setLine({ postId: post.id, bodyIds })
        onDone()
      }}
      onClose={onClose}
    >
      <Form.Item name="bodyIds" label="分管的组织" extra="任职人可以看到这些组织的看板和纪实；从今天起生效。">
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="选择分管的支部、处室、区局"
          options={bodies
            .filter((body) => isActive(body, today) || post.line.includes(body.id))
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
    </FormDialog>
  )
}

interface LineProps {
  readonly post: Post
  readonly bodies: readonly Body[]
}
