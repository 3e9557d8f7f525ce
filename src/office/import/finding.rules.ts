/** What a row of a table comes to: written anew, changed, as it is already, or not to be written and why. Pure. */
import { cellChoice, cellDay } from './cell.rules.ts'
import type { Column, KeyedRow } from './column.schema.ts'
import type { Action, Change, Problem } from './import.schema.ts'

/** A row with its finding. */
export interface Judged {
  readonly row: number
  readonly action: Action
  readonly title: string
  readonly problems: readonly Problem[]
  readonly changes: readonly Change[]
  /** The id of what is made or changed. */
  readonly target: string | null
  /** What is written when it is confirmed. */
  readonly value: unknown
}

/** Rows of the file by what they are about, so that nothing stands in it twice. */
export type Seen = Map<string, number>

/** Reads the cells of one row and gathers what is wrong with them. */
export class RowReader {
  readonly problems: Problem[] = []
  readonly #row: KeyedRow
  readonly #columns: readonly Column[]

  constructor(row: KeyedRow, columns: readonly Column[]) {
    this.#row = row
    this.#columns = columns
  }

  text(key: string): string {
    return this.#row.cells[key] ?? ''
  }

  /** Says that something is wrong with a column, or with the row as a whole. */
  wrong(key: string | null, message: string): null {
    const head = this.#columns.find((column) => column.key === key)?.head ?? null
    this.problems.push({ column: head, message })
    return null
  }

  /** The text of a cell that may not be empty, and not longer than that. */
  needed(key: string, longest: number): string {
    const text = this.text(key)
    if (text === '') this.wrong(key, '不能为空，请填写。')
    else if (text.length > longest) this.wrong(key, `不能超过${longest}字，请缩短。`)
    return text
  }

  /** A day; null where the cell is empty or none, which is a problem. */
  day(key: string, today?: string): string | null {
    const text = this.text(key)
    if (text === '') return null
    const day = cellDay(text)
    if (!day) return this.wrong(key, `“${text}”不是日期，请写成2025-3-5或2025年3月5日。`)
    if (today && day > today) return this.wrong(key, `${day}还没有到，请填写今天或以前的日期。`)
    return day
  }

  choice<C extends string>(key: string, labels: Readonly<Record<C, string>>): C | null {
    const text = this.text(key)
    if (text === '') return this.wrong(key, '不能为空，请从下拉列表中选择。')
    const choice = cellChoice(text, labels)
    if (choice) return choice
    return this.wrong(key, `没有“${text}”这一项。可以填写：${Object.values(labels).join('、')}。`)
  }

  /** Notes what the row is about; where an earlier row is about the same, that is a problem. Gives whether it is. */
  once(seen: Seen, what: string, message: (earlier: number) => string): boolean {
    const earlier = seen.get(what)
    if (earlier === undefined) seen.set(what, this.#row.row)
    else this.wrong(null, message(earlier))
    return earlier !== undefined
  }

  /** The finding where something is wrong. */
  refused(title: string): Judged {
    return { ...this.#base(title), action: 'problem', changes: [], target: null, value: null }
  }

  /** The finding where nothing is wrong. */
  created(title: string, target: string, value: unknown): Judged {
    return { ...this.#base(title), action: 'create', changes: [], target, value }
  }

  /** The finding about what is there already. */
  known(title: string, target: string, changes: readonly Change[], value: unknown): Judged {
    const action = changes.length > 0 ? 'update' : 'same'
    return { ...this.#base(title), action, changes, target, value: action === 'update' ? value : null }
  }

  #base(title: string) {
    return { row: this.#row.row, title: title || `第${this.#row.row}行`, problems: this.problems }
  }
}
