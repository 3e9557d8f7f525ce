/** What was decided, out of the text that says what a meeting was about and what it decided. Pure. */

/** The heading that the system itself writes. */
export const DECISIONS_HEADING = '会议决定：'

/** A heading that what was decided stands under, and one that ends it. */
const HEADING =
  /^[（(]?[一二三四五六七八九十\d]{0,3}[）)]?[、.．]?\s*(?:会议)?(?:决定|决议|议定|商定)(?:事项)?\s*[：:]?\s*(.*)$/
const NEXT =
  /^[（(]?[一二三四五六七八九十\d]{0,3}[）)]?[、.．]?\s*(?:会议内容|主要内容|会议记录|活动内容|学习内容|讨论情况|发言情况|列席|请假|备注)(?:人员|党员|情况|\d+人)?\s*(?:[：:]|$)/

/** Words by which minutes tell a decision from a report of what was read, heard and said. */
const DECIDED =
  /决定|决议|议定|商定|同意|表决|通过了?|确定|明确|选举|推选|推荐|批准|接收|会议(?:还)?要求|由.{1,20}(?:负责|牵头|落实|承办)|[月日周底]前(?:完成|报|交|提交|上报|整改|核对|落实|办|整理)/
/** Passing on what others decided is no decision. */
const PASSED_ON = /^(?:会议)?(?:传达|学习|宣读|通报|听取|组织学习|集中学习|领学)/

const isHeading = (line: string) => HEADING.test(line) && (HEADING.exec(line)![1] === '' || /[：:]/.test(line))

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Lines under a heading of their own; else the sentences that decide something. Empty where none does. */
export function decidedIn(text: string): string[] {
  const lines = linesOf(text)
  const own = lines.indexOf(DECISIONS_HEADING)
  const start = own >= 0 ? own : lines.findIndex(isHeading)
  if (start >= 0) {
    const rest = lines.slice(start + 1)
    const end = rest.findIndex((line) => NEXT.test(line))
    const under = [HEADING.exec(lines[start]!)![1]!, ...(end < 0 ? rest : rest.slice(0, end))].filter(Boolean)
    if (under.length > 0) return under
  }
  return lines.flatMap((line) =>
    (line.match(/[^。；！]+[。；！]?/g) ?? [])
      .map((one) => one.trim())
      .filter((one) => DECIDED.test(one) && !PASSED_ON.test(one)),
  )
}
