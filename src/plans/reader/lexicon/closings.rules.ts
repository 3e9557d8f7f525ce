/** What may stand beside a day in a clause that only ends the act before it. */
export interface ClosingRule {
  readonly pattern: string
  readonly example: string
}

const ADVERB = '于|在|并|须|应当?|要|需|必须|务必|力争|争取|确保|全部|全面|基本|统一|集中|按期|按时|如期|之前|以前|前'
const OVER =
  '完成|完毕|结束|办结|收官|到位|到底|见效|落实|落地|报送|上报|报出|提交|报备|交卷|交付|印发|公布|建成|销号|清零|启动|开始|展开|铺开|举行|举办|召开|开展|进行|实施'

export const CLOSINGS: readonly ClosingRule[] = [
  {
    pattern: `(?:${ADVERB})*(?:(?:开展|实施|整改|落实|办理|执行|评选|召开)?(?:${OVER}))(?:到位|完毕|结束)?`,
    example: '完成',
  },
  {
    pattern: '(?:完成|办结|报送|上报)?(?:的)?(?:时限|时间|期限|截止(?:时间|日期)?)(?:为|是|至)?',
    example: '完成时限为',
  },
]
