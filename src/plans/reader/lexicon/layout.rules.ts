/** Words by which the parts of a document are told apart: titles, column heads, cells of time. */

export interface LayoutWord {
  readonly pattern: string
  readonly example: string
}

/** What the title of a plan ends with. */
export const TITLE_WORDS: readonly LayoutWord[] = [
  {
    pattern:
      '要点|计划|清单|方案|安排|制度|办法|规定|规则|意见|细则|台账|任务书|分解表|一览表|任务|日程|配档表|推进表|月历|(?:安排|计划|任务|活动)表|目标|通知|打算',
    example: '机关青年工作要点',
  },
]

/** Heads of columns. The groups tell which column holds the time, the owner and the task. */
export const COLUMN_TIME: readonly LayoutWord[] = [
  {
    pattern:
      '(?:计划|工作|完成|推进|开展|活动|实施|预计|序时)?(?:时间|时限|进度|节点|日期|频次|频率|期限)(?:安排|进度|要求|节点|表)?|月份|季度|月度|时段|阶段',
    example: '完成时限',
  },
]
export const COLUMN_OWNER: readonly LayoutWord[] = [
  {
    pattern:
      '(?:责任|牵头|配合|负责|承办|主办|协办|落实|参加|组织)(?:人|单位|部门|领导|科室|处室|股室|部室|站所|机构|主体|人员|支部|党支部|党组织|干部|者)',
    example: '责任部门',
  },
]
export const COLUMN_TASK: readonly LayoutWord[] = [
  {
    pattern:
      '(?:重点|主要|工作|具体|活动|任务|学习|目标|建设)?(?:内容|任务|工作|措施|项目|举措|事项|要求|主题|名称|职责)(?:及要求|要求|分解)?|(?:工作|活动|任务|学习|具体|主要|重点)(?:安排|计划)|类别|类型',
    example: '具体措施',
  },
]
export const COLUMN_OTHER: readonly LayoutWord[] = [
  {
    pattern:
      '序号|编号|备注|说明|分值|评分标准|(?:验收|完成|考核|达成)(?:标准|指标|材料|形式|情况|成效)|佐证(?:材料)?|支撑材料|成果(?:形式)?|落实情况|地点|方式|形式|对象|目标',
    example: '验收标准',
  },
]

/** Names of columns before their value, in a bracket after the task or on a line of their own. */
export const LABELS: readonly LayoutWord[] = [
  {
    pattern: '(?:责任|牵头|主办|承办|负责|配合|协办|协同)(?:单位|部门|领导|科室|处室|人|主体)[:：]',
    example: '责任单位：办公室',
  },
  { pattern: '(?<=[(（【[])(?:责任|牵头|主责|主办|承办|负责)[:：]', example: '（牵头：办公室）' },
  { pattern: '(?:完成|推进|办结|工作)?(?:时限|时间|节点|进度)(?:要求|安排)?[:：]', example: '完成时限：6月底前' },
]

/** What a heading of time may hold beside the dates themselves. */
export const TIME_HEAD_FILLER: readonly LayoutWord[] = [
  {
    pattern:
      '(?:重点|主要|党建|具体|固定|常规|必做|规定|阶段|支部|党务|基本)?(?:工作|任务|事项|内容|动作|活动|学习)(?:安排|计划|要点|任务|内容|清单|重点|事项)?|(?:安排|计划|要点|清单)$|(?:必做|必办|规定动作)$|[“”·]',
    example: '一季度重点工作',
  },
]

/** What a cell of time may hold beside the dates themselves. */
export const TIME_FILLER: readonly LayoutWord[] = [
  {
    pattern:
      '全年|长期|持续|常态化|适时|年内|按时|及时|完成|之?前|以前|底|开展|进行|组织|实施|并|各|等|左右|期间|推进|坚持|贯穿|时限|节点|进度|要求|根据[^，。]*|按照?[^，。]*|视情|时间|时限|每次|不定期|定期|日常|经常|随时|[、，。；/\\-()（）:和及至到起]',
    example: '持续推进',
  },
]
