/** Narrowing the list of records; every filter stands in the address, so that a list can be sent to somebody. */
import { useNavigate } from '@tanstack/react-router'
import Button from 'antd/es/button'
import Search from 'antd/es/input/Search'
import Select from 'antd/es/select'
import { RECORD_STATES } from '#duties/record-state.rules.ts'
import { CLEAR } from '#ui/clear.tsx'
import { DayRange } from '#ui/DayRange.tsx'
import { useRecordKinds } from '#ui/RecordKinds.tsx'
import type { RecordsAddress } from './records.pages.tsx'
import { SubjectFilter } from './subject-filter.pages.tsx'

/** As many characters of a title as the server looks for. */
export const LONGEST_FIND = 60

export function Filters({ search }: { readonly search: RecordsAddress }) {
  const kinds = useRecordKinds()
  const navigate = useNavigate()
  const set = (change: Partial<RecordsAddress>) =>
    void navigate({ to: '/records', search: { ...search, ...change, page: undefined }, replace: true })
  const filtered = Boolean(search.subject || search.kind || search.state || search.from || search.to || search.find)
  return (
    <search className="records-filters no-print" aria-label="筛选纪实">
      <SubjectFilter value={search.subject} onChange={(subject) => set({ subject })} />
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
      <DayRange label="开展日期" from={search.from} to={search.to} onChange={set} />
      <Search
        key={search.find}
        aria-label="按标题查找"
        placeholder="按标题查找"
        allowClear
        maxLength={LONGEST_FIND}
        defaultValue={search.find}
        onSearch={(find) => set({ find: find.trim() || undefined })}
      />
      {filtered ? (
        <Button type="text" onClick={() => void navigate({ to: '/records', search: {}, replace: true })}>
          清除筛选
        </Button>
      ) : null}
    </search>
  )
}
