/** Who owes: sorts of bodies and posts or single ones; a draft may name several, a published duty one. */
import { Link } from '@tanstack/react-router'
import Button from 'antd/es/button'
import { useMemo } from 'react'
import type { Owes } from '#duties/duty.schema.ts'
import { extentWords } from '#duties/owers-extent.rules.ts'
import { owesWords } from '#duties/owes-words.rules.ts'
import { SUBJECT_SEARCH } from '#duties/subject-options.rules.ts'
import { can, useMe } from '#ui/me.ts'
import { Select } from '#ui/Select.tsx'
import { Field } from './draft-field.pages.tsx'
import type { Office } from './office-names.pages.tsx'
import { owesGroups, owesKey, parseOwes } from './owes.rules.ts'
import { ownersWords } from './wording.rules.ts'

export interface OwnersFieldProps {
  readonly value: readonly Owes[]
  readonly onChange: (owes: Owes[]) => void
  readonly office: Office
  readonly alternatives: readonly (readonly Owes[])[]
  readonly issue: string | undefined
  /** Whether there can only be one. */
  readonly single: boolean
}

export function OwnersField({ value, onChange, office, alternatives, issue, single }: OwnersFieldProps) {
  const { today } = useMe()
  const extents = value.flatMap((owes) => {
    const words = extentWords(owes, office, today)
    return words ? `${owesWords(owes, office.names)}${words}。` : []
  })
  const groups = useMemo(() => owesGroups(office.bodies, office.posts, office.names, value), [office, value])
  const common = {
    id: 'draft-owes',
    className: 'draft-wide',
    placeholder: '输入名称或任职人姓名查找',
    showSearch: SUBJECT_SEARCH,
    notFoundContent: <NoOwner />,
    options: groups.map(({ label, options }) => ({ label, options: [...options] })),
  }
  const take = (keys: readonly string[]) => onChange(keys.flatMap((key) => parseOwes(key) ?? []))
  return (
    <Field id="draft-owes" label="由谁负责" issue={issue} help={[single ? ONE : MANY, ...extents].join('')}>
      {single ? (
        <Select {...common} value={value[0] ? owesKey(value[0]) : null} onChange={(key) => take(key ? [key] : [])} />
      ) : (
        <Select {...common} mode="multiple" value={value.map(owesKey)} onChange={take} />
      )}
      {alternatives.length > 0 ? (
        <div className="draft-alternatives">
          也可能是：
          {alternatives.map((owes) => (
            <Button key={owes.map(owesKey).join()} size="small" onClick={() => onChange([...owes])}>
              {ownersWords(owes, office.names)}
            </Button>
          ))}
        </div>
      ) : null}
    </Field>
  )
}

/** What to do where the office has no such body or post; those who keep the office go there. */
function NoOwner() {
  const me = useMe()
  return can(me, 'office.edit') ? (
    <span>
      没有这个组织或岗位；可到<Link to="/office">组织</Link>里新增，再回来选。
    </span>
  ) : (
    '没有这个组织或岗位；需要新增的，请机关党委或系统管理员在“组织”里新增。'
  )
}

const ONE = '选一类单位或岗位，或者具体的一个。'
const MANY = '可以选一类单位或岗位，也可以选具体的一个，可多选；每选一个，发布后是一项责任事项，各自负责。'
