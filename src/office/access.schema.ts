/** Accounts, sessions and what the page knows about whoever is signed in. */
import { z } from 'zod'
import { GRANTS, type Grant } from '#kernel/grant.schema.ts'
import { daySchema, idSchema } from './office.schema.ts'

export const usernameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9._-]{2,31}$/, '用户名用3–32个小写字母、数字、点、横线，以字母开头')

/** At least ten characters of three of the four classes (dengbao profile; docs/operations). */
export const newPasswordSchema = z
  .string()
  .min(10, '密码至少10位')
  .max(128, '密码不能超过128位')
  .refine(
    (text) => [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(text)).length >= 3,
    '密码应包含大写字母、小写字母、数字、符号中的三种',
  )

export const ADMIN_ROLES = {
  system_admin: '系统管理员',
  security_admin: '安全管理员',
  audit_admin: '审计管理员',
} as const
export type AdminRole = keyof typeof ADMIN_ROLES

/** Which landing page fits: the office's overview, a branch's next step, a leader's line, a member's part, or administration. */
export const AUDIENCES = ['office', 'branch', 'leader', 'member', 'admin'] as const
export type Audience = (typeof AUDIENCES)[number]

/** Who answers for a body or post: whoever is signed in, others, or nobody, as for a vacant post. */
export const ANSWERS = ['self', 'others', 'nobody'] as const
export type Answers = (typeof ANSWERS)[number]

export const meSchema = z.object({
  accountId: idSchema,
  username: z.string(),
  displayName: z.string(),
  personId: idSchema.nullable(),
  bureau: z.object({ id: idSchema, name: z.string(), demonstration: z.boolean() }),
  audience: z.enum(AUDIENCES),
  grants: z.array(z.enum(Object.keys(GRANTS) as [Grant])),
  /** Names of posts held today, for the page's head. */
  posts: z.array(z.string()),
  /** The bodies and posts that the person may record for, the likeliest first. */
  recordsFor: z.array(
    z.object({
      id: idSchema,
      name: z.string(),
      /** What kind of body it is, or the role of a post. */
      kind: z.string(),
      post: z.boolean(),
      /** Of a post, where it stands. */
      body: idSchema.nullable(),
      /** What is entered where others answer has to be confirmed by one of them. */
      answers: z.enum(ANSWERS),
    }),
  ),
  mustChangePassword: z.boolean(),
  /** Has taken the tour of the first page, or declined it. */
  toured: z.boolean(),
  today: daySchema,
  /** The server's clock, for screens that ask whether a time has come: the browser's may be wrong. */
  now: z.iso.datetime(),
})
/** What a page keeps of it; the clock goes on meanwhile (ui/clock.ts). */
export type Me = Omit<z.infer<typeof meSchema>, 'now'>

export const accountSchema = z.object({
  id: idSchema,
  username: z.string(),
  displayName: z.string(),
  personId: idSchema.nullable(),
  adminRole: z.enum(Object.keys(ADMIN_ROLES) as [AdminRole]).nullable(),
  disabled: z.boolean(),
  locked: z.boolean(),
})

/** An account with its password, shown once at the moment it is made. */
export const freshAccountSchema = z.object({
  role: z.string(),
  name: z.string(),
  username: z.string(),
  password: z.string(),
})
export type FreshAccount = z.infer<typeof freshAccountSchema>

/** An account for one of the three administrators, who are no persons of the bureau and hold no other post. */
export const newAdminSchema = z.object({
  displayName: z.string().trim().min(1, '请填写姓名').max(40, '姓名不能超过40字'),
  username: usernameSchema,
})

export const setupSchema = z.discriminatedUnion('mode', [
  z.object({
    mode: z.literal('empty'),
    token: z.string().min(1),
    bureauName: z.string().trim().min(2, '请填写单位全称').max(60, '单位名称不能超过60字'),
    displayName: z.string().trim().min(1, '请填写姓名').max(40, '姓名不能超过40字'),
    username: usernameSchema,
    password: newPasswordSchema,
  }),
  z.object({ mode: z.literal('demonstration'), token: z.string().min(1) }),
])
