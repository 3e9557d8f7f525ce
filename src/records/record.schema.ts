/** What every record has, whatever its kind. Each kind's own fields stand in its folder. */
import { z } from 'zod'
import { RECORD_STATES, type RecordState } from '#duties/record-state.rules.ts'
import { daySchema, idSchema } from '#office/office.schema.ts'
import { actionViewSchema } from './action.schema.ts'

export const RECORD_KINDS = {
  assembly: '支部党员大会',
  committee: '支部委员会',
  party_day: '主题党日',
  lecture: '党课',
  talk: '谈心谈话',
  plain: '一般纪实',
} as const
export type RecordKind = keyof typeof RECORD_KINDS
export const recordKindSchema = z.enum(Object.keys(RECORD_KINDS) as [RecordKind])

/** Widgets a form can use for a field; the label, the help and the widget travel with the schema. */
export interface FieldMeta {
  readonly label: string
  readonly help?: string
  readonly widget?:
    | 'text'
    | 'long'
    | 'day'
    | 'coming'
    | 'time'
    | 'person'
    | 'people'
    | 'files'
    | 'subject'
    | 'duties'
    | 'items'
    | 'year'
    | 'number'
    | 'choice'
    | 'choices'
    | 'hidden'
  readonly options?: Readonly<Record<string, string>>
  /** Of people: offers all Party members of the body at once. */
  readonly everyone?: boolean
  /** Of people: whoever is chosen in that other field cannot be chosen here too. */
  readonly apart?: { readonly field: string; readonly label: string }
  /** Of a subject: the kinds of bodies that hold it, which alone are offered, and no posts; absent: whoever one records for. */
  readonly heldBy?: readonly string[]
  /** It is asked for only where another field has that choice ticked. */
  readonly with?: { readonly field: string; readonly choice: string }
}

/** Whether a field is asked for in a content: what belongs to a choice that is not ticked is none of it. */
export function isAsked({ with: of }: FieldMeta, content: Readonly<Record<string, unknown>>): boolean {
  const ticked = of && content[of.field]
  return !of || (Array.isArray(ticked) && ticked.includes(of.choice))
}

/** Attaches label and widget to a field, so that form, table, API page and exports say the same. */
export const field = <T extends z.ZodType>(schema: T, meta: FieldMeta): T =>
  // Title and description are the names under which OpenAPI carries them.
  schema.meta({ ...meta, title: meta.label, ...(meta.help ? { description: meta.help } : {}) }) as T

/** @param heldBy see FieldMeta */
export const subjectField = (heldBy?: readonly string[]) =>
  field(idSchema, { label: '登记单位（岗位）', widget: 'subject', ...(heldBy && { heldBy }) })

/** Fields that every kind begins with. `today` is not known here: a day in the future is refused by the rules. */
export const commonFields = {
  subjectId: subjectField(),
  heldOn: field(daySchema, {
    label: '开展日期',
    widget: 'day',
    help: '实际开展的日期，不是填写的日期；不能晚于今天。',
  }),
  files: field(z.array(idSchema).max(20, '附件不能超过20个').default([]), {
    label: '佐证材料',
    widget: 'files',
    help: '有现成的通知、签到表、课件时上传即可；不要求照片。',
  }),
  /** The year that it belongs to; null: that of its day. */
  label: field(z.number().int().nullable().default(null), {
    label: '归属年度',
    widget: 'year',
    help: '上年度的组织生活会、民主生活会、述职等放到今年一季度办的，选上一年度。',
  }),
  /** The meeting, as it was planned, that this is the record of. */
  meeting: field(idSchema.nullable().default(null), { label: '会议安排', widget: 'hidden' }),
  /** The occurrence that a late act makes up for. */
  makesUpFor: field(z.string().max(200).nullable().default(null), { label: '补办事项', widget: 'hidden' }),
}

export const recordSummarySchema = z.object({
  id: idSchema,
  kind: recordKindSchema,
  /** The particular kind, in words: 集中学习 of what was entered with the general form. */
  kindLabel: z.string(),
  title: z.string(),
  subject: z.object({ id: idSchema, name: z.string() }),
  state: z.enum(Object.keys(RECORD_STATES) as [RecordState]),
  heldOn: daySchema,
  enteredOn: daySchema,
  version: z.number().int(),
})
export type RecordSummary = z.infer<typeof recordSummarySchema>

/** A record in the list of what is to be checked. */
export const toCheckSchema = recordSummarySchema.extend({
  /** The version that stands was returned, and appealed for. */
  appealed: z.boolean(),
})
export type ToCheck = z.infer<typeof toCheckSchema>

/** Which of the records to be checked: narrowed, in pages, or from one on. */
export const toCheckQuerySchema = z.object({
  subjectId: idSchema.optional(),
  kind: recordKindSchema.optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  /** Characters of the title. */
  find: z.string().trim().max(60).optional(),
  /** Only what was appealed for. */
  appealed: z.boolean().optional(),
  /** By the day of entry the latest first; else the earliest. */
  latestFirst: z.boolean().optional(),
  /** Only what comes after this one in the order of the list. */
  afterRecord: z.object({ enteredOn: daySchema, id: idSchema }).optional(),
  limit: z.number().int().min(1).max(100).default(20),
  offset: z.number().int().min(0).max(100_000).default(0),
})

/** Allowed, or why not, in office Chinese. */
const maySchema = z.union([z.literal(true), z.string()])

/** Of those who must attend by the roster of the day. */
export const attendedSchema = z.object({
  due: z.number().int(),
  present: z.number().int(),
  absent: z.number().int(),
  /** Names of those who neither came nor asked leave. */
  missing: z.array(z.string()),
})
export type Attended = z.infer<typeof attendedSchema>

export const recordViewSchema = z.object({
  summary: recordSummarySchema,
  content: z.record(z.string(), z.unknown()),
  /** Names of the people and files that the content mentions by id. */
  people: z.array(z.object({ id: idSchema, name: z.string() })),
  files: z.array(z.object({ id: idSchema, name: z.string(), size: z.number() })),
  duties: z.array(z.object({ id: idSchema, title: z.string(), unit: z.string() })),
  items: z.array(z.object({ id: idSchema, name: z.string() })),
  credits: z.array(
    z.object({
      kindLabel: z.string(),
      subjectName: z.string(),
      quantity: z.number(),
      /** Of how many items of a register; 0 where it is of none. */
      items: z.number().int(),
      enteredOn: daySchema,
      /** The duties of that body or post that it counts for. */
      duties: z.array(z.object({ title: z.string(), unit: z.string() })),
      /** Duties of the kind that it does not count for after all; `year`: the one that it would count for. */
      outside: z.array(
        z.object({
          title: z.string(),
          year: z.string().nullable(),
          /** What it would have to name besides: an item of the duty's register, or somebody of its list. */
          lacks: z.enum(['item', 'person']).nullable(),
          /** What became of the duty. */
          turned: z.string().nullable(),
        }),
      ),
    }),
  ),
  versions: z.array(
    z.object({
      version: z.number().int(),
      enteredBy: z.string(),
      enteredOn: daySchema,
      reason: z.string().nullable(),
      content: z.record(z.string(), z.unknown()),
    }),
  ),
  /** Of a meeting of certain people, for whoever sees the body. */
  attended: attendedSchema.nullable(),
  /** When its meeting was to begin; null where it was made of none. */
  startsAt: z.string().nullable(),
  /** What happened to it after it was entered, the latest first. */
  actions: z.array(actionViewSchema),
  /** It was returned, and whoever did so decides an appeal as well: nobody else may check it. */
  alone: z.boolean(),
  /** A closed period alone keeps the reader from correcting it: leave is to be asked for, or was. */
  closed: z.enum(['ask', 'asked']).nullable(),
  /** The period is closed and the reader may correct it by leave: how far it is closed, and until when. */
  permitted: z.object({ through: daySchema, until: daySchema }).nullable(),
  may: z.object({
    correct: maySchema,
    accept: maySchema,
    return: maySchema,
    reopen: maySchema,
    appeal: maySchema,
    confirm: maySchema,
    void: maySchema,
  }),
})
export type RecordView = z.infer<typeof recordViewSchema>

export const draftSummarySchema = z.object({
  id: idSchema,
  kind: recordKindSchema,
  /** What it is called as far as it is filled in; '' where that is not known yet. */
  kindLabel: z.string(),
  subjectId: idSchema.nullable(),
  /** What is owed and it was begun for. */
  occurrence: z.string().nullable(),
  /** What has made it needless meanwhile: its meeting has its record, or what it was begun for is done. */
  needless: z.enum(['meeting', 'occurrence']).nullable(),
  content: z.record(z.string(), z.unknown()),
  savedAt: z.string(),
  /** Its writer records for its body or post no more: what that is called, and the names of what it mentions by id. */
  former: z.object({ name: z.string(), known: z.array(z.object({ id: idSchema, name: z.string() })) }).nullable(),
})
export type FormerDraft = NonNullable<z.infer<typeof draftSummarySchema>['former']>
