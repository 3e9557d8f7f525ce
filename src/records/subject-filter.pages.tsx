/** Choosing one body or post of the bureau to narrow a list to; for those who see the whole office. */
import { useQuery } from '@tanstack/react-query'
import { CLEAR } from '#ui/clear.tsx'
import { api } from '#ui/client.ts'
import { can, useMe } from '#ui/me.ts'
import { Select } from '#ui/Select.tsx'

interface SubjectFilterProps {
  readonly value: string | undefined
  readonly onChange: (subject: string | undefined) => void
}

export function SubjectFilter({ value, onChange }: SubjectFilterProps) {
  const seesOffice = can(useMe(), 'office.read')
  const office = useQuery({
    queryKey: ['office.overview'],
    queryFn: () => api.office.overview({}),
    enabled: seesOffice,
    staleTime: 5 * 60_000,
  })
  if (!seesOffice) return null
  return (
    <Select
      aria-label="单位或岗位"
      placeholder="全部单位和岗位"
      allowClear={CLEAR}
      showSearch={{ optionFilterProp: 'label' }}
      loading={office.isFetching}
      value={value}
      onChange={onChange}
      options={[
        { label: '组织', options: asOptions(office.data?.bodies) },
        { label: '岗位', options: asOptions(office.data?.posts) },
      ]}
    />
  )
}

const asOptions = (subjects: readonly { id: string; name: string }[] = []) =>
  subjects.map(({ id, name }) => ({ value: id, label: name }))
