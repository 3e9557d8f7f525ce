/** Bodies, posts, people: who works here. */
import { z } from 'zod'
import { tryParseDay } from '#kernel/day.ts'

export const idSchema = z.uuid('编号格式不对')
export const daySchema = z
  .string()
  .refine((text) => tryParseDay(text) !== null, '日期应写成“年-月-日”，如 2026-03-31')
  .refine((text) => text >= '1900-01-01' && text < '2101-01-01', '年份应在1900至2100之间')

export const BODY_KINDS = {
  bureau: '局',
  leading_group: '党组',
  bureau_committee: '机关党委',
  discipline_committee: '机关纪委',
  branch: '党支部',
  temporary_branch: '临时党支部',
  party_group: '党小组',
  division: '处室',
  district_bureau: '区局',
  mass_organisation: '群团组织',
} as const
export type BodyKind = keyof typeof BODY_KINDS
/** Bodies that hold 三会一课 as branches do. */
export const BRANCH_KINDS: readonly string[] = ['branch', 'temporary_branch'] satisfies BodyKind[]
/** Has no posts of its own: the committee of its branch answers for it. */
export const GROUP_KIND = 'party_group' satisfies BodyKind

export const POST_ROLES = {
  leading_group_secretary: '党组书记',
  bureau_leader: '局领导（党组成员）',
  committee_secretary: '机关党委书记',
  committee_officer: '机关党委专职干部',
  discipline_secretary: '机关纪委书记',
  discipline_member: '纪委委员',
  branch_secretary: '支部书记',
  branch_deputy_secretary: '支部副书记',
  branch_organiser: '组织委员',
  branch_publicity_officer: '宣传委员',
  branch_discipline_officer: '兼职纪检委员',
  branch_youth_officer: '青年委员',
  branch_united_front_officer: '统战委员',
  branch_secrecy_officer: '保密委员',
  branch_committee_member: '支部委员',
  division_head: '处室负责人',
} as const
export type PostRole = keyof typeof POST_ROLES

/** The committee of a branch, whatever each of it is in charge of. */
export const BRANCH_COMMITTEE = [
  'branch_secretary',
  'branch_deputy_secretary',
  'branch_organiser',
  'branch_publicity_officer',
  'branch_discipline_officer',
  'branch_youth_officer',
  'branch_united_front_officer',
  'branch_secrecy_officer',
  'branch_committee_member',
] as const satisfies readonly PostRole[]

const bodyKindSchema = z.enum(Object.keys(BODY_KINDS) as [BodyKind])
const postRoleSchema = z.enum(Object.keys(POST_ROLES) as [PostRole])
const nameSchema = z.string().trim().min(1, '名称不能为空').max(60, '名称不能超过60字')

export const bodySchema = z.object({
  id: idSchema,
  kind: bodyKindSchema,
  name: nameSchema,
  parentId: idSchema.nullable(),
  from: daySchema,
  to: daySchema.nullable(),
  /** The day from which the body uses the system; what was due before is unknown, not missed. */
  recordsSince: daySchema.nullable(),
})
export type Body = z.infer<typeof bodySchema>

export const holdingSchema = z.object({
  id: idSchema,
  personId: idSchema,
  personName: z.string(),
  from: daySchema,
  to: daySchema.nullable(),
})

export const postSchema = z.object({
  id: idSchema,
  role: postRoleSchema,
  name: nameSchema,
  bodyId: idSchema,
  holders: z.array(holdingSchema),
  /** Bodies in the line of responsibility (分管) of the post. */
  line: z.array(idSchema),
})
export type Post = z.infer<typeof postSchema>

/** Where somebody stands towards the Party. Only full members vote. */
export const PARTY_STATUSES = { full: '正式党员', probationary: '预备党员', none: '其他' } as const
export type PartyStatus = keyof typeof PARTY_STATUSES

interface Membership {
  readonly partyMember: boolean
  readonly probationary: boolean
}

export const partyStatus = ({ partyMember, probationary }: Membership): PartyStatus =>
  partyMember ? (probationary ? 'probationary' : 'full') : 'none'

export const membershipOf = (status: PartyStatus): Membership => ({
  partyMember: status !== 'none',
  probationary: status === 'probationary',
})

/** A person as a list shows them: no more than is needed to pick the right one. */
export const personSchema = z.object({
  id: idSchema,
  name: z.string(),
  bodyId: idSchema,
  bodyName: z.string(),
  /** Where the person works, beside the branch; null where nothing is entered. */
  division: z.string().nullable(),
  /** Probationary members are members too. */
  partyMember: z.boolean(),
  /** A member on probation: without a vote. */
  probationary: z.boolean(),
  /** Names of the posts that the person holds today. */
  posts: z.array(z.string()),
})
export type Person = z.infer<typeof personSchema>

export const officeSchema = z.object({ bodies: z.array(bodySchema), posts: z.array(postSchema) })

export const newBodySchema = bodySchema.omit({ id: true })
export const newPersonSchema = z.object({
  name: z.string().trim().min(1, '请填写姓名').max(40, '姓名不能超过40字'),
  bodyId: idSchema,
  partyMember: z.boolean(),
  probationary: z.boolean().default(false),
  from: daySchema,
})
export const newPostSchema = z.object({ role: postRoleSchema, name: nameSchema, bodyId: idSchema })
