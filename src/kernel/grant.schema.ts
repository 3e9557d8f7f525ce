/** What an endpoint can ask of the person who calls it. Roles and posts give grants (office/access.rules.ts). */
export const GRANTS = {
  self: '本人事项',
  'office.read': '查看组织和人员',
  'office.edit': '维护组织、职务和人员',
  'account.manage': '管理账号',
  'account.review': '核查账号安全',
  'plan.read': '查看要点',
  'plan.edit': '审核要点',
  'plan.publish': '发布责任事项',
  'record.read': '查看纪实',
  'record.write': '登记纪实',
  'record.check': '核对纪实',
  'board.read': '查看看板',
  'approval.decide': '审批各项申请',
  'audit.read': '查看操作日志',
} as const

export type Grant = keyof typeof GRANTS
