/** Which body kinds and post roles the usual names mean. The first row that is found in a name wins. */

export interface RoleWord {
  readonly pattern: string
  readonly owes: { readonly bodies: string } | { readonly posts: string }
  /** The name, here *, does not say plainly who owes; a person chooses. */
  readonly unsure?: string
  readonly example: string
}

const posts = (role: string, pattern: string, example: string, unsure?: string): RoleWord => ({
  pattern,
  owes: { posts: role },
  example,
  ...(unsure ? { unsure } : {}),
})
const bodies = (kind: string, pattern: string, example: string, unsure?: string): RoleWord => ({
  pattern,
  owes: { bodies: kind },
  example,
  ...(unsure ? { unsure } : {}),
})

/** Groups of people by their rank, and the posts that hold it: an office knows who holds a post, and no ranks. */
export interface RankWord {
  readonly pattern: string
  readonly roles: readonly string[]
  /** Those posts, in words. */
  readonly said: string
  readonly example: string
}

const CADRES = '(?:党员)?(?:领导)?(?:党员)?(?:干部)?'
export const RANKS: readonly RankWord[] = [
  {
    pattern: `(?:县?处级|中层)${CADRES}(?:及其?|\\(含\\))?以上(?:的)?${CADRES}`,
    roles: ['bureau_leader', 'division_head'],
    said: '局领导和各处室负责人',
    example: '副处级以上领导干部',
  },
  { pattern: `(?:县?处级|中层)${CADRES}`, roles: ['division_head'], said: '各处室负责人', example: '每名处级干部' },
  { pattern: `[厅局]级${CADRES}`, roles: ['bureau_leader'], said: '各局领导', example: '局级领导干部' },
]

export const ROLES: readonly RoleWord[] = [
  posts('discipline_secretary', '机关纪委书记|^纪委书记', '机关纪委书记'),
  posts('committee_secretary', '机关党委书记|^党委书记', '机关党委书记'),
  posts('committee_officer', '专职副书记|专职党务|党务干部|党务工作者|机关党委专职', '机关党委专职干部'),
  posts(
    'leading_group_secretary',
    '党组书记|^(?:局|市局|党组|局党组)主要负责(?:人|同志)|党组主要负责人|主要领导|一把手',
    '局党组书记',
  ),
  bodies(
    'bureau_committee',
    '党委办(?:公室)?|(?:机关)?党建办(?:公室)?|党办|(?:机关)?党委(?:班子)?(?:委员|成员)(?!会)',
    '机关党委办公室',
    '“*”不是名册里的组织或职务，暂由机关党委承担，请核对',
  ),
  posts('branch_discipline_officer', '(?:兼职|支部)?纪检(?:委员|员|干部)', '支部纪检委员'),
  posts('discipline_member', '纪委委员', '机关纪委委员'),
  posts('branch_organiser', '组织委员', '支部组织委员'),
  posts('branch_publicity_officer', '宣传委员', '支部宣传委员'),
  posts('branch_youth_officer', '青年委员', '支部青年委员'),
  posts('branch_united_front_officer', '统战委员', '支部统战委员'),
  posts('branch_secrecy_officer', '保密委员', '支部保密委员'),
  posts('branch_deputy_secretary', '支部副书记', '支部副书记'),
  posts('branch_secretary', '支部书记|支书|党组织书记|^书记', '各党支部书记'),
  bodies('branch', '支部(?:委员(?!会)|班子|成员)|支委(?!会)', '支部班子成员', '“*”没有单独的职务，暂由党支部承担'),
  posts('bureau_leader', '(?:局|市局)领导|领导班子成员|班子成员|党组成员|党员领导干部|领导干部|院领导', '每名局领导'),
  posts(
    'division_head',
    '(?:处室|部门|科室|单位|处|科|室)(?:主要)?(?:负责人|负责同志|领导)|处长|科长|^(?:主要)?负责人',
    '处室主要负责人',
  ),
  bodies('party_group', '党小组长?', '各党小组'),
  bodies('temporary_branch', '临时(?:党支部|党组织|支部)', '临时党支部'),
  bodies('bureau_committee', '机关党委|^党委', '机关党委'),
  bodies('discipline_committee', '机关纪委|^纪委|纪检组', '机关纪委'),
  bodies('leading_group', '党组(?!织)', '局党组'),
  bodies('mass_organisation', '工会|团委|团支部|妇联|妇委会|群团|青年(?:组织|工作)', '机关工会'),
  bodies('branch', '支部|基层党组织|党组织|支委会', '各党支部'),
  bodies('district_bureau', '区局|县局|分局|区县局|下级局', '各区局'),
  bodies('division', '处室|部门|科室|各处|各科|业务处', '各处室'),
  bodies('branch', '党员|职工|青年|干部|人员', '全体党员', '任务落在党员个人身上，暂由其党支部承担'),
  bodies('bureau', '全局|市局|局机关|机关$|^局$', '全局', '“全局”可由局或机关党委承担'),
]
