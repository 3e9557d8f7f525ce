/**
 * What a promise leaves behind. The pattern of the greatest `weight` wins; of equals the one that ends last in the
 * clause, because the head of a Chinese noun phrase stands at its end; of those the longer one.
 */
import type { RecordType } from '#duties/kinds.schema.ts'

export interface TypeRule {
  readonly pattern: string
  readonly type: RecordType
  readonly weight: number
  readonly example: string
}

export const TYPE_RULES: readonly TypeRule[] = [
  // Names that settle the type wherever they stand.
  {
    pattern:
      '组织生活会?(?!制度)|民主生活会|党员大会|支委会|支部委员会|党小组会|党组会|党委会|座谈会?|推进会|班会|交流会|观摩会|部署会|动员会|总结会|例会|计划会|联席会|现场会|工作会议?|会议|恳谈会|调度会|碰头会|分析会|专题会|代表大会|换届大会',
    type: 'meeting',
    weight: 5,
    example: '召开1次工作推进会',
  },
  {
    pattern:
      '(?:述职)?(?:述责)?(?:述廉)?述职评议|民主评议|教育评议|评议党员|民主测评|自评|互评|积分评定|述职(?:考评|考核|述廉)?|考核(?!办法|细则|方案|重要|指标|制度)|考评|测评|绩效考核',
    type: 'assessment',
    weight: 5,
    example: '年底开展述职评议',
  },
  {
    pattern:
      '检查考核|考核检查|督导检查|监督检查|自查(?:自纠)?|排查|督查|督导|巡查|巡察|抽查|检查(?!组|材料)|“?回头看”?|复核|验收|监察(?!部门)|明察暗访|核查|普查|识别|清查|体检',
    type: 'inspection',
    weight: 5,
    example: '开展1次专项督查',
  },
  { pattern: '谈心谈话|谈心|谈话|约谈|面谈|谈话提醒', type: 'talk', weight: 6, example: '每年谈话1次' },
  { pattern: '(?:党课|宣讲|演讲)(?:比赛|竞赛|大赛|展评|展演)', type: 'activity', weight: 7, example: '举办微党课比赛' },
  { pattern: '书面述[责职廉]|述责|述廉', type: 'report', weight: 6, example: '向上级党委书面述责' },
  { pattern: '(?:联系点|基层|一线)[^，]{0,4}指导', type: 'visit', weight: 4, example: '到联系点指导工作' },
  {
    pattern:
      '党课|(?:(?<![工合协操写制创动])作|听(?!取)|邀请|举办|聆听)[^，]*专题报告|形势报告|辅导报告|报告会|专题辅导|专题讲座|讲座|宣讲(?!员|团|队|人)|教育课|讲坛|辅导课|授课|讲课|廉政课|思政课|廉政报告|讲堂|(?:最后|第)一课',
    type: 'lecture',
    weight: 6,
    example: '讲1次廉政党课',
  },
  {
    pattern:
      '听取[^，]*|(?<=前[^，]{0,24})报(?=[^，送道名告]{0,6}(?:机关|党委|党组|党工委|纪委|组织部|办公室|党办))|汇报(?!会)|通报(?:[^，]*情况)?|报送|上报|报告(?!会)|书面报备|述学',
    type: 'report',
    weight: 5,
    example: '每半年汇报1次',
  },
  {
    pattern:
      '调研报告|工作总结|总结报告|工作报告|信息(?!化|库|中心|技术|系统|平台|安全|工程|资源|处|科|部|管理)|简报|心得(?!(?:体会)?(?:交流|分享|座谈|展))|体会文章|(?<=写[^，]{0,8})体会|理论文章|论文|文章|学习笔记|读书笔记',
    type: 'report',
    weight: 6,
    example: '撰写1篇调研报告',
  },
  {
    pattern:
      '分析研判|分析[^，]*(?:情况|形势|状况|动态)|(?:情况|形势|状况|动态)[^，]{0,3}分析|研判|进行一?次?汇总|汇总',
    type: 'analysis-report',
    weight: 7,
    example: '每季度分析思想状况',
  },
  { pattern: '调研|调查|问卷|摸底|征求[^，]*(?:意见|建议)', type: 'survey', weight: 5, example: '开展1次问卷调查' },
  { pattern: '表彰|评选|表扬|评优|选树|颁奖', type: 'commendation', weight: 6, example: '评选表彰优秀党员' },
  { pattern: '测试|考试|答题(?!活动)|测验|应知应会', type: 'test', weight: 5, example: '组织1次线上测试' },
  {
    pattern: '轮训|培训|集训|整训|研修|业务练兵|演练|培训班|学习班|读书班',
    type: 'training',
    weight: 5,
    example: '举办1期培训班',
  },
  {
    pattern:
      '下基层|下沉|走访|慰问|看望|回访|家访|深入(?!推进|开展|学习|贯彻|落实|实施|宣传|实践|践行|挖掘|研究)[^，]*(?:一线|基层|支部|企业|社区|班级|宿舍|联系点|村)|蹲点|驻点|接访|结对帮扶|帮扶|探望',
    type: 'visit',
    weight: 5,
    example: '走访困难党员2次',
  },
  {
    pattern:
      '警示提醒|短信|倡议书|公开信|展板|宣传栏|专栏|推文|报道|公众号|宣传片|标语|海报|微视频|信息发布|期刊|稿件|公示|公开栏|上墙|宣传册|发布《',
    type: 'publicity',
    weight: 5,
    example: '更新2期宣传栏',
  },
  {
    pattern:
      '清单|台账|信息库|数据库|名单|花名册|名册|档案(?!室|馆|局|日|周|法|宣传|文化|工作|业务|系统|开放|数字|事业|处|资源)|目录|队伍(?!建设|培训|状况|思想|能力|作风|状态)',
    type: 'list/ledger',
    weight: 6,
    example: '制定1份责任清单',
  },
  { pattern: '(?:计划|方案|要点|规划|预案|安排表)(?!会)', type: 'plan', weight: 6, example: '上报活动计划' },
  {
    pattern: '办法|制度(?!自查|执行|落实)|细则|规定|手册|规则|意见(?!建议|和建议)|章程|责任书|承诺书|机制',
    type: 'other',
    weight: 4,
    example: '修订管理办法',
  },
  {
    pattern:
      '签订|签署|设立|成立|换届|发展工作|(?:补充|培养|发展|确定|吸收|接收)[^，]{0,10}(?:积极分子|党员|发展对象)|分工|回收率|收缴',
    type: 'other',
    weight: 7,
    example: '签订责任书',
  },
  {
    pattern:
      '集体学习|集中学习|中心组学习|理论学习|参学率|学习讨论|学习交流|学习研讨|学习和交流|研讨|交流研讨|研读|通读|精读|阅读|读书|书籍|自学|学习日|学习时间|学习(?!型|强国|教育|计划|平台|班|雷锋|贯彻)|党的教育|诵读',
    type: 'study',
    weight: 4,
    example: '集中学习2次',
  },
  { pattern: '读\\d*[一二三]?[本部]', type: 'study', weight: 5, example: '读2本书' },
  {
    pattern:
      '党日|活动日|党的活动|组织活动|教育实践|志愿服务|义诊|文体活动|竞赛|比赛|比武|论坛|征文|捐款|捐献|参观|观看|影片|教育片|运动会|演讲|沙龙|联谊|联建|共建|结对共建|教育月|活动月|宣誓|祭扫|现场教学|展演|晚会|开放日|文化节|社团|联系活动|团日|旁听|艺术节|现场学',
    type: 'activity',
    weight: 5,
    example: '开展1次主题党日',
  },
  { pattern: '活动', type: 'activity', weight: 3, example: '开展1次活动' },
  { pattern: '教育', type: 'activity', weight: 2, example: '开展1次警示教育' },
  { pattern: '宣传', type: 'publicity', weight: 3, example: '开展1次宣传' },
  { pattern: '讨论|交流', type: 'study', weight: 3, example: '讨论1次' },
  { pattern: '分析(?!会)', type: 'analysis-report', weight: 3, example: '开展1次思想分析' },
  { pattern: '研究', type: 'meeting', weight: 2, example: '每半年研究1次' },
  { pattern: '提醒', type: 'publicity', weight: 3, example: '发送廉洁提醒' },
  { pattern: '措施', type: 'plan', weight: 3, example: '制定防控措施' },
  { pattern: '实践|文艺|体育|捐赠|植树|政治生日|入党誓词', type: 'activity', weight: 3, example: '开展暑期实践' },
  {
    pattern: '(?<![社学协工总机理体])会(?!员|计|议精神|馆|费|所|同|后|前|标|谈室)',
    type: 'meeting',
    weight: 1,
    example: '开1次会',
  },
]
