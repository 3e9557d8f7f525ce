/** The legend, which also filters by standing, and the totals with their denominators. */
import { MarkShape } from './board-marks.pages.tsx'
import { rateWords } from './board-view.rules.ts'
import { STANDING_CODES, STANDING_LABELS, type Standing, type Totals } from './standing.schema.ts'

export interface BoardLegendProps {
  readonly totals: Totals
  /** Empty: all are shown. */
  readonly chosen: readonly Standing[]
  readonly onChange: (chosen: readonly Standing[]) => void
}

export function BoardLegend({ totals, chosen, onChange }: BoardLegendProps) {
  const toggle = (code: Standing) =>
    onChange(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code])
  return (
    <fieldset className="board-legend">
      <legend>按状态筛选</legend>
      {STANDING_CODES.map((code) => (
        <button
          key={code}
          type="button"
          aria-pressed={chosen.includes(code)}
          disabled={totals[code] === 0 && !chosen.includes(code)}
          onClick={() => toggle(code)}
        >
          <MarkShape standing={code} />
          {STANDING_LABELS[code]} <b>{totals[code]}</b>
        </button>
      ))}
    </fieldset>
  )
}

/** 应办 counts what is past its closing day and not exempt, so that nothing that can still be done lowers a rate. */
export function BoardTotals({ totals }: { readonly totals: Totals }) {
  const facts: readonly (readonly [string, string])[] = [
    ['应办', `${totals.expected}项`],
    ['已完成（含逾期）', `${Math.round((totals.rateDone ?? 0) * totals.expected)}项`],
    ['完成率', rateWords(totals.rateDone, totals.expected)],
    ['按期完成率', rateWords(totals.rateOnTime, totals.expected)],
    ['未到截止已完成', `${totals.early}项`],
  ]
  return (
    <dl className="board-totals">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Under the board: what the rates leave out. */
export function BoardNote() {
  return (
    <p className="board-note">
      “应办”只计已过补录截止日的事项；未到期、已豁免、不适用、未知的不计入比率，未到截止已完成的另列。
      点开任意一次应办，可以看到判定理由、计入的纪实和要点原文。
    </p>
  )
}
