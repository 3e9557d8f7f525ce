/** What somebody is told whose time in a post begins or ends: the day, and what is to be done by it or from it. Pure. */
import type { Turn } from '#office/turn.schema.ts'
import type { NewNotice } from './notice.schema.ts'

/** @param today what has ended by then cannot be put in order any more by whoever held the post */
export function postNews({ what, post, day, others }: Turn, today: string): NewNotice {
  const names = others.join('、')
  if (what === 'begins') {
    const from = day > today ? `从这一天起` : '现在起'
    return {
      kind: 'post_begins',
      title: `您自${day}起任${post}`,
      text: `${names ? `前任${names}，请与其交接。` : ''}责任事项${from}由您接续办理，没有办结的也在内：请到“下一步”逐项查看。`,
      to: `/duty-list?year=${day.slice(0, 4)}`,
    }
  }
  const successor = names ? `接任的${names}` : '接任的同志'
  return {
    kind: 'post_ends',
    title: `您任${post}到${day}（含当日）为止`,
    text:
      day < today
        ? `不能再为这个职务登记、更正、作废；没有办结的事项由${successor}接续，请与其交接。`
        : `请在这一天以前提交草稿、更正退回的纪实；此后不能再为这个职务登记、更正、作废，由${successor}接续，请与其交接。`,
    // What of the own is still to be put right.
    to: '/records?state=returned',
  }
}
