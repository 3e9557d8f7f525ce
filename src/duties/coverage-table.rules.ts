/** Talks and checklists for a spreadsheet: numbers of everybody in sight, then by name what the actor answers for. Pure. */
import type { Coverage } from './coverage.schema.ts'
import { STANDING_LABELS } from './standing.schema.ts'

export const PAIR_COLUMNS = [
  { head: '序号', share: 5 },
  { head: '责任事项', share: 28 },
  { head: '单位或岗位', share: 18 },
  { head: '名单', share: 18 },
  { head: '开始', share: 11 },
  { head: '期限', share: 11 },
  { head: '应达到人数', share: 10 },
  { head: '已达到人数', share: 10 },
  { head: '状态', share: 10 },
] as const

/** A line for each occurrence; what nothing is known of has no number. */
export const pairCells = ({ pairs }: Pick<Coverage, 'pairs'>): string[][] =>
  pairs
    .flatMap(({ title, list, rows }) => rows.map((row) => ({ title, list, ...row })))
    .map(({ title, list, step, owed, reached }, index) => [
      String(index + 1),
      title,
      step.subject.name,
      list,
      step.start,
      step.due,
      String(owed),
      reached === null ? '' : String(reached),
      STANDING_LABELS[step.standing],
    ])

export const OWN_COLUMNS = [
  { head: '责任事项', share: 26 },
  { head: '单位或岗位', share: 18 },
  { head: '开始', share: 11 },
  { head: '期限', share: 11 },
  { head: '姓名', share: 10 },
  { head: '要求', share: 10 },
  { head: '已记', share: 10 },
  { head: '首次日期', share: 11 },
  { head: '是否达到', share: 9 },
] as const

/** A line for each person of each own occurrence. */
export const ownCells = ({ own }: Pick<Coverage, 'own'>): string[][] =>
  own.flatMap(({ step, people, each, unit, once }) =>
    people.map(({ name, quantity, since, enough }) => [
      step.title,
      step.subject.name,
      step.start,
      step.due,
      name,
      once ? '一次' : `${each}${unit}`,
      once ? '' : `${quantity}${unit}`,
      since ?? '',
      enough ? '是' : '否',
    ]),
  )
