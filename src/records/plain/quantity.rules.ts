/** What to fill in as the quantity of an entry, by what the chosen duties are counted in. Pure. */
import { TIMES, UNNAMED } from '#duties/choice.rules.ts'

/** One line for below the field; null where times are counted, or no duty is chosen yet. */
export function quantityWords(units: readonly string[]): string | null {
  const amounts = [...new Set(units)].filter((unit) => unit !== TIMES)
  const [amount] = amounts
  // The field itself says what is filled in where times are counted.
  if (amount === undefined) return null
  if (amounts.length > 1) return `计入的任务分别按${amounts.join('、')}累计，一个数量不能通用，请分开登记。`
  const also = units.includes(TIMES) ? `同时按次计的任务不看数量，一条纪实计1次。` : ''
  return `单位：${amount}，填实际的${FILLED_IN[amount] ?? `${amount}数`}。${also}`
}

/** What is filled in, where that is not simply the number of the unit. */
const FILLED_IN: Readonly<Record<string, string>> = { [UNNAMED]: UNNAMED, 个月: '月数，不足一个月的填小数，如0.5' }
