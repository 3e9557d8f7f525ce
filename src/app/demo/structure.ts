/** What the made-up bureau consists of. Places and offices are invented; the suffix in the name says so to everybody. */
export const BUREAU_NAME = '云泽市测绘档案局（演示）'

export interface BranchPlan {
  readonly key: string
  readonly name: string
  /** The divisions whose people it gathers; the first one's head is its secretary. */
  readonly divisions: readonly string[]
  readonly members: number
  readonly staff: number
  readonly groups: number
}

/** 260 people. 区局联络党支部 has six members and so no committee (fewer than seven: 支部工作条例 art. 20). */
export const BRANCHES: readonly BranchPlan[] = [
  { key: 'office', name: '办公室党支部', divisions: ['办公室'], members: 15, staff: 4, groups: 0 },
  { key: 'law', name: '法规财审党支部', divisions: ['政策法规处', '财务审计处'], members: 14, staff: 4, groups: 0 },
  { key: 'cadre', name: '人事党建党支部', divisions: ['人事教育处'], members: 14, staff: 4, groups: 0 },
  { key: 'survey', name: '测绘管理党支部', divisions: ['测绘管理处'], members: 16, staff: 4, groups: 2 },
  { key: 'geo', name: '地理信息党支部', divisions: ['基础地理处', '地理信息处'], members: 17, staff: 5, groups: 2 },
  { key: 'map', name: '地图服务党支部', divisions: ['地图管理处'], members: 15, staff: 6, groups: 0 },
  { key: 'archive', name: '档案业务党支部', divisions: ['档案业务处'], members: 16, staff: 4, groups: 0 },
  { key: 'holdings', name: '档案资源党支部', divisions: ['档案资源处'], members: 15, staff: 6, groups: 0 },
  { key: 'digital', name: '信息化党支部', divisions: ['信息化处'], members: 16, staff: 5, groups: 2 },
  { key: 'control', name: '监督检查党支部', divisions: ['监督检查处'], members: 13, staff: 4, groups: 0 },
  { key: 'team1', name: '测绘院第一党支部', divisions: ['测绘院一大队'], members: 22, staff: 8, groups: 3 },
  { key: 'team2', name: '测绘院第二党支部', divisions: ['测绘院二大队'], members: 20, staff: 7, groups: 3 },
  { key: 'liaison', name: '区局联络党支部', divisions: ['区局工作处'], members: 6, staff: 0, groups: 0 },
]

/** Field teams work far from their branches in the warm months. */
export const FIELD_BRANCH = {
  key: 'field',
  name: '云岭外业临时党支部',
  from: '03-16',
  to: '12-15',
  members: [
    'team1/15',
    'team1/16',
    'team1/17',
    'team1/18',
    'team1/19',
    'team2/15',
    'team2/16',
    'team2/17',
    'survey/13',
  ],
} as const

/** The branch that has used the system only since this day. */
export const LATE_STARTER = { key: 'holdings', since: '04-01' } as const

export const DISTRICTS = ['青砚', '临舟', '望图', '星衡', '云东', '泽北', '松尺', '墨溪', '岚川'] as const

export const MASS_ORGANISATIONS = ['机关工会', '机关青年工作委员会', '机关妇女委员会'] as const

export interface LeaderPlan {
  readonly post: string
  /** Where the holder belongs as a member. */
  readonly person: string
  readonly branches: readonly string[]
  readonly districts: readonly string[]
}

/** The seven members of the leading group with their lines; each branch and each district has one leader. */
export const LEADERS: readonly LeaderPlan[] = [
  { post: '局长', person: 'office/14', branches: ['office'], districts: ['青砚'] },
  { post: '副局长（机关党建）', person: 'cadre/13', branches: ['cadre', 'liaison'], districts: ['临舟'] },
  {
    post: '副局长（测绘管理）',
    person: 'survey/15',
    branches: ['survey', 'team1', 'field'],
    districts: ['望图', '泽北'],
  },
  { post: '副局长（档案业务）', person: 'archive/15', branches: ['archive', 'holdings'], districts: ['星衡'] },
  { post: '副局长（信息化）', person: 'digital/15', branches: ['digital', 'map'], districts: ['云东', '岚川'] },
  { post: '派驻纪检监察组组长', person: 'control/12', branches: ['control', 'law'], districts: ['松尺'] },
  { post: '总工程师', person: 'geo/16', branches: ['geo', 'team2'], districts: ['墨溪'] },
]

/** Who moves to another branch during the year. */
export const MOVES = [
  { person: 'geo/10', to: 'digital', on: '02-09' },
  { person: 'office/9', to: 'law', on: '03-02' },
  { person: 'map/8', to: 'archive', on: '05-06' },
  { person: 'team2/12', to: 'team1', on: '07-01' },
  { person: 'holdings/16', to: 'office', on: '09-01' },
  ...FIELD_BRANCH.members.map((person) => ({
    person,
    to: FIELD_BRANCH.key as string,
    on: FIELD_BRANCH.from as string,
  })),
] as const

/** Posts whose holder changes; `leaves` is the last day of the one before. A gap between leaves the post vacant. */
export const CHANGES = {
  'archive secretary': { before: 'archive/0', leaves: '05-31', after: 'archive/3', comes: '06-01' },
  'geo head': { before: 'geo/3', leaves: '05-10', after: 'geo/4', comes: '05-11' },
  /** Goes to another city; the successor comes from outside. */
  'digital leader': { before: 'digital/departed', leaves: '02-19', after: 'digital/15', comes: '06-11' },
} as const
