/** One commitment in the list: what it would become as a duty, why it was read so, and what to do with it. */
import Button from 'antd/es/button'
import { memo } from 'react'
import { creditKindLabel } from '#duties/kinds.schema.ts'
import type { Names } from '#duties/owes-words.rules.ts'
import { quoted } from '#kernel/quoted.ts'
import type { Doubled } from './earlier-query.pages.tsx'
import { notesOf } from './notes.rules.ts'
import type { PublishedDuty, ReviewItem } from './plan.schema.ts'
import { shownState } from './review.rules.ts'
import { PublishedAs } from './review-duties.pages.tsx'
import {
  confidenceLevel,
  deadlineWords,
  demandWords,
  forceWords,
  ownersWords,
  placeWords,
  REASON_FIELDS,
  readCadenceWords,
  readTargetWords,
  TIERS,
} from './wording.rules.ts'

/** What can be asked of an item; the list stays the same function over all renders. */
export interface ItemActions {
  readonly choose: (id: string) => void
  readonly decide: (id: string, state: ReviewItem['state']) => void
  readonly edit: (id: string) => void
  /** On the phone, where the text is another pane. */
  readonly showText: (id: string) => void
  /** Lets it be part of the one before it. */
  readonly join: (id: string) => void
  /** Lets it stand alone again. */
  readonly separate: (id: string) => void
  /** Leaves it with the earlier version of the plan. */
  readonly carry: (id: string) => void
}

export interface ReviewItemProps {
  readonly item: ReviewItem
  readonly names: Names
  readonly active: boolean
  /** Whether decisions can still be made by this person. */
  readonly open: boolean
  readonly actions: ItemActions
  /** How it stands, in words. */
  readonly stands: string
  /** Whether another one stands before it in the same point. */
  readonly joinable: boolean
  /** What it was published as. */
  readonly duties: readonly PublishedDuty[]
  /** Where it is asked already. */
  readonly doubled: Doubled | undefined
}

export const ReviewItemCard = memo(function ReviewItemCard(props: ReviewItemProps) {
  const { item, names, active, open, actions, stands, duties, doubled } = props
  const { id, reading, draft, state, edited, changedBy } = item
  const deadline = deadlineWords(item)
  const joined = shownState(item) === 'joined'
  const confidence = confidenceLevel(reading.confidence)
  return (
    <li className={`review-item review-item-${state}${active ? ' review-item-active' : ''}`} data-item={id}>
      <button type="button" className="review-item-head" aria-expanded={active} onClick={() => actions.choose(id)}>
        <span className="review-item-point">{placeWords(reading) ?? '无编号'}</span>
        <b>{draft.title}</b>
        <span className={`review-state review-state-${state}`}>{stands}</span>
      </button>
      <p className="review-item-main">
        {ownersWords(draft.owes, names)} · {creditKindLabel(draft.kind)} · {demandWords(draft)}
      </p>
      <p className="review-item-facts">
        {reading.marked ? (
          <span>人工标出</span>
        ) : (
          <span className={`confidence confidence-${confidence.level}`}>{confidence.words}</span>
        )}
        {deadline ? <span>期限：{deadline}</span> : null}
        {reading.target ? <span>{readTargetWords(reading.target)}</span> : null}
        {reading.tier === 2 ? <span>{TIERS[2]}</span> : null}
        {edited ? <span>已修改</span> : null}
        {changedBy && (edited || state !== 'proposed') ? <span>{changedBy}处理</span> : null}
        {open && !active && state !== 'proposed' && !joined ? <Restore {...props} /> : null}
      </p>
      <PublishedAs duties={duties} names={names} title={draft.title} />
      {open ? <Notes item={item} doubled={doubled} onCarry={() => actions.carry(id)} /> : null}
      {active ? <Why item={item} onText={() => actions.showText(id)} /> : null}
      {open && (active || state === 'proposed' || joined) ? <Actions {...props} /> : null}
    </li>
  )
})

interface NotesProps extends Pick<ReviewItemProps, 'item' | 'doubled'> {
  readonly onCarry: () => void
}

/** Where a person should look before deciding, and, decided or not, what stops publishing. */
function Notes({ item, doubled, onCarry }: NotesProps) {
  const notes = notesOf(item)
  const twice = item.state === 'rejected' ? undefined : doubled
  if (notes.length === 0 && !twice) return null
  return (
    <ul className="review-notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
      {twice ? (
        <li>
          {twice.words}
          {twice.carry ? (
            <Button size="small" type="link" aria-label={`沿用上一版：${item.draft.title}`} onClick={onCarry}>
              沿用
            </Button>
          ) : null}
        </li>
      ) : null}
    </ul>
  )
}

function Why({ item: { reading, draft }, onText }: { readonly item: ReviewItem; readonly onText: () => void }) {
  const facts: readonly (readonly [string, string | null])[] = [
    ['原文', reading.quote],
    ['读出的主体', reading.subject],
    ['读出的频次', readCadenceWords(reading.cadence)],
    ['对象', reading.counterparty],
    ['有效期', forceWords(draft.inForce)],
  ]
  return (
    <div className="review-why">
      <dl>
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <Button className="phone-only" size="small" onClick={onText}>
        在原文中查看
      </Button>
      {reading.reasons.length > 0 ? <h4>为什么这样读</h4> : null}
      <ul>
        {reading.reasons.map(({ field, words, why, start }) => (
          <li key={`${field}-${start}-${words}`}>
            {REASON_FIELDS[field]}：{quoted(words)}
            <span className="quiet"> {why}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Actions({ item, actions, active, joinable }: ReviewItemProps) {
  const { id, state, draft } = item
  const to = (next: ReviewItem['state']) => () => actions.decide(id, next)
  const about = `：${draft.title}`
  if (shownState(item) === 'joined')
    return (
      <div className="review-item-actions">
        <Button size="small" aria-label={`拆开${about}`} onClick={() => actions.separate(id)}>
          拆开，单独作一项
        </Button>
      </div>
    )
  return (
    <div className="review-item-actions">
      {state === 'accepted' ? null : (
        <Button size="small" type={active ? 'primary' : 'default'} aria-label={`采纳${about}`} onClick={to('accepted')}>
          采纳
        </Button>
      )}
      <Button size="small" aria-label={`修改${about}`} onClick={() => actions.edit(id)}>
        修改
      </Button>
      {state === 'rejected' ? null : (
        <Button size="small" aria-label={`不作任务${about}`} onClick={to('rejected')}>
          不作任务
        </Button>
      )}
      {active && joinable && state === 'proposed' ? (
        <Button size="small" type="text" aria-label={`并入上一项${about}`} onClick={() => actions.join(id)}>
          并入上一项
        </Button>
      ) : null}
      {state === 'proposed' ? null : <Restore item={item} actions={actions} />}
    </div>
  )
}

/** Beside what was decided, whether the card is opened or not. */
function Restore({ item: { id, draft }, actions }: Pick<ReviewItemProps, 'item' | 'actions'>) {
  return (
    <Button
      className="review-restore"
      size="small"
      type="text"
      aria-label={`恢复待审核：${draft.title}`}
      onClick={() => actions.decide(id, 'proposed')}
    >
      恢复待审核
    </Button>
  )
}
