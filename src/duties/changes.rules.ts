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
  shifted: '安排日有变',
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
}

/**
 * Both lists are whole: what stands in one only has come or gone. In the order of the later list, then what has gone.
 * How much is asked counts only where a change of the terms is looked at: lists of people move with the people.
 */
export function changesBetween(before: readonly Row[], after: readonly Row[], terms = false): Change[] {
  const stood = new Map(before.map((row) => [row.id, row]))
  const stands = new Set(after.map(({ id }) => id))
  const changes: Change[] = []
  for (const row of after) {
    const was = stood.get(row.id)
    const old = was?.standing ?? null
    if (old !== row.standing) changes.push({ kind: kindOf(old, row.standing), row, before: old, after: row.standing })
    else if (was?.due !== row.due) changes.push({ kind: 'moved', row, before: old, after: row.standing })
    else if (was.scheduled !== row.scheduled) changes.push({ kind: 'shifted', row, before: old, after: row.standing })
    else if (terms && was.target !== row.target) changes.push({ kind: 'asked', row, before: old, after: row.standing })
  }
  for (const row of before)
    if (!stands.has(row.id)) changes.push({ kind: 'gone', row, before: row.standing, after: null })
  return changes
}

const BEGUN: readonly Standing[] = ['open', 'due-soon']

function kindOf(before: Standing | null, after: Standing): ChangeKind {
  if (before === null) return 'came'
  if (isDone(before) && !isDone(after)) return 'undone'
  if (after === 'done' || after === 'done-late' || after === 'missed' || after === 'exempt' || after === 'entry-open')
    return after
  return BEGUN.includes(after) && (before === 'upcoming' || BEGUN.includes(before)) ? 'begun' : 'other'
}
