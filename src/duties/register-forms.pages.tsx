/** Entering items of a register: one by one, or several lines copied from a table. */
import Alert from 'antd/es/alert'
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import Modal from 'antd/es/modal'
import { useState } from 'react'
import { newId } from '#kernel/id.ts'
import { quoted } from '#kernel/quoted.ts'
import { api, problemOf } from '#ui/client.ts'
import { DayPicker } from '#ui/Day.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { useMe } from '#ui/me.ts'
import { useNotice } from '#ui/notice.tsx'
import { Select } from '#ui/Select.tsx'
import { useUnsaved } from '#ui/Unsaved.tsx'
import { useOwing } from '#ui/useDutyChoices.ts'
import type { ItemFields, RegisterItemView } from './register.schema.ts'
import { pastedLines } from './register-paste.rules.ts'

interface FormProps {
  readonly code: string
  readonly onDone: () => Promise<void>
  readonly onClose: () => void
}

export function ItemForm({ code, item, onDone, onClose }: FormProps & { readonly item: RegisterItemView | null }) {
  const { recordsFor, today } = useMe()
  const { loading, owing } = useOwing(item === null, ({ register }) => register === code)
  const likeliest = recordsFor.find((one) => owing.includes(one.id)) ?? recordsFor[0]
  // One id for as long as the dialog is open: a second click enters nothing twice.
  const [id] = useState(newId)
  const [same, setSame] = useState(false)
  const initial: Partial<ItemFields> = item
    ? { name: item.name, subjectId: item.subject.id, from: item.from, to: item.to }
    : { name: '', from: today, to: null, ...(likeliest ? { subjectId: likeliest.id } : {}) }
  const save = async (fields: ItemFields) => {
    if (item) await api.registers.changeItem({ id: item.id, version: item.version, fields })
    else
      await api.registers.addItems({ code, items: [{ id, fields }], again: same }).catch((error) => {
        setSame(problemOf(error).rule === 'same-item')
        throw error
      })
    await onDone()
  }
  if (loading) return null
  return (
    <FormDialog<ItemFields>
      title={item ? `修改${quoted(item.name)}` : '登记一项'}
      {...(same ? { okText: '仍要登记' } : {})}
      initial={initial}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item name="name" label="名称" required>
        <Input autoComplete="off" maxLength={80} />
      </Form.Item>
      <Form.Item
        name="subjectId"
        label="归属单位（岗位）"
        rules={[{ required: true, message: '请选择归属单位（岗位）' }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={recordsFor.map(({ id: value, name }) => ({ value, label: name }))}
        />
      </Form.Item>
      <Form.Item name="from" label="开始日期" required>
        <DayPicker allowClear={false} />
      </Form.Item>
      <Form.Item name="to" label="结束日期" extra="按结束日期归入所在的周期；还不知道的先不填，不填的不进入办结率。">
        <DayPicker />
      </Form.Item>
    </FormDialog>
  )
}

/** Several lines; nothing is written while one of them is wrong. */
export function PasteItems({ code, onDone, onClose }: FormProps) {
  const { recordsFor } = useMe()
  const notice = useNotice()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  /** The text of which some is there already: sent once more it is meant. */
  const [same, setSame] = useState<string | null>(null)
  const again = same === text
  const lines = pastedLines(text, recordsFor)
  const wrong = lines.filter(({ problem }) => problem !== null)
  const save = async () => {
    setBusy(true)
    try {
      const items = lines.flatMap(({ fields }) => (fields ? [{ id: newId(), fields }] : []))
      const { added } = await api.registers.addItems({ code, items, again })
      notice.done(`已登记${added}项`)
      await onDone()
      onClose()
    } catch (error) {
      if (notice.problem(error).rule === 'same-item') setSame(text)
    } finally {
      setBusy(false)
    }
  }
  const { close, question } = useUnsaved(() => text.trim() !== '', onClose)
  return (
    <>
      <Modal
        open
        title="粘贴多项"
        okText={lines.length > 0 ? `${again ? '仍要' : ''}登记${lines.length}项` : '登记'}
        okButtonProps={{ disabled: lines.length === 0 || wrong.length > 0 }}
        confirmLoading={busy}
        onOk={() => void save()}
        onCancel={close}
      >
        <p>从表格复制后粘贴，每行一项：名称、归属单位（岗位）、开始日期、结束日期。</p>
        <Input.TextArea
          aria-label="要登记的事项"
          className="long-text"
          rows={8}
          value={text}
          placeholder={`湖区测图项目\t${recordsFor[0]?.name ?? '测绘管理处'}\t2026-03-01\t2026-06-30`}
          onChange={(event) => setText(event.target.value)}
        />
        {wrong.length > 0 ? (
          <Alert
            type="warning"
            showIcon
            className="register-findings"
            title={`${wrong.length}行需要改，改好后才能登记`}
            description={
              <ul>
                {wrong.slice(0, 8).map(({ number, problem }) => (
                  <li key={number}>
                    第{number}行：{problem}
                  </li>
                ))}
              </ul>
            }
          />
        ) : null}
      </Modal>
      {question}
    </>
  )
}
