/** What a duty asks, sentence by sentence, for somebody who has never read the contract. Pure. */
import { describeAmount, describePeriod, isRecurring } from './describe.rules.ts'
import { CADENCES, MEASURES, OFF_DAY_POLICIES, SLOT_READINGS, type Terms } from './duty.schema.ts'
import { entryLabel } from './kinds.schema.ts'
import { listLabel } from './list.schema.ts'
import { type Names, owesWords } from './owes-words.rules.ts'

export interface Fact {
  readonly name: string
  readonly text: string
}

/**
 * Pairs in the order in which one asks: who, what, how often, how much, by when, what counts.
 * @param extent how many they are of whom it is asked, where it is asked of all of a sort
 */
export function factsOf(terms: Terms, names: Names, registerName: string | null, extent: string | null): Fact[] {
  const { owes, cadence, measure, inForce, entryDays, dueSoonDays, exclusive } = terms
  const facts: (Fact | null)[] = [
    { name: '由谁负责', text: [owesWords(owes, names), extent].filter(Boolean).join('，') },
    { name: '登记为', text: entryLabel(terms) },
    { name: '周期', text: periodWords(cadence) },
    { name: '要求', text: describeAmount(terms) },
    { name: '怎样计算', text: MEASURE_WORDS[measure] },
    terms.list ? { name: '名单', text: listLabel(terms.list) } : null,
    registerName ? { name: '事项台账', text: registerName } : null,
    inForce?.from && inForce.to ? { name: '有效期', text: `${inForce.from}至${inForce.to}` } : null,
    {
      name: '录入期限',
      text: entryDays === 0 ? '到期当天截止录入' : `到期后${entryDays}个工作日内录入算按时，之后录入算逾期完成`,
    },
    { name: '提醒', text: `到期前${dueSoonDays}天起显示为“即将到期”` },
    exclusive ? { name: '不重复计入', text: '一条纪实只落实一项任务，先满足先到期的' } : null,
  ]
  return facts.filter((fact) => fact !== null)
}

/** When, with what sort of period that is where the words do not say it: 1月1日—6月30日（一次）, but plainly 每月, 国庆节前5个工作日内. */
function periodWords(cadence: Terms['cadence']): string {
  const [words, sort] = [describePeriod(cadence), CADENCES[cadence.every]]
  return words.startsWith(sort) || isRecurring(cadence) || cadence.every === 'holidays' ? words : `${words}（${sort}）`
}

const MEASURE_WORDS: Readonly<Record<Terms['measure'], string>> = {
  count: `${MEASURES.count}：期间内每条纪实算一次`,
  sum: `${MEASURES.sum}：期间内各条纪实的数量相加`,
  counterparts: `${MEASURES.counterparts}：名单上每人至少被登记一次`,
  members: `${MEASURES.members}：各人自己的数量达到要求的，占名单人数的比例`,
  ratio: `${MEASURES.ratio}：期间内应办结的事项中，已办的占多少`,
}

/** How the slot of a month is read, and what an off day does to it. */
export function slotWords({ cadence }: Terms): string | null {
  if (cadence.every !== 'monthly-slot') return null
  const { reading, offDay } = cadence.slot
  return `“${describePeriod(cadence)}”按“${SLOT_READINGS[reading]}”理解；${OFF_DAY_POLICIES[offDay]}。`
}
