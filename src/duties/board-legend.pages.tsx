/** The legend, which also filters by standing, and the totals with their denominators. */
import { MarkShape } from './board-marks.pages.tsx'
import { totalsWords } from './board-view.rules.ts'
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

/** What is past its closing day is in the rates, so that nothing that can still be done lowers one. */
export function BoardTotals({ totals }: { readonly totals: Totals }) {
  return (
    <>
      <dl className="board-totals">
        {totalsWords(totals).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet board-totals-note">
        完成率只计已过补录截止日的{totals.expected}项；已豁免、不适用、未知的不计入。
      </p>
    </>
  )
}

/** Under the board: what can be opened. */
export function BoardNote() {
  return <p className="board-note no-print">点开任意一次应办，可以看到判定理由、计入的纪实和要点原文。</p>
}
