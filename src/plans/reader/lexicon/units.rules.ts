/** What is counted: times an act is done, and amounts that are reached. */

export interface UnitWord {
  readonly unit: string
  /** What must not follow, so that 一部分 or 两节期间 is no count. */
  readonly notBefore?: string
  /** 一 and 1 are too often no number here: a bound, a period or a larger number is wanted. */
  readonly shy?: true
  readonly example: string
}

export const TIMES: readonly UnitWord[] = [
  { unit: '人次', example: '走访不少于6人次' },
  { unit: '场次', example: '宣讲10场次' },
  {
    unit: '次',
    notBefore: '性|数(?!据|字|学)|序|日(?!常)|要(?!情|素)|品(?!牌|德|质)|月|年(?!轻|度|中|终)|之',
    example: '召开2次会议',
  },
  { unit: '期', notBefore: '间|工程|望|待|刊|限', example: '举办1期培训班' },
  { unit: '场', notBefore: '所|地|景|域|面|馆', example: '举办1场报告会' },
  { unit: '篇', notBefore: '幅|章', example: '撰写1篇心得' },
  { unit: '堂', example: '讲1堂党课' },
  { unit: '遍', example: '通读1遍党章' },
  { unit: '轮', notBefore: '流|换|岗|值|训', example: '开展2轮检查' },
  { unit: '节', notBefore: '日|点|假|约|能|庆|俗|期|课余', example: '上2节微党课' },
  { unit: '讲', notBefore: '话|解|座|课(?!程)|堂|述|稿|政', example: '开设8讲课程' },
  { unit: '本', notBefore: '部|单|人|级|地|年|科|市|局|支|职', example: '读1本好书' },
  { unit: '部', notBefore: '门|分|队|委|署|长|曲|级|位|属|室|党|法规|规', example: '观看1部教育片' },
  { unit: '份', notBefore: '额|量|内|外|力|心|爱|责|担|子', example: '提交1份总结' },
  { unit: '回', notBefore: '头|访|收|顾|应|复|馈', example: '集中辅导2回' },
  { unit: '批次', example: '选送3批次人员' },
  { unit: '课次', example: '完成6课次' },
  { unit: '个(?=用于)', example: '每月两个用于学习' },
]

export const AMOUNTS: readonly UnitWord[] = [
  { unit: '学时', example: '学习不少于24学时' },
  { unit: '课时', example: '培训不少于16课时' },
  { unit: '万字', example: '笔记不少于1万字' },
  { unit: '学分', example: '取得不少于20学分' },
  { unit: '小时', example: '志愿服务不少于10小时' },
  { unit: '个月', notBefore: '内|后|前|未|不', example: '驻点不少于2个月' },
  { unit: '个工作日', notBefore: '内|前|后', example: '蹲点不少于5个工作日' },
  { unit: '天', notBefore: '内|前|后', example: '蹲点不少于10天' },
  {
    unit: '分',
    notBefore: '之|别|工|钟|析|类|管|队|组|层|行业|部|公司|支|局|院|校|馆|会|党',
    example: '学习积分至少300分',
  },
  { unit: '名', notBefore: '单|称|额|义|录|师|誉|列|人|家', shy: true, example: '发展2名党员' },
  { unit: '人', notBefore: '员|次|才|大|民|格|事|民|物|文|心|生|选|社|力', shy: true, example: '培训不少于50人' },
  { unit: '项', notBefore: '目组', shy: true, example: '公布20项承诺' },
  {
    unit: '个',
    notBefore:
      '百分|月|工作日|意识|自信|维护|确立|方面|环节|层面|维度|统一|坚持|结合|文明|表率|务必|必须|重点|关键|全面|过硬|阶段|步骤|别|人',
    shy: true,
    example: '建成3个示范点',
  },
  { unit: '家', notBefore: '庭|属|长|园|访|风|国|书|乡', shy: true, example: '走访5家企业' },
  { unit: '户', notBefore: '外|籍|口', shy: true, example: '走访10户困难群众' },
  { unit: '条', notBefore: '件|例|线|款', shy: true, example: '报送信息12条' },
  { unit: '件', shy: true, example: '办好3件实事' },
  { unit: '支', notBefore: '部|持|撑|委|书|行|队(?!伍)', shy: true, example: '组建2支志愿队' },
  { unit: '对', notBefore: '一|象|照|标|于|接|外', shy: true, example: '结成8对帮扶对子' },
  { unit: '例', notBefore: '会|行|外|如', shy: true, example: '通报3例典型问题' },
  { unit: '处', notBefore: '室|长|级|理|分|置|于|所', shy: true, example: '建设2处阵地' },
  { unit: '块', shy: true, example: '更新4块展板' },
  { unit: '幅', notBefore: '度', shy: true, example: '张贴6幅标语' },
  { unit: '万元', example: '筹措不少于3万元' },
]
