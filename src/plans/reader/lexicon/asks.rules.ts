/** Words by which a clause asks something of somebody even where it has neither number nor date. */
import { NEXT_MONTH } from './periods.rules.ts'

export interface AskRule {
  readonly pattern: string
  readonly example: string
}

/** A time that is counted from an event and not from the calendar. */
export const AFTER_EVENT: AskRule = {
  pattern:
    '(?:(?<![最今然])后|之日起|(?:会|课|节|活动|检查|学习)(?:召开|举行|开展|结束|完成)?前)的?[一二三四五六七八九十两\\d]{1,3}(?:个工作日|天|日|周|个?月)|(?<![\\d月])(?:\\d{1,3}|[一二三四五六七八九十两]{1,2})(?:个工作日|天|日|个月)(?:之|以)?内',
  example: '上任后一个月内参加培训',
}

export const ASKS: readonly AskRule[] = [
  { pattern: '每次|每逢|每当|每期', example: '每次学习前由党委办公室拟定方案' },
  {
    pattern: '由[^，；。]{2,14}?(?:拟定|制定|起草|牵头|负责|汇总|报送|承办|检查)',
    example: '由党委办公室汇总情况',
  },
  AFTER_EVENT,
  { pattern: `(?:${NEXT_MONTH})的?(?:\\d{1,2}[日号]|[初底]|[上中下]旬)`, example: '检查情况次月10日前通报' },
]
