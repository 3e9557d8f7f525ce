/** The board for a spreadsheet: first as it is seen, items down and bodies across, then every occurrence in a row. Pure. */
import type { PaperTable } from '#documents/paper-table.schema.ts'
import type { Board, BoardCell } from './board.schema.ts'
import { type BoardFilter, rateWords, toldIn, toldOn, viewOf } from './board-view.rules.ts'
import { aheadWords } from './stages.rules.ts'
import { STANDING_LABELS, type Standing, type Totals } from './standing.schema.ts'
import { totalsOf } from './totals.rules.ts'

const OCCURRENCE_COLUMNS = [
  { head: '序号', share: 5 },
  { head: '单位或岗位', share: 18 },
  { head: '责任事项', share: 24 },
  { head: '要求', share: 15 },
  { head: '开始', share: 10, align: 'center' },
  { head: '期限', share: 10, align: 'center' },
  { head: '状态', share: 9, align: 'center' },
  { head: '完成', share: 6, align: 'center' },
  { head: '要求数', share: 6, align: 'center' },
] as const

/** Widths in characters: the columns before the bodies, and each body. */
const BEFORE = { index: 6, title: 30, requirement: 20, rate: 11 } as const
const BODY = 11

export interface BoardPaper {
  readonly bureau: string
  readonly year: number
  readonly today: string
}

/** Two sheets: 看板 and 应办明细. */
export function boardTable(board: Board, { bureau, year, today }: BoardPaper): PaperTable {
  const whose = board.rows === 'posts' ? '岗位' : '单位'
  const view = viewOf(board, ALL(year))
  const days =
    board.asOf > today
      ? `预计到${board.asOf}的情况，按${today}已知的推算`
      : `截至${board.asOf}${board.known === board.asOf ? '' : `，按${board.known}已知的情况`}`
  const count = board.cells.reduce((sum, { occurrences }) => sum + occurrences.length, 0)
  return {
    title: `${bureau}${year}年党建工作看板（按${whose}）`,
    note: `${view.rows.length}个${whose}、${view.duties.length}项责任事项，共${count}次应办：${standingsWords(view.totals)}。${days}`,
    sheet: '看板',
    columns: [
      { head: '序号', share: BEFORE.index },
      { head: '责任事项', share: BEFORE.title },
      { head: '要求', share: BEFORE.requirement },
      { head: '完成率', share: BEFORE.rate, align: 'center' },
      ...view.rows.map(({ subject }) => ({ head: subject.name, share: BODY, align: 'center' as const })),
    ],
    rows: [
      ['', '完成率', '', rateOf(view.totals), ...view.rows.map(({ totals }) => rateOf(totals))],
      ['', '按期完成率', '', onTimeOf(view.totals), ...view.rows.map(({ totals }) => onTimeOf(totals))],
      ...view.duties.map((duty, column) => {
        const cells = view.rows.map((row) => row.cells[column] ?? null)
        const all = cells.flatMap((cell) => cell ?? [])
        return [
          String(column + 1),
          toldIn(duty, 'title', { year, asOf: board.asOf }),
          [
            toldIn(duty, 'cadence', { year, asOf: board.asOf }),
            ...duty.ahead.map((one) => `（${aheadWords(one)}）`),
          ].join(''),
          rateOf(totalsOf(all.map(({ standing, closes }) => ({ standing, closed: board.asOf > closes })))),
          ...cells.map((cell) => (cell ? cellWords(cell) : '')),
        ]
      }),
    ],
    stay: { columns: 2, rows: 2 },
    further: [
      {
        title: `${bureau}${year}年各${whose}应办明细`,
        note: `共${count}次，${days}`,
        sheet: '应办明细',
        columns: OCCURRENCE_COLUMNS,
        rows: occurrenceRows(board),
      },
    ],
  }
}

const ALL = (year: number): BoardFilter => ({ year, point: null, plan: null, period: null, standings: [], find: '' })

const rateOf = ({ rateDone, expected }: Totals) => lines(rateWords(rateDone, expected))
const onTimeOf = ({ rateOnTime, expected }: Totals) => lines(rateWords(rateOnTime, expected))

/** The numbers below the rate: columns are narrow. */
const lines = (rate: string) => rate.replace('（', '\n（').replace('暂无', '暂无\n')

/** The worst first, as one reads a board. */
const ORDER: readonly Standing[] = [
  'missed',
  'entry-open',
  'due-soon',
  'done-late',
  'done',
  'open',
  'upcoming',
  'exempt',
  'unknown',
  'not-applicable',
]

const standingsWords = (totals: Totals): string =>
  ORDER.filter((standing) => totals[standing] > 0)
    .map((standing) => `${STANDING_LABELS[standing]}${totals[standing]}`)
    .join('、')

/** 已完成 of a single occurrence; of several, how many of each standing, a line each. */
function cellWords(cell: readonly BoardCell[]): string {
  const counts = Map.groupBy(cell, ({ standing }) => standing)
  if (cell.length === 1) return STANDING_LABELS[cell[0]!.standing]
  return ORDER.flatMap((standing) => {
    const of = counts.get(standing)?.length
    return of ? `${STANDING_LABELS[standing]}${of}` : []
  }).join('\n')
}

/** Rows in the order of the bodies or posts, then of the duties, then of the days. */
function occurrenceRows({ cells, subjects, duties }: Board): string[][] {
  const sorted = cells.toSorted((a, b) => a.subject - b.subject || a.duty - b.duty)
  const rows = sorted.flatMap(({ subject, duty, occurrences }) =>
    occurrences
      .toSorted((a, b) => (a.start < b.start ? -1 : 1))
      .map((one) => [
        subjects[subject]!.name,
        toldOn(duties[duty]!, one.due).title,
        toldOn(duties[duty]!, one.due).cadence,
        one.start,
        one.due,
        STANDING_LABELS[one.standing],
        one.value === null ? '' : String(one.value),
        String(one.target),
      ]),
  )
  return rows.map((row, index) => [String(index + 1), ...row])
}
