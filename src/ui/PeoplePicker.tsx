/** Picking people from the roster by name, pinyin or initials; the value is their ids. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import Select from 'antd/es/select'
import { useDeferredValue, useState } from 'react'
import type { Person } from '#office/office.schema.ts'
import { CLEAR } from './clear.tsx'
import { api } from './client.ts'
import './controls.css'
import { can, useMe } from './me.ts'

interface Common {
  /** People of this body are offered first, and can be taken all at once. */
  readonly bodyId?: string
  /** A day that is over: offered is who belonged to the body then. */
  readonly on?: string | undefined
  /** Offers all Party members of the body at once. */
  readonly everyone?: boolean
  /** Names of people who may have left the roster since, such as those of an old record. */
  readonly names?: readonly { readonly id: string; readonly name: string }[]
  /** Those who stand in another field, by its label, and are not offered here. */
  readonly elsewhere?: { readonly label: string; readonly ids: readonly string[] } | undefined
  readonly id?: string
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly 'aria-label'?: string
  readonly 'aria-required'?: boolean
  readonly 'aria-describedby'?: string
}
export interface OnePersonProps extends Common {
  readonly multiple?: false
  readonly value?: string | null
  readonly onChange?: (id: string | null) => void
}
export interface ManyPeopleProps extends Common {
  readonly multiple: true
  readonly value?: readonly string[]
  readonly onChange?: (ids: string[]) => void
}

interface Named {
  readonly value: string
  readonly label: string
}

const LIMIT = 30
/** As many as a body can have and the server gives at once. */
const WHOLE_BODY = 500

const whatElse = ({ bodyName, posts }: Person) => [bodyName, ...posts].join(' · ')

/** People by their ids, as the roster of a body has them. */
export function useNames(ids: readonly string[], { on, bodyId }: Pick<Common, 'on' | 'bodyId'>) {
  return useQuery({
    queryKey: ['office.people', 'ids', [...ids].sort(), on ?? null, bodyId ?? null],
    queryFn: () => api.office.people({ query: '', ids: [...ids], limit: WHOLE_BODY, on, with: bodyId }),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  })
}

const TO_ADD = '请先在“组织”页选中这位同志所在的组织，点“增加人员”录入。'
const TO_ASK = '请联系机关党委办公室补充名册。'

export function PeoplePicker(props: OnePersonProps | ManyPeopleProps) {
  const { bodyId, on, everyone, names, elsewhere, multiple, value, onChange: _, placeholder, ...rest } = props
  const me = useMe()
  const [typed, setTyped] = useState('')
  const query = useDeferredValue(typed.trim())
  const chosen = multiple ? [...(value ?? [])] : value ? [value as string] : []
  // A typed name is looked for everywhere: guests and talkers come from other bodies.
  const scope = query === '' ? bodyId : undefined
  const found = useQuery({
    queryKey: ['office.people', query, scope ?? null, on ?? null, bodyId ?? null],
    queryFn: () => api.office.people({ query, bodyId: scope, on, with: bodyId, limit: scope ? WHOLE_BODY : LIMIT }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const known = useNames(chosen, { on, bodyId })
  const people = new Map<string, Person>()
  for (const person of found.data?.people ?? []) people.set(person.id, person)
  const hidden = (found.data?.total ?? 0) - people.size
  const leftOut = [...people.values()].filter(({ id }) => elsewhere?.ids.includes(id))
  const offered = [...people.keys()].filter((id) => !elsewhere?.ids.includes(id))
  for (const person of known.data?.people ?? []) people.set(person.id, person)
  const named = chosen.map((id) => ({
    value: id,
    label:
      people.get(id)?.name ?? names?.find((one) => one.id === id)?.name ?? (known.isLoading ? '……' : '名册中没有此人'),
  }))

  return (
    <div className="people-picker">
      <Select
        {...rest}
        mode={multiple ? 'multiple' : undefined}
        labelInValue
        value={multiple ? named : (named[0] ?? null)}
        onChange={(next: Named | Named[] | null | undefined) => {
          setTyped('')
          if (props.multiple) props.onChange?.(Array.isArray(next) ? next.map((one) => one.value) : [])
          else props.onChange?.(next && !Array.isArray(next) ? next.value : null)
        }}
        showSearch={{ searchValue: typed, onSearch: setTyped, filterOption: false }}
        allowClear={CLEAR}
        placeholder={placeholder ?? '输入姓名、拼音或首字母查找'}
        options={offered.map((id) => ({ value: id, label: people.get(id)?.name }))}
        optionRender={({ value: id }) => <Option person={people.get(String(id))} />}
        // An empty list box would be no list box to a screen reader: nobody found is said below.
        notFoundContent={null}
        popupRender={(menu) => (
          <>
            {menu}
            {hidden > 0 ? <p className="people-picker-more">还有{hidden}人，请继续输入以缩小范围</p> : null}
          </>
        )}
      />
      {typed.trim() !== '' && !found.isFetching && offered.length === 0 ? (
        <p role="status" className="people-picker-none">
          {leftOut.length > 0
            ? `${leftOut.map(({ name }) => name).join('、')}已选为${elsewhere?.label}，这里不再列出。`
            : `没有找到“${typed.trim()}”。请核对姓名；名册里没有的，${can(me, 'office.edit') ? TO_ADD : TO_ASK}`}
        </p>
      ) : null}
      {props.multiple && everyone && bodyId && !props.disabled ? (
        <WholeBody bodyId={bodyId} on={on} chosen={chosen} onChange={props.onChange} />
      ) : null}
    </div>
  )
}

function Option({ person }: { readonly person: Person | undefined }) {
  if (!person) return null
  return (
    <span className="people-picker-option">
      <b>{person.name}</b> <small>{whatElse(person)}</small>
    </span>
  )
}

interface WholeBodyProps {
  readonly bodyId: string
  readonly on: string | undefined
  readonly chosen: readonly string[]
  readonly onChange: ManyPeopleProps['onChange']
}

/**
 * Most meetings are attended by nearly everybody: take all members, then remove who was away. They are known before the
 * button can be pressed, so that nothing is submitted while they are on their way; of a body without members of its own
 * there is nothing to press.
 */
function WholeBody({ bodyId, on, chosen, onChange }: WholeBodyProps) {
  const { today } = useMe()
  // Who must attend, as for an assembly: of whoever has moved out of sight since, the roster tells the name alone.
  const asked = { kind: 'assembly', subjectId: bodyId, heldOn: on || today } as const
  const members = useQuery({
    queryKey: ['meetings.prepare', asked],
    queryFn: () => api.meetings.prepare(asked),
    staleTime: 60_000,
  })
  const due = members.data?.due ?? []
  const add = () => onChange?.([...new Set([...chosen, ...due.map(({ id }) => id)])])
  if (members.isError || (members.isSuccess && due.length === 0))
    return chosen.length > 0 ? <p className="people-picker-all">已选{chosen.length}人</p> : null
  return (
    <p className="people-picker-all">
      <Button onClick={add} loading={members.isPending}>
        选入全体党员
      </Button>
      {chosen.length > 0 ? <span>已选{chosen.length}人</span> : null}
    </p>
  )
}
