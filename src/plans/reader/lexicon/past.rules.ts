/** Words by which a plan tells of the time before it: what was done then is no promise, whatever numbers it has. */

export interface PastWord {
  readonly pattern: string
  readonly example: string
}

/** At the head of a clause: what follows is told of then, up to the words of `PRESENT`. */
export const PAST: readonly PastWord[] = [
  {
    pattern:
      '^(?:在|回顾)?(?:去年|上年度?|上一年度?|往年|前年|前一年|过去(?:的)?(?:一年|几年|[一两三二]年)|刚刚过去的|一年来|近(?:几|[一两二三五])?年来?|几年来|多年来|[五三两]年来)(?!.{0,12}(?:整改|问题清单|遗留))',
    example: '去年共组织学习12次',
  },
  { pattern: '^(?:截至|截止)(?:目前|当前|现在|今年?[底末]?前?为止)', example: '截至目前，组织学习12次' },
  { pattern: '^(?:在)?(?:此前|前期|前一阶段|前阶段|上一阶段)', example: '前期，已走访企业20家' },
]

/** A verb that tells of what is done already; it holds for its clause. */
export const DONE: readonly PastWord[] = [
  {
    pattern:
      '(?:开展|组织|召开|举办|完成|走访|慰问|建成|建立|培训|发展|印发|制定|修订|解决|办理|撰写|收集|征集|观看|参观|讲授|报送|整改|发放|表彰|命名|成立|检查|督查)了',
    example: '开展了4次集中学习',
  },
  { pattern: '^(?:我局|全局|本局)?(?:先后|累计已|共已|总共)', example: '先后组织学习12次' },
]

/** The plan itself speaks again. */
export const PRESENT: readonly PastWord[] = [
  {
    pattern:
      '^(?:今年|本年|新的一年|下一步|下一阶段|下步|接下来|下阶段|今后|新年度|为此|因此|围绕(?:今年|本年)|按照今年)|(?:今年|下一步|新的一年)(?:将|要|我|工作|重点|,|，)',
    example: '今年，每月学习1次',
  },
]

/** A heading over a report of the time before. `YEARS` of the heading are judged apart. */
export const PAST_HEADS: readonly PastWord[] = [
  {
    pattern:
      '^(?:[^，。]{0,14})(?:工作|党建|学习|活动|任务|年度|情况)的?(?:总结|回顾)$|^(?:总结|回顾)(?:过去|上年|去年)|^(?:简要)?(?:回顾|总结)$',
    example: '工作回顾',
  },
  {
    pattern: '^(?:过去一年|一年来|去年|上年度?|上一年度?)(?:的)?[^，。]{0,14}$',
    example: '过去一年的主要工作',
  },
  {
    pattern:
      '^(?:[^，。]{0,10})(?:主要|工作|取得的?|党建)(?:的)?(?:主要)?(?:成效|成绩|做法|进展|亮点)(?:和|及|与)?(?:经验|做法|成效|亮点|特点|体会)?$|^(?:工作|任务|党建|目标)?(?:开展|完成|落实|进展|基本)情况$',
    example: '主要做法和成效',
  },
  {
    pattern: '^(?:当前|目前|工作中|党建工作)?(?:还|仍)?(?:存在的?)(?:主要|突出)?(?:问题|不足|短板|困难|差距)',
    example: '存在的主要问题',
  },
]

/** In a heading of the kinds above: it is over what is to be done after all. */
export const AHEAD_HEADS: readonly PastWord[] = [
  {
    pattern: '计划|安排|打算|要点|思路|措施|举措|下一步|下步|任务分解|清单|整改|阶段|及.*(?:目标|任务)',
    example: '工作总结及下一步打算',
  },
]
