/** Narrowing what is to be checked; the filters stand in the address and stay while one goes from record to record. */
import { useNavigate } from '@tanstack/react-router'
import Button from 'antd/es/button'
import Checkbox from 'antd/es/checkbox'
import Search from 'antd/es/input/Search'
import Select from 'antd/es/select'
import { isChecked } from '#duties/record-state.rules.ts'
import { CLEAR } from '#ui/clear.tsx'
import { useMe } from '#ui/me.ts'
import { useRecordKinds } from '#ui/RecordKinds.tsx'
import { type CheckFilters as Filters, isNarrowed, recentMonths } from './check-filters.rules.ts'
import type { RecordKind } from './record.schema.ts'
import { SubjectFilter } from './subject-filter.pages.tsx'

const ORDERS = [
  { value: 'earliest' as const, label: '最早提交在前' },
  { value: 'latest' as const, label: '最近提交在前' },
]

export function CheckFilters({ filters }: { readonly filters: Filters }) {
  const me = useMe()
  const kinds = useRecordKinds()
  const navigate = useNavigate()
  const set = (change: Filters) =>
    void navigate({ to: '/checks', search: { ...filters, ...change, page: undefined }, replace: true })
  return (
    <search className="records-filters no-print" aria-label="筛选待核对的纪实">
      <SubjectFilter value={filters.subject} onChange={(subject) => set({ subject })} />
      <Select
        aria-label="种类"
        placeholder="全部种类"
        allowClear={CLEAR}
        value={filters.kind}
        onChange={(kind?: string) => set({ kind })}
        options={Object.entries(kinds)
          .filter(([code]) => isChecked(code as RecordKind))
          .map(([value, { label }]) => ({ value, label }))}
      />
      <Select
        aria-label="开展的月份"
        placeholder="全部月份"
        allowClear={CLEAR}
        value={filters.month}
        onChange={(month?: string) => set({ month })}
        options={recentMonths(me.today)}
      />
      <Search
        key={filters.find}
        aria-label="按标题查找"
        placeholder="按标题查找"
        allowClear
        maxLength={60}
        defaultValue={filters.find}
        onSearch={(find) => set({ find: find.trim() || undefined })}
      />
      <Checkbox
        checked={filters.appealed === true}
        onChange={({ target }) => set({ appealed: target.checked || undefined })}
      >
        只看申诉
      </Checkbox>
      <Select
        aria-label="次序"
        className="checks-order"
        value={filters.order ?? 'earliest'}
        onChange={(order: 'earliest' | 'latest') => set({ order: order === 'latest' ? order : undefined })}
        options={ORDERS}
      />
      {isNarrowed(filters) ? (
        <Button
          type="text"
          onClick={() => void navigate({ to: '/checks', search: { order: filters.order }, replace: true })}
        >
          清除筛选
        </Button>
      ) : null}
    </search>
  )
}
