/** The name of a task as an office would write it, from what was read to be done. Pure. */
import { LONGEST_TITLE } from '#duties/duty.schema.ts'
import type { Commitment } from './commitment.schema.ts'

interface Mend {
  readonly found: RegExp
  readonly instead: string
  readonly example: readonly [before: string, after: string]
}

/** Verbs that go with every act. */
const LIGHT_VERB = '开展|召开|举办|举行|组织|进行'
/** Acts that are carried out rather than completed. */
const NAMED_ACTS = '自查|自评|检查|考核|考评|评议|测评|培训|轮训|调研|走访|慰问|谈话|排查|测试'
/** What is handed in, and how those begin who get it. */
const PAPERS = '报告|总结|计划|方案|情况|清单|材料|台账|报表|名单|意见|建议'
const UPWARDS = '[局馆院校市县区]?(?:机关|党委|党组|党工委|纪委|组织部|办公室|党办)|上级'
/** What they do with it. */
const CHECKED = '(?:备案|审核|审批|审定|审议|审查|批准|同意)'
/** Tried one after the other, each on what the one before has left. */
export const MENDS: readonly Mend[] = [
  {
    found: /^(?:有[^，、]{1,4}、)*有(?:计划|步骤|组织|安排|重点|针对性)地?(?=.{4})/,
    instead: '',
    example: ['有计划、有安排走访慰问老党员', '走访慰问老党员'],
  },
  {
    found: /^[“"][^”"]{1,4}[”"][^，、]{0,3}节各?(?=开展|组织|举办)/,
    instead: '',
    example: ['“八一”建军节各开展主题教育', '开展主题教育'],
  },
  {
    found: /^(?:共(?![同产青享建创])|共计|合计|总计|每人|人均|同时|同步|一并|各自|结合实际|注重)+(?=.{2})/,
    instead: '',
    example: ['每人到基层调研', '到基层调研'],
  },
  { found: /^(?:保证|确保|做到)(?=.{4})/, instead: '', example: ['保证集中学习', '集中学习'] },
  {
    found: /(?<=^|：)(?:务必|必须|力争|争取)+(?:全部)?(?=.{4})/,
    instead: '',
    example: ['力争全部完成达标创建', '完成达标创建'],
  },
  {
    found: /^负责(?!人|同志|干部)(?=.{4})/,
    instead: '',
    example: ['负责走访慰问', '走访慰问'],
  },
  {
    found: new RegExp(`^(${LIGHT_VERB})好`),
    instead: '$1',
    example: ['召开好专题组织生活会', '召开专题组织生活会'],
  },
  {
    found: new RegExp(`^(${LIGHT_VERB})的(?=.{2})`),
    instead: '$1',
    example: ['组织的集中培训', '组织集中培训'],
  },
  { found: /^对(?=.*率$)/, instead: '', example: ['对新任干部谈话率', '新任干部谈话率'] },
  { found: /^(落实|坚持|执行)?为(?=.{2,10}日)/, instead: '$1', example: ['为统一活动日', '统一活动日'] },
  {
    found: /^(?:统一|固定|确定|定|设立?|作)+为(?=[^：]{2,}日(?:$|：))/,
    instead: '',
    example: ['固定为主题党日', '主题党日'],
  },
  { found: /^(落实|坚持|执行)?固定的(?=.{2,}日)/, instead: '$1', example: ['固定的主题党日', '主题党日'] },
  {
    found: /^([^，、：]{2,10}日)(组织开展|开展)$/,
    instead: '$2$1',
    example: ['主题党日组织开展', '组织开展主题党日'],
  },
  {
    // 主题党日前3个工作日将方案报机关党委备案: when it is due stands in its period.
    found: new RegExp(`^[^，：]*[将把]([^，、：并将把]{0,16}(?:${PAPERS})报送?(?:${UPWARDS})[^，：]*${CHECKED})$`),
    instead: '$1',
    example: ['活动前3个工作日将方案报机关党委备案', '方案报机关党委备案'],
  },
  {
    found: new RegExp(`^((?:形成|撰写|起草|制定)[^，、：并]{2,12}(?:${PAPERS}))报(?!送)(?=${UPWARDS})`),
    instead: '$1并报',
    example: ['形成排查报告报局党组', '形成排查报告并报局党组'],
  },
  {
    found: new RegExp(`^([^，、：并]{2,16}(?:${PAPERS}))报送?((?:${UPWARDS})(?!.*${CHECKED}$).*)$`),
    instead: '向$2报送$1',
    example: ['党费收缴情况报机关党委', '向机关党委报送党费收缴情况'],
  },
  {
    found: new RegExp(`^完成(?=[^，、：]{0,8}(?:${NAMED_ACTS})$)`),
    instead: '开展',
    example: ['完成党建工作考核', '开展党建工作考核'],
  },
  { found: /(?<=活动日|学习日|主题党日)制度$/, instead: '', example: ['统一活动日制度', '统一活动日'] },
  {
    found: /(?<=.{2})(?:不少于|不低于|至少|不超过|不多于)[\d一二三四五六七八九十百]+[^\d，、]{1,3}(?:以上)?$/,
    instead: '',
    example: ['领办实事不少于2件', '领办实事'],
  },
  { found: /(?<=.{4})的要求$/, instead: '', example: ['学习时间的要求', '学习时间'] },
  { found: /^([^，、：]{2,12}会议?)(?:召开|举行)$/, instead: '召开$1', example: ['述职评议会召开', '召开述职评议会'] },
  {
    found: /^([^，、：]{2,12})(?:进行|组织)$/,
    instead: '$1',
    example: ['党课教育进行', '党课教育'],
  },
  {
    found: /^([^：]{2,12}会)：(?:召开|举行)$/,
    instead: '召开$1',
    example: ['党小组会：召开', '召开党小组会'],
  },
  { found: /^([^：]{2,16})：完成$/, instead: '完成$1', example: ['阵地建设：完成', '完成阵地建设'] },
  {
    // The heading holds the act already.
    found: /^((?:抓好|做好|讲好|开展|推进|组织|落实)?[^：]*?([\u4e00-\u9fff]{1,12})[^：]*)：\2$/,
    instead: '$1',
    example: ['讲好专题党课：讲', '讲好专题党课'],
  },
  {
    found: /^([^：]{2,16}：)每人(?=.{2})/,
    instead: '$1',
    example: ['开展走访调研：每人联系企业', '开展走访调研：联系企业'],
  },
  {
    // 关爱职工：每个党支部不少于2件实事: what is measured stands in the amount.
    found: /^([^：]{2,16})：$/,
    instead: '$1',
    example: ['关爱职工：', '关爱职工'],
  },
  { found: /^(?:扎实|认真|切实|深入)(?=开展)/, instead: '', example: ['扎实开展走访调研', '开展走访调研'] },
]

/** 与分管处室负责人、处室负责人与干部职工谈话: of a row of pairs who stands first belongs to the name. */
const PAIRS = /^(?:之间、)?(?:[^与]*与[^与]*(?:与|之间、)|与[^与]*之间)/
const CHANGED = /(?:下降|减少|压减|降低|增长|增加|提高|上升)$/
const SIGN = { '>=': '以上', '<=': '以内', '=': '' } as const

/** A name that fits, with what stands behind it whole. */
export function fitting(name: string, behind = ''): string {
  const room = LONGEST_TITLE - [...behind].length
  const points = [...name]
  return (points.length > room ? `${points.slice(0, room - 1).join('')}…` : name) + behind
}

/** Title of the task, as long as a name may be; the sentence itself where nothing is left to call it by. */
export function titleOf({
  action,
  quote,
  subject,
  target,
}: Pick<Commitment, 'action' | 'quote' | 'subject' | 'target'>): string {
  const mended = MENDS.reduce((text, { found, instead }) => text.replace(found, instead), action.trim())
  const paired = subject !== null && PAIRS.test(mended) && /谈/.test(mended) ? `${subject}${mended}` : mended
  const title = target && CHANGED.test(paired) ? `${paired}${target.value}${target.unit}${SIGN[target.op]}` : paired
  return fitting(title || quote)
}
