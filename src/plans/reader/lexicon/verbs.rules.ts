/** Verbs, by whether somebody else can later check that it was done. Each group is found in its example. */

export interface VerbGroup {
  /** Separated by spaces. */
  readonly words: string
  readonly example: string
}

/** Acts that leave a trace: a date alone makes a commitment of them. */
export const ACTS: readonly VerbGroup[] = [
  { words: '组织召开 召开 举行 举办 承办 协办 主办', example: '3月召开动员会' },
  {
    words: '组织开展 开展 组织实施 实施 组织 组织好 开展好 实行 启动 启用',
    example: '5月开展业务竞赛',
  },
  {
    words: '研究制定 研究制订 制定 制订 制作 编制 编印 编写 编发 起草 拟定 拟订 草拟',
    example: '4月制定实施方案',
  },
  { words: '修订完善 修订 修改完善 修改 修编 梳理完善 汇编', example: '6月修订考核办法' },
  {
    words: '印发 下发 出台 发布 公布 公示 发放 发出 刊发 推送 张贴',
    example: '3月印发年度清单',
  },
  {
    words: '签订 签署 递交 提交 报送 上报 呈报 报备 备案 填报 填写',
    example: '3月签订责任书',
  },
  { words: '完成 办结 建成 兑现 补充 补选 配备 选配 配齐', example: '9月底前完成换届' },
  {
    words: '成立 组建 设立 建立 搭建 开通 开设 开办 开辟 挂牌 上墙',
    example: '4月成立工作专班',
  },
  {
    words: '评选表彰 评选 表彰 表扬 评比 推选 推荐 选树 选拔 选送 选派 命名',
    example: '7月评选表彰先进',
  },
  {
    words: '民主评议 评议 考核 测评 述职 考评 评估 验收 评审 评定 评价 鉴定',
    example: '12月考核各支部',
  },
  {
    words: '自查自纠 自查 检查 督查 督导 督办 巡查 巡察 抽查 排查 普查 核查 审查 监察 清查 回头看 盘点 体检',
    example: '8月检查各支部',
  },
  {
    words: '调研 调查 摸底 走访 慰问 看望 探望 回访 家访 走进 蹲点 驻点 帮扶 结对 联系 接待',
    example: '10月走访老党员',
  },
  { words: '谈心谈话 谈心 谈话 约谈 座谈 恳谈 面谈', example: '11月座谈1次' },
  {
    words: '听取 汇报 通报 报告 讲评 点评 反馈 征求 征集 收集 收缴 回收 统计',
    example: '年底听取专题汇报',
  },
  {
    words: '分析 研判 研究 讨论 审议 总结 汇总 梳理 清理 部署 安排 谋划 会商 剖析',
    example: '年中总结半年工作',
  },
  {
    words: '学习 研学 研读 通读 精读 阅读 诵读 研讨 交流 辅导 宣讲 讲授 授课 讲课',
    example: '每月学习2次',
  },
  {
    words: '培训 轮训 集训 整训 测试 考试 竞赛 比赛 答题 演练 观摩 参观 观看 收看 拍摄 录制 旁听 瞻仰 祭扫',
    example: '6月观看教育片',
  },
  {
    words: '参加 参与 出席 列席 到会 报到 协助 配合 邀请 选举 换届 改选 吸收 接收 发展 转正',
    example: '每季度参加1次支部活动',
  },
  {
    words: '解决 消除 办理 办好 帮助 化解 整改 调整 更新 维护 核对 撰写 提出 形成 打分 考察 审计 核算',
    example: '每年解决1至2个难题',
  },
  {
    words: '宣传 报道 宣誓 重温 警示 提醒 捐款 捐赠 进行 落地 投稿 发表 投放 公开 用于 纳入 轮换 轮岗 挂职',
    example: '每年重温1次誓词',
  },
  {
    words:
      '资助 扶持 录用 招募 摸排 展示 展播 复核 自评 互评 互查 轮值 值守 义诊 献血 植树 讲述 讲好 传达 传阅 宣读 订阅 购置 更换 申报 申请 上传 录入 归档 建档 结对子 联学 联办 共建 派出 派驻 抽调 选聘 聘请 聘任 设置 增设 修缮 主持 授牌 揭牌 颁发 颁奖 奖励 访谈 论证 审定 核定 认定 竞聘',
    example: '6月申报示范支部',
  },
  {
    words:
      '领办 认领 述责 述廉 述学 述法 转接 接转 发送 寄送 群发 交纳 缴纳 上交 上缴 办实事 做实事 旁听 下沉 值班 报告会 送学 送教 讲评 督学 命题 汇编',
    example: '每月交纳党费',
  },
]

/** Attitudes, compliance and aims: never a commitment by themselves. */
export const WEAK: readonly VerbGroup[] = [
  {
    words: '加强 强化 提升 提高 增强 深化 加大 加快 加深 促进 推动 推进 推行 统筹',
    example: '进一步加强队伍建设',
  },
  {
    words: '坚持 巩固 弘扬 营造 确保 保证 保障 筑牢 夯实 压实 树立 树牢 坚定 铸牢 守牢 坚守 维护好',
    example: '坚持正确方向',
  },
  {
    words: '建强 建好 建优 做强 做优 配强 配齐 选优 锻造 激活 织密 严密组织 管好 用好 擦亮 淬炼',
    example: '建强基层组织',
  },
  {
    words: '抓好 做好 做实 抓实 抓牢 抓紧 落实好 落实 贯彻 执行 遵守 遵循 严格 严肃 严守 履行',
    example: '落实各项制度',
  },
  {
    words:
      '把握 发挥 引导 教育 带动 激发 打造 探索 健全 完善 规范 拓展 优化 丰富 创新 改进 转变 聚焦 凝聚 培育 培养 注重 突出',
    example: '充分发挥带头作用',
  },
  {
    words: '争创 创建 争做 争当 做到 达到 实现 服务 支持 关心 重视 防止 杜绝 避免 着力',
    example: '争创先进单位',
  },
]

/** Words that may stand between a subject and its verb, or open the predicate. */
export const OPENERS: readonly VerbGroup[] = [
  {
    words: '应当 应该 须 必须 需 将要 负责 定于 拟 计划 原则上 一般 通常 争取 力争',
    example: '支部书记应讲1次党课',
  },
  {
    words: '对照 赴 按照 把 带领 带队 率队 结合 围绕 根据 通过 利用 由 分别',
    example: '支部书记为党员讲1次党课',
  },
  {
    words:
      '认真 积极 持续 扎实 努力 广泛 大力 有序 稳步 精心 继续 及时 定期 不定期 适时 切实 全面 深入 进一步 不断 主动 带头 集中 统一 同步 同时 同样 共同 逐级 逐项 均 都 也 再 还 各 平均 累计 牵头 具体 亲自 自觉 重新 至少 不少于 不得少于 不低于 不超过 最多 每人 人均 每',
    example: '各支部认真开展1次自查',
  },
]

/** Nouns that hold a verb's characters; they are passed over when the predicate is looked for. */
export const NOUNS: readonly VerbGroup[] = [
  {
    words:
      '党组织 组织委员 组织生活 组织部 组织关系 组织员 组织力 组织建设 组织科 组织处 联系点 联系社区 联系班级 联系企业 联系支部 联系单位 联系村 组织人事 群团组织 基层组织 组织机构 党的组织 组织体系 组织书记 宣传委员 宣传部 宣传科 宣传处 宣传员 纪检监察组 纪检监察 监察室 检查组 督查组 督导组 巡察组 考核组 调研组 工作组 审计组 评审组 学习小组 学习委员 学习型 学习组 研究室 研究所 研究院 研究生 教研室 考核办 督查室 教育处 教育科 教育局 调研室 服务中心 服务队 指导员 辅导员 调研员 联络员 宣讲员 讲解员 负责人 负责同志 负责干部 领导班子 领导干部 发展对象 发展中心 培训中心 考试中心 各级 各 每名 每个 每位 全体 全市 同志 在职 在岗 到岗 以上 以下 作风 上级 上述 工作人员 应届 同学 把关 对口 对象 过程 可行 参加人员 从业人员 综合 结对区 结对单位 结对村 结对支部 联系点 联系支部 联系人 挂钩联系 帮扶队 交流中心 统计局 审计局 审计处 安排部署 审查调查室 统战 统计科 评议员 执行董事 推荐人 党员志愿 监督员 带班 为民',
    example: '党组织书记每年讲1次党课',
  },
]

/** One-character openers and verbs: only before what they take, because the characters stand in many nouns. */
export const SHORT_OPENERS: readonly { readonly pattern: string; readonly example: string }[] = [
  { pattern: '(?<![主重首必需只简摘纪])要(?!点|求|素|闻|务|事|件|害|领|职)', example: '支部书记要讲1次党课' },
  { pattern: '(?<![供反相适对响])应(?!知|用|急|对|届|邀|会|变)', example: '各支部应召开1次会议' },
  { pattern: '(?<!即|干)将(?!来|军|近|领)', example: '党支部将党史纳入学习' },
  { pattern: '(?<![作成行认人有分称以因])为(?!民|主|期|准|人|辅|宜|先)', example: '支部书记为党员讲1次党课' },
  { pattern: '(?<![针面相核应校])对(?!象|口|策|标|照|外|应|接|手|党忠)', example: '机关纪委对各支部检查1次' },
  { pattern: '(?<![方面志趋导意走])向(?!心|导|上的|上向善)', example: '党支部向上级报告1次' },
  { pattern: '(?<![现正存内潜所])在(?!职|岗|册|编|线|校|家|建|读|任)', example: '党支部在七月开展1次活动' },
  { pattern: '(?<![大小等少多低高关属位由对基终处便急勇善])于(?!是)', example: '党支部于六月召开会议' },
  { pattern: '(?<![达遇得报直接收看听想迟做签])到(?!位|会|达|岗|底|期)', example: '班子成员到基层调研1次' },
  { pattern: '(?<![服听跟])从(?!业|严|政|事|优|轻|重|简)', example: '党支部从四月起开展活动' },
  { pattern: '(?<![所可予得足加难])以(?!上|下|内|外|来|及|前|后|身)', example: '机关纪委以公开信提醒1次' },
  { pattern: '按(?!照|时|期|摩)', example: '各支部按月上报情况' },
  { pattern: '(?<![供交发付])给(?!予)', example: '支部书记给党员讲1次党课' },
]

export const SHORT_ACTS: readonly { readonly pattern: string; readonly example: string }[] = [
  { pattern: '深入(?=[^，]{0,12}(?:一线|基层|支部|班级|宿舍|企业|社区|村|现场|车间))', example: '深入基层2次' },
  { pattern: '(?<![宣演听主开所])讲(?=\\d|[一二两三]|党课|专题|廉政|授|微|思政)', example: '讲1次党课' },
  { pattern: '(?<![以晚早网线会身手])上(?=\\d|[一二两三](?!级)|党课|专题|廉政|党风|思政|微|好)', example: '上1堂党课' },
  { pattern: '(?<!工|合|协|操|写|制|创|动)作(?=\\d|[一二两三]|专题|辅导|报告)', example: '作1次报告' },
  { pattern: '(?<![宣研阅通精诵朗导])读(?=\\d|[一二两三]|好书|原著|书)', example: '读1本书' },
  { pattern: '(?<![撰编填])写(?=\\d|[一二两三])', example: '写1篇体会' },
  { pattern: '(?<![选报寄])送(?=\\d|[一二两三]|温暖|清凉|学上门)', example: '送1次温暖' },
  { pattern: '(?<![通超经不])过(?=\\d|[一二两三]|政治生日)', example: '过1次政治生日' },
  {
    pattern:
      '(?<![汇通上申呈填海简举预日月年])报(?=(?:[局院校县区]|学院|学校|街道|公司|集团)?(?:机关|党委|党组|党工委|纪委|组织部|办公室|党办|人事)|上级|县委|市委|省委|送)',
    example: '3月10日前报机关党委',
  },
]
