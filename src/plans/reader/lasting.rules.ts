/** A clause that only says how long the act before it lasts: 举办读书班，时间不少于3天. It asks for no second act. */
import type { Anchor, Stretch } from './anchor.schema.ts'

const BESIDE =
  /^(?:培训|学习|办班|集中|脱产|活动|研讨|驻点|每期|每次|每班|每场|累计|总)*(?:时间|时长|期限|班期|会期|为期|历时|学时|课时|期|次|班|场|一般|原则上|要|应|须|为|在|共|均|:)*$/
const LENGTH = /^(?:天|个工作日|小时|学时|课时|个月)$/
const SAID = /(?:时间|时长|为期|历时|每期|每次|每班|会期|期限)/
/** Lengths that no anchor tells: 为期一周, 3日. */
const SPAN =
  /[，、(](?<words>(?:培训|学习|集中|办班|脱产)*(?:时间|时长|为期|历时|每期|每次|每班|会期|期限)[^，。；、()]{0,8}?[\d一二两三四五六七八九十]+(?:个工作日|个?小时|学时|课时|个月|天|日|周)(?:以上|左右)?)/

/** Whether nothing stands in a clause but how long something lasts. */
export function lasts(text: string, clause: Stretch, own: readonly Anchor[]): boolean {
  const words = text.slice(clause.start, clause.end)
  const [length, ...others] = own
  if (length === undefined) return SPAN.exec(`，${words}`)?.groups?.words === words
  if (others.length > 0 || length.is !== 'amount' || !LENGTH.test(length.unit) || !SAID.test(words)) return false
  return BESIDE.test(text.slice(clause.start, length.start) + text.slice(length.end, clause.end))
}

/** How long the act of a quote lasts, where a clause behind it says so; null without. */
export const lengthIn = (quote: string): string | null => SPAN.exec(quote)?.groups?.words ?? null
