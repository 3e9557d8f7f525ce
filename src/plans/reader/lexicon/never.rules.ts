/** Clauses that hold a number or a date and promise nothing. Patterns are searched in one clause. */

export interface NeverRule {
  readonly pattern: string
  readonly why: string
  readonly example: string
}

export const NEVER: readonly NeverRule[] = [
  {
    pattern:
      '扣[减除]?\\d|扣\\d|扣[一二三四五六七八九十]|加\\d+(?:\\.\\d+)?分|[得记计减]\\d+(?:\\.\\d+)?分|不得分|不扣分|扣分|满分|分值|倒扣|得满',
    why: '评分算法',
    example: '每少1次扣2分',
  },
  {
    pattern: '^(?:如|若|凡|遇|一旦|发现|倘|当|对发生|出现)(?!实|何|果断)',
    why: '有条件',
    example: '发现问题3日内报告',
  },
  {
    pattern: '必须有|应有|方可|视为|予以|可以|才能|方能|不足\\d|未达|不满\\d|取消|除名|人以上的|名以上的|情况特殊|遇有',
    why: '程序门槛',
    example: '正式党员3人以上的成立支部',
  },
  {
    pattern: '(?:低于|不足|未达到?|达不到|不满)\\d[\\d.]*[%分]?(?:以上)?的',
    why: '达不到时怎么办',
    example: '满意度低于80%的限期整改',
  },
  { pattern: '不宜过|次数不|时间不宜', why: '原则性要求', example: '活动次数不宜过密' },
  { pattern: '^(?:避免|防止|杜绝|不再)', why: '不要的情形', example: '避免出现一年走访不到一次' },
  { pattern: '^(?:例如|譬如|比如)', why: '举例', example: '例如举办培训' },
  { pattern: '^(?:每次|每一次|每场|每期|每篇|本次)', why: '每次的要求', example: '每次学习不少于2小时' },
  {
    pattern: '(?:19|20)\\d{2}年(?:\\d{1,2}月)?(?:以来|已|至今)|已经|取得了|荣获|获得了|成立\\d+周年',
    why: '已有情况',
    example: '已经开展3次',
  },
  {
    pattern:
      '(?:优秀|等次)[^，]{0,4}比例|(?:会议|发言|会期|篇幅|文稿|用时|时长)[^，]{0,4}(?:不超过|控制在|不得超过)|标准列入|元标准|经费[^，]{0,12}(?:不低于|不少于|标准)',
    why: '限额或标准',
    example: '会议不超过1小时',
  },
  {
    pattern: '结果(?:作为|纳入|运用|应用)|作为[^，]*(?:依据|参考)|^(?:一般|原则上|通常)?安排在',
    why: '结果运用或补充说明',
    example: '考核结果作为评优依据',
  },
  { pattern: '每[两三四五六2-9]年', why: '周期超过一年', example: '每三年换届1次' },
]

/** Vague time: with nothing firmer beside it there is nothing to check. */
export const VAGUE: readonly NeverRule[] = [
  {
    pattern: '不定期|定期|适时|经常性?|及时|随时|按时|按期|按要求|适情|根据实际|根据需要|视情|必要时|常态化|日常|长期',
    why: '时间不明',
    example: '适时组织测试',
  },
]

/** Clauses that give a motive, means or standard for the clause after them. */
export const MOTIVES: readonly NeverRule[] = [
  {
    pattern:
      '^(?:以|结合|围绕|根据|按照|按|依据|针对|为了|为进一步|依托|借助|通过|利用|运用|聚焦|对标|对照|紧扣|紧盯|紧紧围绕|立足|着眼|随着|鉴于|本着|遵循|充分运用|充分利用|严格按照|严格遵循|抓住)',
    why: '目的或依据',
    example: '结合工作实际，召开1次座谈会',
  },
]

/** Steps of an act already named; not commitments of their own without a number. */
export const STEPS: readonly NeverRule[] = [
  {
    pattern:
      '整改措施|整改方案|整改清单|问题清单|查摆问题|批评和自我批评|批评与自我批评|等环节|等工作环节|等措施|等步骤|等程序|等方式|等形式',
    why: '主要工作的步骤',
    example: '制定整改措施',
  },
  {
    pattern: '学习贯彻|贯彻落实|学习宣传贯彻|学习领会|深刻领会|认真领会|学习和落实|学习和贯彻',
    why: '态度要求',
    example: '深入学习贯彻会议精神',
  },
]

/** Wording that softens the promise. */
export const SOFT: readonly NeverRule[] = [
  {
    pattern: '一般|原则上|为宜|争取|力争|通常|尽量|尽可能|鼓励|提倡|倡导',
    why: '非刚性要求',
    example: '原则上每季度1次',
  },
]
