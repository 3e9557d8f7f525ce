/** What the made-up records say. Harmless sentences about maps and archives, none of them from a real minute book. */
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
const PARTY_DAYS = [
  '清点库房里的老地图',
  '到测量标志点开展维护',
  '给社区讲国家版图',
  '岗位练兵：一页档案的整理',
  '重走老测线',
  '档案开放日服务',
]
const LECTURES = ['从一根测杆谈责任', '守好每一页档案', '图上无小事', '做一名靠得住的机关干部']
const VISITS = ['听取区局意见', '查看外业进度', '了解基层困难', '看望一线同志']
const PLACES = ['三楼会议室', '支部活动室', '图库阅览室', '小礼堂', '五楼会议室']
const RESULTS = [
  '按计划完成，参加同志结合岗位作了发言。',
  '内容已传达到人，形成的两条意见由支部跟进。',
  '当场明确了责任人和完成时间。',
  '活动简短，重在实效，后续情况下次会议通报。',
]

const BY_KIND: Readonly<Record<string, readonly string[]>> = {
  study_session: STUDIES,
  discussion: STUDIES,
  party_day: PARTY_DAYS,
  lecture: LECTURES,
  frontline: VISITS,
  general_visit: VISITS,
}

/** The title of a plain record: what the duty says, when, and where there is a choice of them, about what. */
export function titleOf(kind: string, dutyTitle: string, heldOn: Day, dice: Dice): string {
  const themes = BY_KIND[kind]
  const theme = themes ? `：${dice.pick(themes)}` : ''
  const name = dutyTitle.replace(
    /[0-9一二两三四五六七八九十]+[次期篇份](?=[^数])|(?:不少于|至少)?[0-9]+[次期篇份]$/g,
    '',
  )
  return `${civil(heldOn).month}月${name}${theme}`.slice(0, 80)
}

export const assemblyTopic = (dice: Dice, heldOn: Day): string =>
  `${['一', '二', '三', '四'][Math.floor((civil(heldOn).month - 1) / 3)]}季度${dice.pick(ASSEMBLIES)}`
export const placeOf = (dice: Dice): string => dice.pick(PLACES)
export const resultOf = (dice: Dice): string => dice.pick(RESULTS)
