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

const ALL_LEADING = '机关党委、各党支部的负责人和领导干部'

/** Who has it, for whoever was refused. */
const HOLDERS: Readonly<Record<Grant, string>> = {
  self: '本单位人员',
  'office.read': `${ALL_LEADING}，以及系统管理员`,
  'office.edit': '机关党委办公室和系统管理员',
  'account.manage': '系统管理员',
  'account.review': '安全管理员',
  'plan.read': ALL_LEADING,
  'plan.edit': '机关党委办公室',
  'plan.publish': '机关党委办公室',
  'record.read': ALL_LEADING,
  'record.write': ALL_LEADING,
  'record.check': '机关党委办公室',
  'board.read': ALL_LEADING,
  'approval.decide': '机关党委办公室',
  'audit.read': '审计管理员',
}

/** What somebody without a grant is told. */
export const lackingWords = (grant: Grant): string =>
  `您没有“${GRANTS[grant]}”的权限。有这项权限的是${HOLDERS[grant]}。`
