/** The list beside the text: filters, decisions on many at once, the commitments, and the sentences without a promise. */
import Button from 'antd/es/button'
import Checkbox from 'antd/es/checkbox'
import Select from 'antd/es/select'
import Tabs from 'antd/es/tabs'
import { useMemo } from 'react'
import type { Names } from '#duties/owes-words.rules.ts'
import { Confirm } from '#ui/Confirm.tsx'
import { CLEAR } from '#ui/clear.tsx'
import type { Doubled } from './earlier-query.pages.tsx'
import type { PlanReview, PublishedDuty, ReviewItem } from './plan.schema.ts'
import {
  type ItemState,
  isConfident,
  NO_FILTER,
  type ReviewFilter,
  SHOWN_STATES,
  type ShownState,
  shownState,
  stateWords,
  type Tier,
} from './review.rules.ts'
import { type ItemActions, ReviewItemCard } from './review-item.pages.tsx'
import { LooseList } from './review-loose.pages.tsx'
import { itemBefore, type Marking } from './review-mark.pages.tsx'
import { looseId } from './segments.rules.ts'
import { TIERS } from './wording.rules.ts'

export interface ReviewListProps {
  readonly review: PlanReview
  readonly shown: readonly ReviewItem[]
  readonly filter: ReviewFilter
  readonly onFilter: (filter: ReviewFilter) => void
  readonly names: Names
  /** A commitment, or a sentence without one. */
  readonly chosen: string | null
  readonly tab: 'items' | 'loose'
  readonly onTab: (tab: 'items' | 'loose') => void
  readonly open: boolean
  readonly actions: ItemActions
  /** The commitments that are asked already. */
  readonly doubled: ReadonlyMap<string, Doubled>
  readonly onMark: Marking['mark']
  readonly onDecideAll: (ids: readonly string[], state: ItemState) => void
}

export function ReviewList(props: ReviewListProps) {
  const { review, chosen, tab, onTab, actions, open, onMark } = props
  const { unquantified, items } = review
  // What a reviewer has marked in a sentence is a task now.
  const loose = useMemo(() => {
    const marked = items.filter(({ reading }) => reading.marked)
    return unquantified
      .map((sentence, i) => ({ ...sentence, id: looseId(i) }))
      .filter(({ start, end }) => !marked.some(({ reading }) => reading.start < end && start < reading.end))
  }, [unquantified, items])
  const looks = loose.filter(({ look }) => look).length
  return (
    <Tabs
      className="review-tabs"
      activeKey={tab}
      onChange={(key) => onTab(key === 'loose' ? 'loose' : 'items')}
      items={[
        { key: 'items', label: `任务 ${review.items.length}`, children: <Commitments {...props} /> },
        {
          key: 'loose',
          label: `未量化语句 ${loose.length}${looks > 0 ? `（${looks}句请看一眼）` : ''}`,
          children: (
            <LooseList
              sentences={loose}
              active={chosen}
              onChoose={actions.choose}
              onMark={open ? (at) => void onMark(at) : null}
            />
          ),
        },
      ]}
    />
  )
}

function Commitments(props: ReviewListProps) {
  const { review, shown, filter, onFilter, names, chosen, open, actions, onDecideAll, doubled } = props
  const duties = useMemo(() => Map.groupBy(review.duties, ({ commitmentId }) => commitmentId), [review.duties])
  return (
    <>
      <Filters {...props} />
      {open ? <DecideAll shown={shown} onDecideAll={onDecideAll} /> : null}
      {shown.length === 0 ? (
        <p className="review-none">
          没有符合条件的任务。
          <Button type="link" onClick={() => onFilter({ ...NO_FILTER, order: filter.order })}>
            显示全部
          </Button>
        </p>
      ) : null}
      <ol className="review-items">
        {shown.map((item) => (
          <ReviewItemCard
            key={item.id}
            item={item}
            names={names}
            active={item.id === chosen}
            open={open}
            actions={actions}
            stands={stateWords(item, review.items)}
            duties={duties.get(item.id) ?? NONE}
            doubled={doubled.get(item.id)}
            joinable={item.id === chosen && itemBefore(review.items, item) !== undefined}
          />
        ))}
      </ol>
    </>
  )
}

const NONE: readonly PublishedDuty[] = []
const STATE_OPTIONS = Object.entries(SHOWN_STATES).map(([value, label]) => ({ value: value as ShownState, label }))
/** Offered only where there are such. */
const RARE: readonly ShownState[] = ['joined', 'carried']
const TIER_OPTIONS = Object.entries(TIERS).map(([value, label]) => ({ value: Number(value) as Tier, label }))

function Filters({ review, filter, onFilter, doubled, open }: ReviewListProps) {
  const twice = review.items.filter(({ id, state }) => state !== 'rejected' && doubled.has(id)).length
  const points = review.points.flatMap(({ number, title }) =>
    number === null ? [] : [{ value: number, label: `${number}. ${title}` }],
  )
  return (
    <div className="review-filters">
      <Select
        aria-label="条目"
        placeholder="全部条目"
        allowClear={CLEAR}
        popupMatchSelectWidth={false}
        value={filter.point ?? undefined}
        options={points}
        onChange={(point: number | undefined) => onFilter({ ...filter, point: point ?? null })}
      />
      <Select
        aria-label="审核状态"
        placeholder="全部状态"
        allowClear={CLEAR}
        value={filter.state ?? undefined}
        popupMatchSelectWidth={false}
        options={STATE_OPTIONS.filter(
          ({ value }) => !RARE.includes(value) || review.items.some((item) => shownState(item) === value),
        )}
        onChange={(state: ShownState | undefined) => onFilter({ ...filter, state: state ?? null })}
      />
      <Select
        aria-label="类别"
        placeholder="全部类别"
        allowClear={CLEAR}
        popupMatchSelectWidth={false}
        value={filter.tier ?? undefined}
        options={TIER_OPTIONS}
        onChange={(tier: Tier | undefined) => onFilter({ ...filter, tier: tier ?? null })}
      />
      <Checkbox checked={filter.notes} onChange={(event) => onFilter({ ...filter, notes: event.target.checked })}>
        只看要留意的
      </Checkbox>
      {open && (twice > 0 || filter.doubled) ? (
        <Checkbox checked={filter.doubled} onChange={(event) => onFilter({ ...filter, doubled: event.target.checked })}>
          只看已有同样要求的（{twice}项）
        </Checkbox>
      ) : null}
      <Checkbox
        checked={filter.order === 'confidence'}
        onChange={(event) => onFilter({ ...filter, order: event.target.checked ? 'confidence' : 'text' })}
      >
        把握小的在前
      </Checkbox>
    </div>
  )
}

function DecideAll({ shown, onDecideAll }: Pick<ReviewListProps, 'shown' | 'onDecideAll'>) {
  const confident = shown.filter(isConfident).map(({ id }) => id)
  const undecided = shown.filter(({ state }) => state === 'proposed').map(({ id }) => id)
  if (undecided.length === 0) return null
  return (
    <div className="review-all">
      <Button size="small" disabled={confident.length === 0} onClick={() => onDecideAll(confident, 'accepted')}>
        采纳把握较大的{confident.length}项
      </Button>
      <Confirm
        title={`其中${undecided.length - confident.length}项把握不大，一并采纳？`}
        description="采纳后可以撤销；也可以先逐项核对把握不大的。"
        okText="一并采纳"
        cancelText="先不采纳"
        disabled={confident.length === undecided.length}
        onConfirm={() => onDecideAll(undecided, 'accepted')}
      >
        <Button
          size="small"
          onClick={confident.length === undecided.length ? () => onDecideAll(undecided, 'accepted') : undefined}
        >
          采纳所列待审核的{undecided.length}项
        </Button>
      </Confirm>
    </div>
  )
}
