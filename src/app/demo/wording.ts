/** What the made-up records say. Harmless sentences about maps and archives, none of them from a real minute book. */
import { CREDIT_KINDS, type CreditKindCode, type RecordType } from '#duties/kinds.schema.ts'
import { civil, type Day } from '#kernel/day.ts'
import type { Dice } from './dice.ts'

const STUDIES = [
  '学习党章有关章节',
  '学习支部工作条例要点',
  '学习保密和数据安全知识',
  '交流岗位读书心得',
  '学习档案法条文',
  '学习测绘成果管理规定',
  '讨论外业安全案例',
  '学习机关工作作风要求',
]
const ASSEMBLIES = ['研究支部工作安排', '讨论支部工作情况', '通报支部工作进展并听取意见', '部署支部重点任务']
const VISITS = ['听取意见', '查看外业进度', '了解基层困难', '看望一线同志']

const THEMES: Readonly<Record<string, readonly string[]>> = {
  study_session: STUDIES,
  discussion: STUDIES,
  party_day: [
    '清点库房里的老地图',
    '维护测量标志点',
    '给社区讲国家版图',
    '档案整理岗位练兵',
    '重走老测线',
    '档案开放日服务',
  ],
  lecture: ['从一根测杆谈责任', '守好每一页档案', '图上无小事', '做一名靠得住的机关干部'],
  frontline: VISITS,
  general_visit: VISITS,
}

const SESSION = [
  '按计划完成，参加同志结合岗位作了发言。',
  '内容已传达到人，形成的两条意见由支部跟进。',
  '当场明确了责任人和完成时间。',
  '安排简短，重在实效，后续情况下次会议通报。',
]
const PAPER = ['已定稿并按规定报送。', '经审核后印发，文稿存档备查。', '数据经相关处室核对，已归档。']
const VISIT = ['听取意见三条，已转有关处室答复。', '现场协调解决仪器调配问题一项。', '了解到的困难已列入跟进清单。']
const CHECK = ['未发现突出问题，一处不规范的已当场改正。', '发现两处需要改进，已约定整改时间。']

const RESULTS: Partial<Record<RecordType, readonly string[]>> = {
  visit: VISIT,
  inspection: CHECK,
  report: PAPER,
  other: PAPER,
  'analysis-report': ['按主题归纳，不记姓名，意见建议已上报。', '总体稳定，集中反映的两个主题已列出建议。'],
}
const NOTES = ['希望多安排年轻同志跟班学习。', '建议把培训放在外业淡季。', '']
const PLACES = ['三楼会议室', '支部活动室', '图库阅览室', '小礼堂', '五楼会议室']
const QUARTERS = ['一', '二', '三', '四'] as const

const recordTypeOf = (kind: string): RecordType | null => CREDIT_KINDS[kind as CreditKindCode]?.recordType ?? null

/** Whether people come together for it, so that a record says who was there. */
export function isGathering(kind: string): boolean {
  return ['meeting', 'study', 'lecture', 'activity', 'training'].includes(recordTypeOf(kind) ?? '')
}

/** The title of a plain record: when, what the duty says, and where there is a choice of them, about what. */
export function titleOf(kind: string, dutyTitle: string, heldOn: Day, dice: Dice): string {
  const themes = THEMES[kind]
  const theme = themes ? `：${dice.pick(themes)}` : ''
  return `${civil(heldOn).month}月${dutyTitle}${theme}`.slice(0, 80)
}

/** Named after the quarter that it is meant for, on whatever day it is held. */
export function assemblyTopic(period: Day, dice: Dice): string {
  return `${QUARTERS[Math.floor((civil(period).month - 1) / 3)]}季度${dice.pick(ASSEMBLIES)}`
}

export const placeOf = (dice: Dice): string => dice.pick(PLACES)
export const noteOf = (dice: Dice): string => dice.pick(NOTES)
export const resultOf = (kind: string, dice: Dice): string =>
  dice.pick(RESULTS[recordTypeOf(kind) ?? 'other'] ?? SESSION)
