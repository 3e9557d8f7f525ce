/** Words by which a clause asks something of somebody even where it has neither number nor date. */
export interface AskRule {
  readonly pattern: string
  readonly example: string
}

export const ASKS: readonly AskRule[] = [
  { pattern: '每次|每逢|每当|每期', example: '每次学习前由党委办公室拟定方案' },
  {
    pattern: '由[^，；。]{2,14}?(?:拟定|制定|起草|牵头|负责|汇总|报送|承办|检查)',
    example: '由党委办公室汇总情况',
  },
]
