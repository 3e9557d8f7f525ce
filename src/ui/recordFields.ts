/** What a form needs to know of a schema: its fields in order, which must be filled, what an empty one holds. */
import type { z } from 'zod'
import { type FieldMeta, isAsked } from '#records/record.schema.ts'
import { notNumberWords } from './typedNumber.ts'

export type Widget = NonNullable<FieldMeta['widget']>

export interface RecordField {
  readonly name: string
  readonly meta: FieldMeta
  readonly widget: Widget
  readonly schema: z.ZodType
  readonly required: boolean
  /** What the field holds before anybody touched it. */
  readonly empty: unknown
}

/** An empty value of each widget without a default of its own: such that the schema's own message is the one shown. */
const EMPTY: Readonly<Partial<Record<Widget, unknown>>> = {
  text: '',
  long: '',
  people: [],
  files: [],
  duties: [],
  items: [],
  choices: [],
}

/** Widgets where one picks instead of writing. */
const PICKED: ReadonlySet<Widget> = new Set([
  'day',
  'coming',
  'person',
  'people',
  'subject',
  'duties',
  'items',
  'choice',
  'choices',
])

/** What a label says of a field that may stay empty; '' where the control says so itself, or holds something already. */
const OPTIONAL: Readonly<Partial<Record<Widget, string>>> = {
  files: '（可不传）',
  choices: '（可不选）',
  year: '',
  items: '',
}

/** The label over the control: what need not be filled in says so, of every field in the same way. */
export const formLabel = ({ meta, widget, required, empty }: RecordField): string =>
  required || !isEmpty(empty) ? meta.label : `${meta.label}${OPTIONAL[widget] ?? '（可不填）'}`

/** The fields of a schema that have a label, in its order. */
export function recordFields(schema: z.ZodObject): RecordField[] {
  return Object.entries(schema.shape).flatMap(([name, type]) => {
    const field = type as z.ZodType
    const meta = field.meta() as FieldMeta | undefined
    if (!meta?.label) return []
    const widget = meta.widget ?? 'text'
    const absent = field.safeParse(undefined)
    return [
      {
        name,
        meta,
        widget,
        schema: field,
        required: !absent.success,
        empty: absent.success ? absent.data : EMPTY[widget],
      },
    ]
  })
}

/** The names of the fields that are none of what is filled in: they belong to a choice that is not ticked. */
export const unaskedFields = (fields: readonly RecordField[], content: Readonly<Record<string, unknown>>): string[] =>
  fields.filter(({ meta }) => !isAsked(meta, content)).map(({ name }) => name)

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Why the value of a field will not do; null when it will. */
export function fieldRefusal(field: RecordField, value: unknown): string | null {
  const { schema, meta, widget, required } = field
  if (widget === 'number' && typeof value === 'string') return notNumberWords(value)
  // A number box that was cleared holds null; for the schema it was left out.
  const parsed = schema.safeParse(value === null && !schema.safeParse(null).success ? undefined : value)
  if (parsed.success) return null
  // Types refuse what is missing with a remark about their format; an office wants to read which field is open.
  if (required && isEmpty(value) && typeof value !== 'string' && !Array.isArray(value)) {
    return `请${PICKED.has(widget) ? '选择' : '填写'}${meta.label}`
  }
  return parsed.error.issues[0]?.message ?? '格式不对，请重新填写'
}

/** The whole content with empty fields filled up, ready for the server. */
export function completed(
  fields: readonly RecordField[],
  content: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(fields.map(({ name, empty }) => [name, content[name] ?? empty]))
}
