/** The reasons of an occurrence as short sentences of office Chinese. */
import type { IsoDate } from '#kernel/day.ts'
import { CADENCES, SLOT_READINGS } from './duty.schema.ts'
import { fixedDayWords } from './festival.schema.ts'
import { creditKindLabel } from './kinds.schema.ts'
import { HINDRANCES, isDistant, type NotCounted } from './notCounted.rules.ts'
import type { CountedRecord, Placement, Reasons } from './reasons.rules.ts'
import { STANDING_LABELS } from './standing.schema.ts'

/** All sentences, without final stops: the verdict first, then the dates, approvals, what counts and what does not. */
export function explain(reasons: Reasons): string[] {
  return [
    explainVerdict(reasons),
    explainDates(reasons),
    ...explainPlacement(reasons.placement),
    ...(reasons.holder ? [`责任人：${reasons.holder}`] : []),
    ...explainApprovals(reasons),
    ...reasons.counted.map(explainCounted),
    ...reasons.notCounted.filter((r) => !isDistant(r.why)).map((record) => explainNotCounted(record, reasons)),
    ...explainDistant(reasons.notCounted),
    ...explainShares(reasons),
  ]
}

/** The standing and the step that decided it. */
export function explainVerdict(reasons: Reasons): string {
  return `${STANDING_LABELS[reasons.row.standing]}：${groundOf(reasons)}`
}

function groundOf(reasons: Reasons): string {
  const { row, step, liability } = reasons
  switch (step) {
    case 'not-liable':
      if (!liability.activeOnLastDay) return '组织在周期最后一天已不在册'
      if (liability.days === 0) return '周期内职务空缺'
      return `周期共${liability.of}天，${liability.post ? '有人任职' : '组织在册'}${liability.days}天，不足一半`
    case 'register-incomplete':
      return '事项台账尚未登记齐全，不能计算办结率'
    case 'nobody-concerned':
      return reasons.items ? '周期内没有应办结的事项' : '名单上没有应覆盖的人员'
    case 'exempted':
      return '经批准豁免'
    case 'not-begun':
      return `${row.start}起办理`
    case 'before-records':
      return `期限在启用本系统之日（${reasons.recordsSince}）以前，没有要求录入`
    case 'closed':
      return `${progressOf(reasons)}，补录已于${dayAfter(row.closes, row.due)}截止`
    case 'entry-possible':
      return `${progressOf(reasons)}，期限已过，仍可补录至${dayAfter(row.closes, row.due)}`
    case 'under-way':
      return `${progressOf(reasons)}${lateWords(reasons)}`
    case 'met-late':
      return `${progressOf(reasons)}，但不是按期办理并录入的`
    default:
      return progressOf(reasons)
  }
}

/** Reached before its end and yet not done, as is seen of a day past with what was entered since: late is never in time. */
function lateWords({ row, terms, counted }: Reasons): string {
  const late = counted.filter(({ inTime }) => !inTime).length
  if (terms.bound === 'at-most' || row.value === null || row.value < row.target || late === 0) return ''
  return `，但其中${late}条是${dayAfter(row.closes, row.due)}停止补录以后才录入的，不能算按期完成，到期后算逾期完成`
}

function progressOf({ row, terms }: Reasons): string {
  const share = terms.measure === 'members' || terms.measure === 'ratio'
  const show = (value: number) => (share ? `${Math.round(value * 1000) / 10}%` : `${value}${terms.unit ?? ''}`)
  const demand = terms.bound === 'at-most' ? '至多' : '应达'
  return `${demand}${show(row.target)}，现为${row.value === null ? '未计' : show(row.value)}`
}

/** 应于2020-03-31前完成，4月8日停止补录. */
export function explainDates({ row }: Reasons): string {
  const planned = row.scheduled ? `，定于${row.scheduled}` : ''
  return `应于${row.due}前完成${planned}，${dayAfter(row.closes, row.due)}停止补录`
}

/** A later day in words; the year is said only where it is another. */
function dayAfter(date: IsoDate, before: IsoDate): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${date.slice(0, 4) === before.slice(0, 4) ? '' : `${year}年`}${month}月${day}日`
}

/** Why the period lies where it does. */
export function explainPlacement(placement: Placement): string[] {
  const { cadence, days, placed, holiday, item, slotDay } = placement
  const sentences = [`周期：${days.from}至${days.to}（${CADENCES[cadence.every]}）`]
  if (placement.clipped) sentences.push(`原周期${placed.from}至${placed.to}，按任务有效期截取`)
  if (holiday && cadence.every === 'holidays') sentences.push(festiveWords(holiday, cadence.leadDays))
  if (item) sentences.push(`台账事项：${item}`)
  if (cadence.every === 'year' && cadence.until) sentences.push(`期限延至次年${cadence.until}，只计归属本年度的纪实`)
  if (slotDay && cadence.every === 'monthly-slot') {
    const { week, weekday, reading } = cadence.slot
    const moved = slotDay.offDay ? `，遇${slotDay.offDay}调整` : ''
    sentences.push(
      `第${week}周星期${'一二三四五六日'[weekday - 1]}（${SLOT_READINGS[reading]}）为${slotDay.date}${moved}`,
    )
  }
  if (placement.unlistedYears.length > 0)
    sentences.push(`${placement.unlistedYears.join('、')}年放假安排还没有录入，工作日按周末推算`)
  return sentences
}

/** From which working day before or after a holiday, or a day that is none, to which. */
function festiveWords({ name, side }: NonNullable<Placement['holiday']>, n: number): string {
  const fixed = fixedDayWords(name)
  const [before, after] = fixed ? [`${name}（${fixed}）前`, '当日后'] : [`${name}放假前`, '收假后']
  switch (side) {
    case 'before':
      return `${before}第${n}个工作日起，至${fixed ? '' : '放假'}前一日止`
    case 'after':
      return `${fixed ? `${name}（${fixed}）` : `${name}收假`}次日起，至第${n}个工作日止`
    case 'around':
      return `${before}第${n}个工作日起，至${after}第${n}个工作日止`
  }
}

function explainApprovals({ exemptions, counted }: Reasons): string[] {
  const because = (reason: string | null) => (reason ? `，事由：${reason}` : '')
  const by = (who: string | null) => (who ? `由${who}` : '')
  return [
    ...exemptions.map((e) => {
      const span = `${e.from ?? '起始'}至${e.to ?? '长期'}`
      return `豁免${span}，${e.approvedOn}${by(e.by)}批准${because(e.reason)}${e.enough ? '' : '；不足周期一半，不生效'}`
    }),
    ...counted.flatMap(({ correction, heldOn, kind }) =>
      correction
        ? [
            `更正：${heldOn}${creditKindLabel(kind)}，${correction.approvedOn}${by(correction.by)}批准${because(correction.reason)}`,
          ]
        : [],
    ),
  ]
}

/** 计入：2020-03-30支部党员大会. */
export function explainCounted(record: CountedRecord): string {
  const notes: string[] = []
  if (record.makesUp) notes.push('补办')
  else if (!record.inTime) notes.push(`${record.enteredOn}录入，已停止补录，按逾期计`)
  if (record.onAnotherDay) notes.push('不在规定的日期举行')
  return `计入：${record.heldOn}${creditKindLabel(record.kind)}${notes.length > 0 ? `（${notes.join('；')}）` : ''}`
}

/** 未计入：2020-04-30支部党员大会（不在周期内）. */
export function explainNotCounted(record: NotCounted, reasons: Reasons): string {
  return `未计入：${record.heldOn}${creditKindLabel(record.kind)}（${explainHindrances(record, reasons)}）`
}

/** Records of another subject can be hundreds: they are only counted. */
function explainDistant(records: readonly NotCounted[]): string[] {
  const groups = Map.groupBy(
    records.filter((record) => isDistant(record.why)),
    (record) => record.why[0]!,
  )
  return [...groups].map(([why, { length }]) => `另有${length}条纪实未计入：${HINDRANCES[why]}`)
}

/** Only the grounds: for a list that shows the record itself. */
export function explainHindrances({ why, enteredOn, insteadOf }: NotCounted, { row }: Reasons): string {
  return why
    .map((hindrance) => {
      if (hindrance === 'entered-after-closing') return `${enteredOn}录入，${dayAfter(row.closes, enteredOn)}已停止补录`
      const instead = hindrance === 'taken-by-another' || hindrance === 'makes-up-for-another'
      return instead && insteadOf ? `${HINDRANCES[hindrance]}：${insteadOf}` : HINDRANCES[hindrance]
    })
    .join('；')
}

function explainShares({ people, newcomers, items }: Reasons): string[] {
  const sentences: string[] = []
  if (people && people.length > 0) {
    const missing = people.filter((one) => !one.enough)
    const named = missing.flatMap(({ person }) => person ?? [])
    sentences.push(`名单${people.length}人，已达到${people.length - missing.length}人${listOf('尚缺', named)}`)
  }
  if (newcomers.length > 0) {
    const named = newcomers.flatMap(({ person, from }) => (person ? `${person}（${from}起）` : []))
    const who = named.length > 0 ? named.join('、') : `${newcomers.length}人`
    sentences.push(`本期不计：${who}，到本期末在名单上不满一半天数，从下一期起计`)
  }
  if (items && items.length > 0) {
    const open = items.filter((one) => one.record === null).map((one) => one.item)
    sentences.push(`应办结${items.length}项，已办结${items.length - open.length}项${listOf('尚缺', open)}`)
  }
  return sentences
}

function listOf(title: string, names: readonly string[]): string {
  return names.length > 0 ? `，${title}：${names.join('、')}` : ''
}
