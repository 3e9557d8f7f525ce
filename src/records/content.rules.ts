/** The content of a record in words, and what changed from one version to the next. */
import type { z } from 'zod'
import { type Attended, type FieldMeta, isAsked } from './record.schema.ts'
import { type Piece, textDiff } from './text-diff.rules.ts'

export type Content = Readonly<Record<string, unknown>>

/** Whether a field holds the same; what is absent is empty. */
export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/** Whether two contents are the same, field by field. */
export const isUnchanged = (before: Content, after: Content): boolean =>
  Object.keys({ ...before, ...after }).every((name) => isSame(before[name], after[name]))

export interface ShownField {
  readonly name: string
  readonly meta: FieldMeta
}

/** The fields of a kind in the order of its schema; those that no form shows are left out. */
export function shownFields(schema: z.ZodObject): ShownField[] {
  return Object.entries(schema.shape)
    .map(([name, type]) => ({ name, meta: (type as z.ZodType).meta() as FieldMeta | undefined }))
    .filter((field): field is ShownField => field.meta !== undefined && field.meta.widget !== 'hidden')
}

/** A content with nothing in it that belongs to a choice that is not ticked. */
export const onlyAsked = (schema: z.ZodObject, content: Content): Content =>
  Object.fromEntries(
    Object.entries(content).filter(([name]) => {
      const meta = (schema.shape[name] as z.ZodType | undefined)?.meta() as FieldMeta | undefined
      return !meta || isAsked(meta, content)
    }),
  )

/** Names by id of whatever a content mentions: people, files, duties, bodies and posts. */
export type Names = ReadonlyMap<string, string>

/** Widgets whose values are ids: without a name there is nothing to show. */
const BY_ID: ReadonlySet<FieldMeta['widget']> = new Set(['subject', 'person', 'people', 'duties', 'items', 'files'])

const one = (meta: FieldMeta, value: unknown, names: Names): string | null => {
  const text = String(value)
  return meta.options?.[text] ?? names.get(text) ?? (BY_ID.has(meta.widget) ? null : text)
}

/** The parts of a value in words; empty when nothing was entered. What the reader may not know by name is counted. */
export function partsOf(meta: FieldMeta, value: unknown, names: Names): string[] {
  const values = Array.isArray(value) ? value : [value]
  const entered = values.filter((part) => part !== null && part !== undefined && part !== '')
  const words = entered.map((part) => one(meta, part, names))
  const known = words.filter((part) => part !== null)
  const hidden = words.length - known.length
  return hidden === 0 ? known : [...known, `${known.length > 0 ? '另有' : ''}${hidden}项（无权查看）`]
}

/** A value in words, 未填写 when nothing was entered. */
export function valueWords(meta: FieldMeta, value: unknown, names: Names): string {
  return partsOf(meta, value, names).join('、') || '未填写'
}

export interface Change {
  readonly label: string
  /** For one value: before and after. For lists: what came and what went. */
  readonly before: string
  readonly after: string
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly list: boolean
  /** Of a long text that was there before: what changed in it. */
  readonly pieces?: readonly Piece[]
}

/** A value as a list; empty where it is none. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** The ids in a field of people, files or items. */
export const idsOf = (value: unknown): string[] => listOf(value).map(String)

/** What differs between two versions, field by field, in the order of the form. */
export function changesBetween(fields: readonly ShownField[], before: Content, after: Content, names: Names): Change[] {
  return fields.flatMap(({ name, meta }) => {
    const [old, now] = [before[name], after[name]]
    const list = Array.isArray(old) || Array.isArray(now)
    const added = partsOf(
      meta,
      listOf(now).filter((part) => !listOf(old).includes(part)),
      names,
    )
    const removed = partsOf(
      meta,
      listOf(old).filter((part) => !listOf(now).includes(part)),
      names,
    )
    const [was, is] = [valueWords(meta, old, names), valueWords(meta, now, names)]
    const same = list ? added.length + removed.length === 0 : was === is
    if (same) return []
    const change = { label: meta.label, before: was, after: is, added, removed, list }
    return meta.widget === 'long' && old && now ? [{ ...change, pieces: textDiff(String(old), String(now)) }] : [change]
  })
}

/** Who should have come and who did, as one sentence. */
export const attendedWords = ({ due, present, absent, missing }: Attended): string =>
  `应到${due}人，实到${present}人，请假${absent}人，缺席${missing.length}人`
