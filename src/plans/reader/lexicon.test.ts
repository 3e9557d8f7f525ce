/** Every row of the lexicon is found in its own example, so that no word stands there without effect. */
import { describe, expect, test } from 'vitest'
import { findAnchors } from './anchors.rules.ts'
import { findDates } from './dates.rules.ts'
import { fold } from './fold.rules.ts'
import { ASKS } from './lexicon/asks.rules.ts'
import { CLOSINGS } from './lexicon/closings.rules.ts'
import { NAMED_DATES } from './lexicon/dates.rules.ts'
import { KIND_RULES } from './lexicon/kinds.rules.ts'
import {
  COLUMN_OTHER,
  COLUMN_OWNER,
  COLUMN_TASK,
  COLUMN_TIME,
  LABELS,
  TIME_FILLER,
  TIME_HEAD_FILLER,
  TITLE_WORDS,
} from './lexicon/layout.rules.ts'
import { LOOKALIKES } from './lexicon/lookalikes.rules.ts'
import { MOTIVES, NEVER, SOFT, STEPS, VAGUE } from './lexicon/never.rules.ts'
import { ONE_OFFS } from './lexicon/one-off.rules.ts'
import { AHEAD_HEADS, DONE, PAST, PAST_HEADS, PRESENT } from './lexicon/past.rules.ts'
import { PERIODS } from './lexicon/periods.rules.ts'
import { TYPE_RULES } from './lexicon/record-types.rules.ts'
import { ROLES } from './lexicon/roles.rules.ts'
import { ANSWERING, HELD_BY, HELPERS, SUBJECTS, TRAILING } from './lexicon/subjects.rules.ts'
import { AMOUNTS, TIMES } from './lexicon/units.rules.ts'
import { ACTS, NOUNS, OPENERS, SHORT_ACTS, SHORT_OPENERS, WEAK } from './lexicon/verbs.rules.ts'
import { oneOff } from './one-off.rules.ts'
import { verbsOf } from './predicate.rules.ts'
import { readKind, readType } from './record-type.rules.ts'
import { asSubject, heldBy, trailingOwner } from './subject-phrase.rules.ts'

describe('词表的每一行都有起作用的例子', () => {
  test.each(TRAILING.map((r) => [r.example, r] as const))('句末的责任主体：%s', (example, row) => {
    const rest = fold(example).slice(example.indexOf('，'))
    expect(new RegExp(`^${row.pattern}$`).test(rest.slice(1))).toBe(true)
    expect(trailingOwner(rest)?.words).toBeTruthy()
  })
  test.each(PERIODS.map((r) => [r.example, r] as const))('频次：%s', (example, row) => {
    expect(findAnchors(fold(example))).toContainEqual(expect.objectContaining({ is: 'period', every: row.every }))
  })
  test.each([...TIMES, ...AMOUNTS].map((r) => [r.example, r] as const))('单位：%s', (example, row) => {
    const unit = row.unit.replace(/\(.*/, '')
    expect(findAnchors(fold(example)).some((a) => (a.is === 'count' || a.is === 'amount') && a.unit === unit)).toBe(
      true,
    )
  })
  test.each(NAMED_DATES.map((r) => [r.example, r] as const))('时间：%s', (example, row) => {
    expect(findDates(fold(example)).some((d) => (row.window === null) === (d.windows.length === 0))).toBe(true)
  })
  test.each(LOOKALIKES.map((r) => [r.example, r] as const))('不是频次和次数：%s', (example, row) => {
    expect(fold(example)).toMatch(new RegExp(row.pattern))
    expect(findAnchors(fold(example)).filter((a) => a.is === 'count' || a.is === 'amount')).toEqual([])
  })
  test.each(
    [
      ...ASKS,
      ...HELPERS,
      ...ANSWERING,
      ...PAST,
      ...DONE,
      ...PRESENT,
      ...PAST_HEADS,
      ...AHEAD_HEADS,
      ...TIME_HEAD_FILLER,
      ...NEVER,
      ...VAGUE,
      ...MOTIVES,
      ...CLOSINGS,
      ...STEPS,
      ...SOFT,
      ...TITLE_WORDS,
      ...TIME_FILLER,
      ...LABELS,
    ].map((r) => [r.example, r.pattern] as const),
  )('说法：%s', (example, pattern) => expect(example).toMatch(new RegExp(pattern)))
  test.each(
    [...COLUMN_TIME, ...COLUMN_OWNER, ...COLUMN_TASK, ...COLUMN_OTHER].map((r) => [r.example, r.pattern] as const),
  )('栏目：%s', (example, pattern) => expect(example).toMatch(new RegExp(`^(?:${pattern})$`)))
  test.each(ONE_OFFS.map((r) => [r.example] as const))('一次性事项：%s', (example) =>
    expect(oneOff(example)).not.toBeNull(),
  )
  test.each(TYPE_RULES.map((r) => [r.example, r.type] as const))('类型：%s 是 %s', (example, type) => {
    expect(readType(example)?.type).toBe(type)
  })
  test('参加组织生活不是召开组织生活会', () => {
    expect(readKind('局领导每季度到分管支部参加1次组织生活', 'meeting')).not.toBe('organisational_life')
    expect(readKind('党员领导干部参加组织生活会', 'meeting')).toBe('organisational_life')
  })

  test.each(KIND_RULES.map((r) => [r.example, r.kind] as const))('种类：%s 是 %s', (example, kind) => {
    expect(readKind(example, readType(example)!.type)).toBe(kind)
  })
  test.each(SUBJECTS.map((r) => [r.example, r.person] as const))('主体：%s', (example, person) => {
    expect(asSubject(example)?.person).toBe(person)
  })
  test.each(HELD_BY.map((r) => [r.example, r.subject] as const))('会议：%s 由 %s 召开', (example, subject) => {
    expect(heldBy(example)).toBe(subject)
  })
  test.each(ROLES.map((r) => [r.example, r.pattern] as const))('职务：%s', (example, pattern) =>
    expect(example).toMatch(new RegExp(pattern)),
  )
  test.each([...ACTS, ...SHORT_ACTS].map((r) => [r.example] as const))('可核查的动作：%s', (example) => {
    expect(verbsOf(example).some((v) => v.kind === 'act')).toBe(true)
  })
  test.each(WEAK.map((r) => [r.example] as const))('态度：%s', (example) =>
    expect(verbsOf(example).find((v) => v.kind !== 'opener')?.kind).toBe('weak'),
  )
  test.each([...OPENERS, ...SHORT_OPENERS].map((r) => [r.example] as const))('状语和介词：%s', (example) => {
    expect(verbsOf(example).some((v) => v.kind === 'opener')).toBe(true)
  })
  test.each(NOUNS.map((r) => [r.example] as const))('名词里的动词字不算：%s', (example) =>
    expect(verbsOf(example)[0]?.start).toBeGreaterThan(0),
  )
})
