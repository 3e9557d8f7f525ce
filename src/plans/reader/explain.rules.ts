/** Deadline of a promise, and which words led to which of its fields. */
import type { Reason } from '#plans/commitment.schema.ts'
import type { AmountAnchor, CountAnchor, DateAnchor, PeriodAnchor, Stretch } from './anchor.schema.ts'
import { windowsOf } from './cadence.rules.ts'
import { FROM_CELL } from './carry.rules.ts'
import type { Carry, Draft } from './draft.schema.ts'
import type { TypeReading } from './record-type.rules.ts'
import { inDocument, type Scene } from './scene.rules.ts'
import type { SubjectReading } from './subject-of.rules.ts'

/** The deadline that the dates of a promise make; null without dates. */
export function deadlineOf(
  scene: Scene,
  dates: readonly DateAnchor[],
  where: 'quote' | 'inherited' | 'cell',
  carry: Carry,
): Draft['deadline'] {
  if (dates.length === 0) return null
  const windows = windowsOf(dates)
  const resolved = windows.length === 0 ? null : windows.length === 1 ? windows[0]! : windows
  const whole =
    dates === scene.season?.dates ? scene.season.words : scene.block.text.slice(dates[0]!.start, dates.at(-1)!.end)
  return {
    text: dates === carry.dates && carry.datesAt === null ? dates.map((d) => d.words).join('、') : whole,
    resolved,
    where,
  }
}

interface Used {
  readonly periods: readonly PeriodAnchor[]
  readonly amount: AmountAnchor | null
  readonly count: CountAnchor | null
  readonly dates: readonly DateAnchor[]
  readonly where: 'quote' | 'inherited' | 'cell'
  readonly period: PeriodAnchor | null
  readonly subject: SubjectReading
  readonly unit: Stretch
}

/** The reasons of a promise, for the page that shows it beside the text. */
export function reasonsOf(scene: Scene, used: Used, type: TypeReading | null, carry: Carry): Reason[] {
  const reasons: Reason[] = []
  const { block, season } = scene
  const say = (field: Reason['field'], s: Stretch | null, words: string, why: string) => {
    if (s && s.end > s.start) reasons.push({ field, words, ...s, why })
  }
  const here = (s: Stretch) => (s.end <= block.text.length ? inDocument(block, s) : null)
  if (used.period) {
    const cell = used.period === season?.period
    const handed = !used.periods.includes(used.period) && !cell
    say(
      'cadence',
      cell ? season : here(used.period),
      used.period.words,
      cell && season.where === 'cell' ? FROM_CELL : cell || handed ? '句首的频次管到本项' : '频次用语',
    )
  }
  if (used.count) say('count', here(used.count), used.count.words, '次数')
  if (used.amount) say('target', here(used.amount), used.amount.words, '数量或比率要求')
  const first = used.dates[0]
  if (first) {
    const cell = used.dates === season?.dates
    const why =
      cell && season?.where === 'cell'
        ? '时间取自时间栏或标题'
        : used.where === 'inherited'
          ? '句首的时间管到本项'
          : '时间用语'
    if (cell) say('deadline', season, season!.words, why)
    else if (carry.dates !== used.dates || carry.datesAt)
      for (const d of used.dates) say('deadline', here(d), d.words, why)
  }
  if (type)
    say(
      'recordType',
      here({ start: used.unit.start + type.start, end: used.unit.start + type.end }),
      type.words,
      '由此判断纪实类型',
    )
  if (used.subject.at) say('subject', used.subject.at, used.subject.words ?? '', used.subject.why)
  return reasons
}
