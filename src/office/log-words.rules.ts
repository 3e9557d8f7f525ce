/** What was done, in words: a row for every verb that changes something. A new verb without its row fails a test. */
import { quoted } from '#kernel/quoted.ts'
import { IMPORT_KINDS } from './import/import.schema.ts'

/** Every part of the system, by the first half of the name of what was done: on the API page and in the log. */
export const PARTS = {
  session: '登录',
  setup: '初始化',
  office: '组织和人员',
  imports: '导入',
  accounts: '账号',
  tokens: '访问令牌',
  log: '操作日志',
  notices: '消息',
  plans: '要点',
  jobs: '后台任务',
  duties: '责任事项和看板',
  dutyLists: '责任清单',
  dutyChanges: '责任事项的调整',
  approvals: '审批',
  closings: '关账',
  ledger: '应办账',
  calendar: '日历',
  holidays: '放假安排',
  talks: '谈心谈话',
  lists: '名单',
  registers: '事项台账',
  rulebook: '规定',
  requests: '诉求',
  meetings: '会议',
  records: '纪实',
  yearLedgers: '年度台账',
} as const

/** What the log can be narrowed to: files are taken along beside the endpoints. */
export const LOG_PARTS = { ...PARTS, files: '附件' } as const

const ACTIONS: Readonly<Record<string, string>> = {
  'session.signIn': '登录',
  'session.signOut': '退出登录',
  'session.changePassword': '修改本人密码',
  'session.tour': '看过导览',
  'setup.start': '初始化系统',
  'office.addBody': '新增组织',
  'office.editBody': '修改组织',
  'office.addPerson': '新增人员',
  'office.movePerson': '调整人员所在组织',
  'office.setMembership': '更正政治面貌',
  'office.addPost': '新增职务',
  'office.appoint': '任命',
  'office.endHolding': '免职',
  'office.setLine': '设置分管',
  'imports.create': '上传导入表格',
  'imports.confirm': '确认导入',
  'imports.resume': '继续导入',
  'imports.discard': '放弃导入',
  'imports.problems': '下载导入的问题行',
  'accounts.create': '开通账号',
  // By the server's command line (admins.store.ts).
  'accounts.openAdministrator': '开通管理员账号',
  'accounts.resetAdministrator': '重置管理员的密码',
  'accounts.disableAdministrator': '停用管理员账号',
  // What earlier releases did on a page.
  'accounts.createAdmin': '开通管理员账号',
  'accounts.resetPassword': '重置密码',
  'accounts.setDisabled': '停用或恢复账号',
  // What only looks without a transaction of its own does not say so in its row.
  'accounts.list': '查看账号',
  'accounts.review': '查看账号安全',
  'log.list': '查看操作日志',
  'log.accounts': '查看操作日志',
  'tokens.create': '生成访问令牌',
  'tokens.revoke': '停用访问令牌',
  'notices.read': '阅读消息',
  'notices.seen': '打开消息所指的页面',
  'notices.readAll': '全部消息标为已读',
  'plans.create': '上传要点',
  'plans.edit': '修改要点任务',
  'plans.decide': '采纳或不采纳要点任务',
  'plans.carry': '沿用上一版要点的任务',
  'plans.setYear': '改定要点年度',
  'plans.remove': '删除要点',
  'plans.restore': '恢复要点',
  'plans.readAgain': '重新读取要点',
  'plans.mark': '标出要点任务',
  'plans.unmark': '取消标出的要点任务',
  'plans.join': '合并要点任务',
  'plans.separate': '拆开并入的要点任务',
  'plans.publish': '发布要点',
  'dutyChanges.change': '调整责任事项',
  'dutyChanges.withdraw': '成批撤销责任事项',
  'approvals.ask': '提出审批申请',
  'approvals.decide': '审批',
  'approvals.withdraw': '撤回审批申请',
  'closings.close': '关账或重新打开',
  'ledger.rebuild': '重建应办账',
  'calendar.makeFeed': '生成日历订阅地址',
  'calendar.revokeFeed': '停用日历订阅地址',
  'holidays.enter': '录入放假安排',
  'holidays.takeBack': '撤回放假安排',
  'registers.create': '新建事项台账',
  'registers.addItems': '登记台账事项',
  'registers.changeItem': '修改或作废台账事项',
  'registers.confirm': '确认台账登记齐全或撤回',
  'rulebook.decide': '启用、停用或设置规定',
  'requests.ask': '提出诉求',
  'requests.answer': '答复诉求',
  'requests.handUp': '诉求转机关党委',
  'requests.askAgain': '追问诉求',
  'requests.escalate': '诉求转机关党委',
  'requests.close': '了结诉求',
  'requests.withdraw': '撤回诉求',
  'meetings.save': '安排或修改会议',
  'meetings.cancel': '取消会议',
  'meetings.answer': '答复会议通知',
  'meetings.notice': '下载会议通知',
  'meetings.agenda': '下载会议议程',
  'meetings.sheet': '下载会议签到表',
  'records.submit': '提交纪实',
  'records.correct': '更正纪实',
  'records.accept': '采纳纪实',
  'records.giveBack': '退回纪实',
  'records.reopen': '撤回核对结论',
  'records.appeal': '申诉',
  'records.confirm': '确认代录',
  'records.void': '作废纪实',
  'records.minutes': '下载会议记录',
  'records.saveDraft': '保存草稿',
  'records.discardDraft': '删除草稿',
}

/** What has a word of its own by what a row tells: one verb does more than one thing. */
const TURNS: Readonly<Record<string, (told: Told) => string | null>> = {
  'dutyChanges.change': ({ restored, withdrawn }) =>
    restored === 'true' ? '恢复任务' : withdrawn === 'true' ? '撤销责任事项' : null,
  'closings.close': ({ reopened }) => (reopened === null ? null : reopened === 'true' ? '重新打开已关账期间' : '关账'),
  'holidays.enter': ({ corrects }) => (corrects === null ? null : '更正放假安排'),
}

/** How it ended, as commands and sign-in note it. */
const OUTCOMES: Readonly<Record<string, string>> = {
  done: '完成',
  refused: '没有权限，已拒绝',
  'wrong-password': '密码错误',
  locked: '连续输错，暂停登录',
  disabled: '已停用',
  enabled: '已恢复',
}

/** What the object of an act is, where that is not the part itself. */
const OBJECTS: Readonly<Record<string, string>> = {
  ...{ 'office.addBody': '组织', 'office.editBody': '组织', 'office.addPost': '岗位', 'office.setLine': '岗位' },
  ...{ 'office.addPerson': '人员', 'office.movePerson': '人员', 'office.setMembership': '人员' },
  ...{
    'office.appoint': '岗位',
    'office.endHolding': '任职',
    'dutyChanges.change': '责任事项',
    'dutyChanges.withdraw': '责任事项',
  },
  ...{ 'plans.decide': '要点任务', 'plans.edit': '要点任务', 'plans.carry': '要点任务' },
  ...{ 'setup.start': '本单位', 'session.changePassword': '账号' },
}

const partOf = (endpoint: string): string => endpoint.split('.')[0]!

/** The name of the part that something was done in; undefined of one that an earlier release had. */
const partName = (endpoint: string): string | undefined =>
  (LOG_PARTS as Readonly<Record<string, string>>)[partOf(endpoint)]

/** What a row's details say of its object that is no content: up to which day, of which year, which table. */
export interface Told {
  readonly through: string | null
  readonly year: string | null
  readonly kind: string | null
  readonly rule: string | null
  /** Which sort of application, as it was called then. */
  readonly sort: string | null
  /** `true` of a duty that is owed again, and of one that is not owed any more. */
  readonly restored: string | null
  /** `true` of a duty that was withdrawn, or withdrawn from another day. */
  readonly withdrawn: string | null
  /** The name of a duty, or of a rule. */
  readonly title: string | null
  /** The title of the plan that something was done to, or to a task of. */
  readonly plan: string | null
  /** Whether a closing gave days back. */
  readonly reopened: string | null
  /** The arrangement of a year that another one replaces. */
  readonly corrects: string | null
}

/** By part, what tells one object from another at a glance; no other detail is ever shown. */
const TOLD: Readonly<Record<string, (told: Told) => string | null | undefined>> = {
  closings: ({ through }) => through && `至${through}`,
  dutyChanges: ({ title }) => title && quoted(title),
  holidays: ({ year }) => year && `${year}年`,
  imports: ({ kind }) => (IMPORT_KINDS as Readonly<Record<string, string>>)[kind ?? ''],
  plans: ({ plan }) => plan && quoted(plan),
  rulebook: ({ title, rule }) => (title ? quoted(title) : rule),
  approvals: ({ sort }) => sort,
}

/** So much of an id stands in the log: enough to follow one object through it. */
const DIGITS = 6

/**
 * What was done. Whoever only looked leaves a row only when that was refused, and the row says so (`looked`): what has
 * no words else was done by an earlier release, and may have changed anything.
 */
export function actionWords(endpoint: string, looked = false, told?: Told): string {
  const turn = told && TURNS[endpoint]?.(told)
  if (turn) return turn
  const part = partName(endpoint)
  if (part && endpoint.endsWith('.download')) return `下载${part}`
  if (ACTIONS[endpoint] || !part) return ACTIONS[endpoint] ?? endpoint
  return looked ? `查看${part}` : `${part}：其他操作`
}

/** Whether a verb that changes something has its own words. */
export const hasWords = (endpoint: string): boolean => Object.hasOwn(ACTIONS, endpoint)

export const outcomeWords = (outcome: string): string => OUTCOMES[outcome] ?? outcome

export interface LogObject {
  readonly id: string | null
  /** Of an account, a body or a post: what they are called the whole bureau knows. */
  readonly name: string | undefined
  readonly told: Told
  /** What was done to the bureau as a whole has no number. */
  readonly bureau: string
}

/**
 * The sort of thing that it was done to, and which one: by name where that is no business of the bureau's, else by what
 * is no content and the end of its id, as it stands in the address of its page. '' for nothing.
 */
export function objectWords(endpoint: string, { id, name, told, bureau }: LogObject): string {
  if (id === null) return ''
  const sort = OBJECTS[endpoint] ?? partName(endpoint) ?? ''
  const which = name ?? [TOLD[partOf(endpoint)]?.(told), id === bureau ? null : `编号${id.slice(-DIGITS)}`]
  const words = typeof which === 'string' ? which : which.filter(Boolean).join('，')
  return words ? `${sort}：${words}` : sort
}
