/** What changed between two days: occurrences that came, fell away, or stand otherwise. Pure. */
import { isDone, type OccurrenceRow, type Standing } from './standing.schema.ts'

/** In the order in which an office asks. */
export const CHANGE_KINDS = {
  missed: '变为未完成',
  'entry-open': '到期待补录',
  done: '按期完成',
  'done-late': '逾期完成',
  undone: '不再算完成',
  came: '新增应办',
  gone: '不再应办',
  exempt: '获得豁免',
  moved: '期限有变',
  asked: '要求有变',
  begun: '开始或临近到期',
  other: '其他变化',
} as const
export type ChangeKind = keyof typeof CHANGE_KINDS

type Row = Pick<OccurrenceRow, 'id' | 'duty' | 'subject' | 'start' | 'due' | 'scheduled' | 'standing' | 'target'>

export interface Change {
  readonly kind: ChangeKind
  /** As it stands now; as it stood where it has fallen away. */
  readonly row: Row
  readonly before: Standing | null
  readonly after: Standing | null
  /** When it was due and planned, and how much it asked for, where that is otherwise now. */
  readonly was: Pick<Row, 'due' | 'scheduled' | 'target'> | null
}

/** Of the main ones time alone makes this; it is shown when asked for. */
const BY_TIME: ChangeKind = 'begun'

/**
 * What is shown unasked. A plan that was published brings hundreds that are new; where some fall away they are the other
 * half of the same change.
 */
export const isMain = (kind: ChangeKind, counts: Partial<Record<ChangeKind, number>>): boolean =>
  kind !== BY_TIME && (kind !== 'came' || (counts.gone ?? 0) > 0)

/**
 * Both lists are whole: what stands in one only has come or gone. In the order of the later list, then what has gone.
 * @param fixed whether how much is asked hangs on the terms alone: lists of people move with the people
 */
export function changesBetween(
  before: readonly Row[],
  after: readonly Row[],
  fixed: (row: Row) => boolean = () => false,
): Change[] {
  const stood = new Map(before.map((row) => [row.id, row]))
  const stands = new Set(after.map(({ id }) => id))
  const changes: Change[] = []
  for (const row of after) {
    const had = stood.get(row.id)
    const old = had?.standing ?? null
    const asked = had !== undefined && had.target !== row.target && fixed(row)
    const moved = had !== undefined && (had.due !== row.due || had.scheduled !== row.scheduled)
    const was =
      moved || asked ? { due: had.due, scheduled: had.scheduled, target: asked ? had.target : row.target } : null
    const kind = old !== row.standing ? kindOf(old, row.standing) : moved ? 'moved' : asked ? 'asked' : null
    if (kind) changes.push({ kind, row, before: old, after: row.standing, was })
  }
  for (const row of before)
    if (!stands.has(row.id)) changes.push({ kind: 'gone', row, before: row.standing, after: null, was: null })
  return changes
}

interface Asked extends Pick<Row, 'due' | 'scheduled' | 'target'> {
  /** How much, in words. */
  readonly amount: string
}

/** How an occurrence is asked for otherwise than it was: 期限由2026-12-31改为2026-12-25, 由1次改为2次. */
export const turnsOf = (was: Asked, is: Asked): string[] => [
  ...(was.due === is.due ? [] : [`期限由${was.due}改为${is.due}`]),
  ...(was.scheduled === is.scheduled ? [] : [`固定日期由${was.scheduled ?? '没有'}改为${is.scheduled ?? '没有'}`]),
  ...(was.target === is.target ? [] : [`由${was.amount}改为${is.amount}`]),
]

const BEGUN: readonly Standing[] = ['open', 'due-soon']

function kindOf(before: Standing | null, after: Standing): ChangeKind {
  if (before === null) return 'came'
  if (isDone(before) && !isDone(after)) return 'undone'
  if (after === 'done' || after === 'done-late' || after === 'missed' || after === 'exempt' || after === 'entry-open')
    return after
  return BEGUN.includes(after) && (before === 'upcoming' || BEGUN.includes(before)) ? 'begun' : 'other'
}
