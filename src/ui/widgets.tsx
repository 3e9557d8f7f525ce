/** The control for each widget that a schema can name. */
import { useQuery } from '@tanstack/react-query'
import Checkbox from 'antd/es/checkbox'
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import Radio from 'antd/es/radio'
import type { ReactNode } from 'react'
import { api } from './client.ts'
import { DayPicker } from './Day.tsx'
import { FileUpload } from './FileUpload.tsx'
import { rosterOf, useMe } from './me.ts'
import { NumberField } from './NumberField.tsx'
import { PeoplePicker } from './PeoplePicker.tsx'
import type { RecordField, Widget } from './recordFields.ts'
import { Select } from './Select.tsx'
import { TimeField } from './Time.tsx'
import type { UploadedFile } from './upload.ts'
import { entryFor, useDutyChoices, useOtherDuties } from './useDutyChoices.ts'

/** What the controls know beyond their own field. */
export interface FormFacts {
  readonly subjectId: string | undefined
  readonly heldOn: string | undefined
  /** The occurrence that it makes up for. */
  readonly makesUpFor: string | null
  /** Ids of the duties that were chosen. */
  readonly duties: readonly string[]
  readonly files: readonly UploadedFile[]
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly disabled: boolean
  /** A record is not submitted while one of its files is on its way. */
  readonly onUploading: (uploading: boolean) => void
}

/** Given by Form.Item: id, value, onChange and the ARIA attributes that tie the control to label and help. */
export interface ControlProps {
  readonly field: RecordField
  readonly facts: FormFacts
  readonly [given: string]: unknown
}

const optionsOf = ({ meta }: RecordField) =>
  Object.entries(meta.options ?? {}).map(([value, label]) => ({ value, label }))

function Subject({ field, facts: _, ...given }: ControlProps) {
  const { recordsFor } = useMe()
  const { heldBy } = field.meta
  // What came with the form stays, whatever it is.
  const offered = recordsFor.filter(
    ({ id, kind, post }) => !heldBy || id === given.value || (!post && heldBy.includes(kind)),
  )
  const groups = [
    { label: '组织', options: offered.filter(({ post }) => !post) },
    { label: '岗位', options: offered.filter(({ post }) => post) },
  ].filter(({ options }) => options.length > 0)
  return (
    <Select
      {...given}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={`请选择${field.meta.label}`}
      options={groups.map(({ label, options }) => ({
        label,
        options: options.map(({ id, name }) => ({ value: id, label: name })),
      }))}
    />
  )
}

interface Option {
  readonly value: string
  readonly label: string
}

const idsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [])

/** The options with one for each chosen id that is not among them: nobody is shown an id. */
function withChosen(options: readonly Option[] | undefined, chosen: unknown): Option[] {
  const known = new Set(options?.map(({ value }) => value))
  const label = options ? '（已不在列表中，请重新选择）' : '正在读取……'
  const others = idsOf(chosen).filter((id) => !known.has(id))
  return [...(options ?? []), ...others.map((value) => ({ value, label }))]
}

function Duties({ facts, field: _, ...given }: ControlProps) {
  const { subjectId } = facts
  const choices = useDutyChoices(entryFor({ ...facts }))
  const others = useOtherDuties(entryFor({ ...facts }), idsOf(given.value))
  const options = choices.data?.duties.map(({ id, title, kindLabel }) => ({
    value: id,
    label: title === kindLabel ? title : `${title}（${kindLabel}）`,
  }))
  const outside = others.data?.others.map(({ id, title, why }) => ({ value: id, label: `${title}（${why}）` })) ?? []
  return (
    <Select
      {...given}
      mode="multiple"
      loading={choices.isFetching}
      disabled={!subjectId || Boolean(given.disabled)}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={subjectId ? '输入关键字查找责任事项' : '请先选择登记单位（岗位）'}
      notFoundContent={choices.isFetching ? '正在查找……' : '这个单位（岗位）在所选日期没有责任事项。'}
      options={withChosen(others.isLoading ? undefined : options && [...options, ...outside], given.value)}
    />
  )
}

/** The items of the registers that the chosen duties are measured by. */
export function useItemChoices(duties: readonly string[]) {
  return useQuery({
    queryKey: ['registers.choices', duties],
    queryFn: () => api.registers.choices({ dutyIds: [...duties] }),
    enabled: duties.length > 0,
  })
}

function Items({ facts: { duties }, field: _, ...given }: ControlProps) {
  const choices = useItemChoices(duties)
  const items = choices.data?.items.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Select
      {...given}
      mode="multiple"
      loading={choices.isFetching}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder="输入关键字查找台账事项"
      notFoundContent={choices.isFetching ? '正在查找……' : '事项台账里还没有登记，请先到“事项台账”中登记。'}
      options={withChosen(items, given.value)}
    />
  )
}

function People({ multiple, ...props }: ControlProps & { readonly multiple: boolean }) {
  const { field, facts, ...given } = props
  const me = useMe()
  const { apart } = field.meta
  const chosen: unknown = Form.useWatch((content) => apart && content[apart.field])
  // Form.Item gives what fits the widget.
  return (
    <PeoplePicker
      {...(given as object)}
      multiple={multiple as true}
      bodyId={rosterOf(me, facts.subjectId)}
      on={facts.heldOn && facts.heldOn < me.today ? facts.heldOn : undefined}
      everyone={field.meta.everyone}
      names={facts.people}
      elsewhere={apart && { label: apart.label, ids: [chosen].flat().map(String) }}
    />
  )
}

function HeldOn({ field: _, facts: __, ...given }: ControlProps) {
  const { today } = useMe()
  return <DayPicker {...given} max={today} />
}

/** A day that is still to come. */
function Coming({ field: _, facts: __, ...given }: ControlProps) {
  const { today } = useMe()
  return <DayPicker {...given} min={today} />
}

/** The year of the day or the one before: two buttons are quicker than a list. */
function Year({ facts: { heldOn }, field: _, value, onChange, ...given }: ControlProps) {
  const year = Number((heldOn ?? '').slice(0, 4))
  const choose = onChange as (value: number | null) => void
  return (
    <Radio.Group
      {...given}
      value={value ?? year}
      onChange={(event) => choose(event.target.value === year ? null : event.target.value)}
      options={[year, year - 1].map((one) => ({ value: one, label: `${one}年度` }))}
    />
  )
}

const CONTROLS: Readonly<Record<Exclude<Widget, 'hidden'>, (props: ControlProps) => ReactNode>> = {
  text: ({ field: _, facts: __, ...given }) => <Input {...given} autoComplete="off" />,
  // No `autoSize`: it measures with a hidden text area whose inline style the content security policy forbids.
  long: ({ field: _, facts: __, ...given }) => <Input.TextArea {...given} className="long-text" rows={5} />,
  // What is no number is the field's content as well: the form refuses it, and a draft keeps it.
  number: ({ field: _, facts: __, onChange, ...given }) => (
    <NumberField
      {...given}
      style={{ width: 160 }}
      onChange={onChange as (value: number | null) => void}
      onOther={onChange as (text: string) => void}
    />
  ),
  day: HeldOn,
  coming: Coming,
  time: ({ field: _, facts: __, ...given }) => <TimeField {...given} />,
  subject: Subject,
  duties: Duties,
  items: Items,
  year: Year,
  person: (props) => <People {...props} multiple={false} />,
  people: (props) => <People {...props} multiple />,
  files: ({ field: _, facts, ...given }) => (
    <FileUpload {...given} purpose="evidence" known={facts.files} onBusy={facts.onUploading} />
  ),
  choice: ({ field, facts: _, ...given }) => <Radio.Group {...given} options={optionsOf(field)} />,
  // A group of boxes cannot be required for a screen reader; its label says it.
  choices: ({ field, facts: _, 'aria-required': __, ...given }) => (
    <Checkbox.Group {...given} options={optionsOf(field)} />
  ),
}

/** The control of a field; the child of its Form.Item. */
export function Control(props: ControlProps) {
  const Chosen = CONTROLS[props.field.widget as Exclude<Widget, 'hidden'>]
  return <Chosen {...props} disabled={props.facts.disabled} />
}
