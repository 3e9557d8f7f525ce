/** Narrowing the list of records; every filter stands in the address, so that a list can be sent to somebody. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import Button from 'antd/es/button'
import Select from 'antd/es/select'
import { RECORD_STATES } from '#duties/record-state.rules.ts'
import { CLEAR } from '#ui/clear.tsx'
import { api } from '#ui/client.ts'
import { DayPicker } from '#ui/Day.tsx'
import { can, useMe } from '#ui/me.ts'
import { useRecordKinds } from '#ui/RecordKinds.tsx'
import type { RecordsAddress } from './records.pages.tsx'

export function Filters({ search }: { readonly search: RecordsAddress }) {
  const me = useMe()
  const kinds = useRecordKinds()
  const navigate = useNavigate()
  const seesOffice = can(me, 'office.read')
  const office = useQuery({
    queryKey: ['office.overview'],
    queryFn: () => api.office.overview({}),
    enabled: seesOffice,
    staleTime: 5 * 60_000,
  })
  const set = (change: Partial<RecordsAddress>) =>
    void navigate({ to: '/records', search: { ...search, ...change, page: undefined }, replace: true })
  const asOptions = (subjects: readonly { id: string; name: string }[] = []) =>
    subjects.map(({ id, name }) => ({ value: id, label: name }))
  const filtered = Boolean(search.subject || search.kind || search.state || search.from || search.to)
  return (
    <search className="records-filters no-print" aria-label="筛选纪实">
      {seesOffice ? (
        <Select
          aria-label="单位或岗位"
          placeholder="全部单位和岗位"
          allowClear={CLEAR}
          showSearch={{ optionFilterProp: 'label' }}
          loading={office.isFetching}
          value={search.subject}
          onChange={(subject?: string) => set({ subject })}
          options={[
            { label: '组织', options: asOptions(office.data?.bodies) },
            { label: '岗位', options: asOptions(office.data?.posts) },
          ]}
        />
      ) : null}
      <Select
        aria-label="种类"
        placeholder="全部种类"
        allowClear={CLEAR}
        value={search.kind}
        onChange={(kind?: string) => set({ kind })}
        options={Object.entries(kinds).map(([value, { label }]) => ({ value, label }))}
      />
      <Select
        aria-label="状态"
        placeholder="全部状态"
        allowClear={CLEAR}
        value={search.state}
        onChange={(state?: string) => set({ state })}
        options={Object.entries(RECORD_STATES).map(([value, label]) => ({ value, label }))}
      />
      <DayPicker
        aria-label="开展日期不早于"
        placeholder="开始日期"
        allowClear
        value={search.from}
        max={search.to}
        onChange={(from) => set({ from: from ?? undefined })}
      />
      <DayPicker
        aria-label="开展日期不晚于"
        placeholder="结束日期"
        allowClear
        value={search.to}
        min={search.from}
        onChange={(to) => set({ to: to ?? undefined })}
      />
      {filtered ? (
        <Button type="text" onClick={() => void navigate({ to: '/records', search: {}, replace: true })}>
          清除筛选
        </Button>
      ) : null}
    </search>
  )
}
