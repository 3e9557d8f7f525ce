/** Personal access tokens: keys with which programs act for a person, never with more than the person may. */
import { z } from 'zod'
import { GRANTS, type Grant } from '#kernel/grant.schema.ts'
import { idSchema } from './office.schema.ts'

/** How long a token may live, in days, with what the page offers. */
export const TOKEN_DAYS = { 30: '30天', 90: '90天', 180: '180天', 365: '一年' } as const
const LONGEST_DAYS = 365

/** Grants that no token bears: whoever keeps accounts could make himself another key, and accounts and log are looked into in person. */
export const NEVER_FOR_TOKENS: readonly Grant[] = ['account.manage', 'account.review', 'audit.read']

/** What a grant opens, where its name alone does not say it: whoever gives it away is told of all that it changes. */
export const TOKEN_GRANT_HELP: Readonly<Partial<Record<Grant, string>>> = {
  self: '下一步、日历、消息、可见的纪实和会议安排；含作废本人登记的纪实、答复会议通知、提出和答复诉求',
  'office.edit': '含用表格导入组织、职务、人员和以往的纪实',
  'plan.read': '含规定',
  'plan.edit': '含上传、删除要点，新建和确认事项台账',
  'plan.publish': '发布后各支部即须办理；含调整责任事项、启用规定、录入放假安排，期限随即改变',
  'record.read': '含下载会议记录',
  'record.write': '含更正、上传附件、安排会议、登记台账事项、提出审批申请',
  'record.check': '含关账',
  'board.read': '含责任清单、年度台账、谈话情况、事项台账、审批和关账情况',
}

/** What a read-only token may look at with each grant; one that only changes things is of no use to it. */
export const TOKEN_READS: Readonly<Partial<Record<Grant, string>>> = {
  self: '下一步、日历、消息，可见的人员、纪实、会议安排和诉求',
  'office.read': '组织、职务和任职情况',
  'office.edit': '导入的核对结果',
  'plan.read': '要点和规定',
  'plan.edit': '要点中各名单的人数',
  'plan.publish': '发布要点、调整责任事项、启用规定前的预览',
  'record.read': '下载纪实列表、会议记录的文件',
  'record.write': '登记时可选的事项，本人的草稿和待办理的纪实',
  'record.check': '待核对的纪实',
  'board.read': '看板、责任清单、年度台账、谈话情况、事项台账、审批和关账情况',
}

/** What a token may do, in a line: the rights that it has, and no more. */
export const tokenWords = ({
  readOnly,
  grants,
}: {
  readonly readOnly: boolean
  readonly grants: readonly Grant[]
}): string =>
  readOnly
    ? `只读，可以查看：${grants.flatMap((grant) => TOKEN_READS[grant] ?? []).join('；')}`
    : `可读可写：${grants.map((grant) => GRANTS[grant]).join('、')}`

const grantSchema = z.enum(Object.keys(GRANTS) as [Grant])

export const newTokenSchema = z.object({
  name: z.string().trim().min(1, '请填写名称').max(40, '名称不能超过40字'),
  readOnly: z.boolean(),
  grants: z.array(grantSchema).min(1, '请至少选一项权限').max(Object.keys(GRANTS).length),
  days: z.int().min(1, '有效期至少1天').max(LONGEST_DAYS, '有效期最长一年'),
})

export const tokenSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** How it begins. */
  prefix: z.string(),
  readOnly: z.boolean(),
  grants: z.array(grantSchema),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  expired: z.boolean(),
  lastUsedAt: z.iso.datetime().nullable(),
})
export type Token = z.infer<typeof tokenSchema>

/** Put before the secret, so that people and scanners of leaks know it for what it is. */
const MARK = 'jx_'

/** The whole of a token: the mark and 256 bits. */
export const TOKEN_SHAPE = /^jx_[A-Za-z0-9_-]{43}$/

/** Writes the secret as a token. */
export const tokenOf = (secret: string): string => `${MARK}${secret}`

/** So much of a token is kept to be shown: enough to know it by, too little to guess it. */
export const prefixOf = (token: string): string => token.slice(0, MARK.length + 5)
