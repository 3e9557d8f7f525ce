/** Which of the numbers and periods in a clause can make a promise of it. */
import type { AmountAnchor, Anchor, PeriodAnchor, Stretch } from './anchor.schema.ts'
import type { Pair } from './clauses.rules.ts'

const RESULT =
  /(?:完成|补充|建立|建成|打造|培育|培养|解决|评选|评出|选树|新增|创建|发展|公布|发布|推出|形成|组建|办结|办理|办好|消除|制定|修订|推广|申领|认领|开辟|办实|扶持|帮扶|联系|结对|走访|慰问|看望|报送|上报|推荐|选派|选送|培训|开设|命名|表彰|申报|征集|提出|收集|创作|制作|拍摄|建设|设立|成立|吸收|化解|刊发|报道|接收|资助|参加|组织|撰写|开展|举办|确定|梳理|整改|用于)/
const STAY = /(?:深入|蹲点|驻点|挂职|锻炼|驻村|下沉|跟班|轮训|脱产|培训|集中|一线|基层)/
const HOURS = new Set(['学时', '课时', '学分', '小时'])
const SPAN = new Set(['个月', '天', '个工作日'])
const ACT_AFTER =
  /(?:自查|检查|督查|抽查|考核|考评|评议|测评|述职|报告|汇报|例会|(?:计划|调度|分析|推进|部署|总结|专题|工作|联席|碰头)会|会$|会[，(]|分析|听取|研讨|研究|研判|评估|总结|小结|通报|讲评|点评|调度|评比|学习|评选|党课|谈话|盘点|推进会|监察|排查)/
const LABEL_AFTER =
  /^(?:工作)?(?:计划(?!会)|方案|要点|任务|目标|指标|办法|清单|预算|责任|重点|安排|规划|主题|品牌|培训计划|学习计划)/
const RECKONED = /纳入|列入|作为|计入|依据|挂钩|结果|办法|方案|指标|评先评优|参考/

/** Amounts that stand for a result and not for the size of a thing spoken about. */
export function amountCounts(a: AmountAnchor, text: string, clause: Stretch, follows: boolean): boolean {
  if (a.unit === '%') return true
  const unit = a.unit.replace(/\/人$/, '')
  if (HOURS.has(unit)) return true
  if (unit === '分') return a.bounded
  const before = text.slice(clause.start, a.start)
  if (SPAN.has(unit)) return a.bounded || STAY.test(before)
  if (follows && before.length <= 10) return true
  return a.bounded
    ? !/^(?:人|名)$/.test(unit) || !/^(?:的|参加|到会|出席)/.test(text.slice(a.end, a.end + 2))
    : RESULT.test(before.slice(-14))
}

/** A bare 季度, 半年 or 年度 counts only where it says how often an act is done. */
export function periodCounts(p: PeriodAnchor, text: string, clause: Stretch): boolean {
  if (!p.adjective) return true
  const after = text.slice(p.end, Math.min(clause.end, p.end + 24))
  const before = text.slice(clause.start, p.start)
  if (LABEL_AFTER.test(after) || RECKONED.test(text.slice(clause.start, clause.end))) return false
  if (/结合$|每个?$|本$|上$|下$|一个$/.test(before)) return false
  if (p.every === 'annual') return /^(?:[^，、]{0,6})(?:述职|考评|考核|评议|测评|总结)/.test(after)
  return ACT_AFTER.test(after)
}

/** Anchors of a clause that count; those inside quotation marks and titles are names, but for the day of a festival. */
export function livingAnchors(all: readonly Anchor[], pairs: readonly Pair[]): Anchor[] {
  return all.filter((a) => {
    const pair = pairs.find((p) => p.mark !== '(' && p.mark !== '[' && p.start <= a.start && a.end <= p.end)
    if (!pair) return true
    return a.is === 'date' && a.festival && a.windows.length > 0 && pair.mark === '“' && pair.end - pair.start <= 14
  })
}
