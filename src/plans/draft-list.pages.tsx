/** Choosing the list of people of a draft, with what it would mean in plain words. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { isListName, LISTS } from '#duties/list.schema.ts'
import { listWords } from '#duties/list-preview.rules.ts'
import { api } from '#ui/client.ts'
import { NumberField } from '#ui/NumberField.tsx'
import { Field, NameField } from './draft-field.pages.tsx'
import type { Draft } from './plan.schema.ts'

const LIST_NAMES = Object.fromEntries(Object.entries(LISTS).map(([name, { label }]) => [name, label]))

export interface ListFieldProps {
  readonly value: Draft
  readonly onChange: (draft: Draft) => void
}

export function ListField({ value, onChange }: ListFieldProps) {
  const { list, measure, each = 1 } = value
  return (
    <>
      {measure === 'members' ? (
        <Field id="draft-each" label="每人达到">
          <NumberField
            id="draft-each"
            min={0.1}
            max={10_000}
            value={each}
            suffix={value.unit ?? '次'}
            onChange={(next) => onChange({ ...value, each: next ?? 1 })}
          />
        </Field>
      ) : null}
      <NameField
        id="draft-list"
        label="人员名单"
        names={LIST_NAMES}
        help="名单由系统按组织、任职和分管关系生成，人员变动时随之变化；任职者本人不在自己的名单上。"
        value={list}
        onChange={(name) => onChange({ ...value, list: name })}
      />
      <Preview draft={value} />
    </>
  )
}

function Preview({ draft: { list, owes, kind, measure, each, unit } }: { readonly draft: Draft }) {
  const known = isListName(list) && owes.length > 0
  const sizes = useQuery({
    queryKey: ['lists.preview', { list, owes }],
    queryFn: () => api.lists.preview({ list: isListName(list) ? list : 'members', owes: [...owes] }),
    enabled: known,
    placeholderData: keepPreviousData,
  })
  if (!known) return <p className="draft-preview">选定由谁负责和人员名单后，这里说明要与多少人谈、让多少人参加。</p>
  if (sizes.isError) return <p className="draft-preview">名单暂时算不出来，不影响保存。</p>
  if (!sizes.data) return null
  const { sentence, warning } = listWords(sizes.data.subjects, { kind, measure, each, unit })
  return (
    <div className="draft-preview" role="status">
      <p>按今天的名册：{sentence}</p>
      {warning ? <p className="draft-warning">{warning}</p> : null}
    </div>
  )
}
