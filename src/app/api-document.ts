/** The OpenAPI document as the API page reads it: fields in rows, and an input to begin with. */

/** What the converter of our schemas writes of JSON Schema. */
export interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly title?: string
  readonly description?: string
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly minItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly maxItems?: number
}

interface Body {
  readonly content: { readonly 'application/json': { readonly schema: JsonSchema } }
}

interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly [string]
  readonly 'x-grant': string
  readonly 'x-changes': boolean
  readonly 'x-personal': boolean
  readonly requestBody?: Body
  readonly responses: { readonly '200': Body }
}

export interface ApiDocument {
  readonly servers: readonly [{ readonly url: string }]
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: Readonly<Record<string, { readonly post: Operation }>>
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> }
}

export interface Verb {
  /** `<slice>.<verb>` */
  readonly name: string
  readonly path: string
  readonly slice: string
  readonly summary: string
  readonly grant: string
  readonly changes: boolean
  readonly personal: boolean
  readonly input: JsonSchema
  readonly output: JsonSchema
}

const schemaOf = (body: Body | undefined): JsonSchema => body?.content['application/json'].schema ?? {}

/** All verbs, in the document's order. */
export function verbsOf(document: ApiDocument): Verb[] {
  return Object.entries(document.paths).map(([path, { post }]) => ({
    ...{ name: post.operationId, path, slice: post.tags[0], summary: post.summary },
    ...{ grant: post['x-grant'], changes: post['x-changes'], personal: post['x-personal'] },
    input: schemaOf(post.requestBody),
    output: schemaOf(post.responses['200']),
  }))
}

/** One field of an input or output; those of an object within stand below it, one level deeper. */
export interface FieldRow {
  /** Where it stands, from the whole: unique. */
  readonly path: string
  readonly name: string
  readonly depth: number
  readonly type: string
  readonly label: string
  readonly help: string
  readonly required: boolean
}

/** Deeper than this the rows would no longer be read. */
const DEEPEST = 4

/** The fields of an object in rows. Variants of a whole follow each other under a row that tells them apart. */
export function rowsOf(schema: JsonSchema, above = '', depth = 0): FieldRow[] {
  if (depth > DEEPEST) return []
  const variants = variantsOf(schema).filter((variant) => inner(variant).properties)
  if (variants.length > 1) {
    return variants.flatMap((variant, index) => {
      const path = `${above}|${index}`
      const head = { path, name: `情形${index + 1}`, depth, type: '', label: '', help: '', required: false }
      return [head, ...rowsOf(inner(variant), path, depth + 1)]
    })
  }
  const { properties, required } = inner(variants[0] ?? schema)
  return Object.entries(properties ?? {}).flatMap(([name, field]) => {
    const path = `${above}.${name}`
    const { title = '', description = '' } = field
    const row = { path, name, depth, type: typeOf(field), label: title, help: description }
    return [{ ...row, required: required?.includes(name) ?? false }, ...rowsOf(inner(field), path, depth + 1)]
  })
}

const isNull = ({ type }: JsonSchema) => type === 'null'
const variantsOf = ({ anyOf, oneOf }: JsonSchema): readonly JsonSchema[] =>
  (anyOf ?? oneOf ?? []).filter((variant) => !isNull(variant))

/** What is within a list, or the one thing that may also be null. */
function inner(schema: JsonSchema): JsonSchema {
  if (schema.items) return inner(schema.items)
  const variants = variantsOf(schema)
  return variants.length === 1 ? inner(variants[0]!) : schema
}

const TYPES: Readonly<Record<string, string>> = {
  string: '文本',
  integer: '整数',
  number: '数',
  boolean: '是否（true/false）',
  object: '对象',
}
const FORMATS: Readonly<Record<string, string>> = { uuid: '编号（UUID）', 'date-time': '时刻（ISO 8601）' }

/** A type in words, with its bounds. */
export function typeOf(schema: JsonSchema): string {
  const variants = schema.anyOf ?? schema.oneOf
  if (variants) {
    const words = [...new Set(variantsOf(schema).map(typeOf))].join('或')
    return variants.some(isNull) ? `${words}，可为null` : words
  }
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.items) return `列表：${typeOf(schema.items)}`
  const word = FORMATS[schema.format ?? ''] ?? TYPES[String(schema.type)] ?? '任意'
  return word + boundsOf(schema)
}

function boundsOf({ type, format, minLength, maxLength, minimum, maximum }: JsonSchema): string {
  if (type === 'string' && !format) {
    if (maxLength !== undefined) return `，${minLength ? `${minLength}–${maxLength}` : `至多${maxLength}`}字`
    return ''
  }
  const low = minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER
  const high = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER
  if (low && high) return `，${minimum}–${maximum}`
  if (low) return `，至少${minimum}`
  return high ? `，至多${maximum}` : ''
}

const EXAMPLE_ID = '0198f0c2-7d1e-7a40-9b1c-3f6f2a5d8e10'

/** An input with what must be given, to be filled in. */
export function exampleOf(schema: JsonSchema, name = ''): unknown {
  if (schema.default !== undefined) return schema.default
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [variant] = variantsOf(schema)
  if (variant) return exampleOf(variant, name)
  if (schema.properties) {
    const required = Object.entries(schema.properties).filter(([key]) => schema.required?.includes(key))
    return Object.fromEntries(required.map(([key, field]) => [key, exampleOf(field, key)]))
  }
  if (schema.items) return schema.minItems ? [exampleOf(schema.items, name)] : []
  switch (schema.type) {
    case 'string':
      if (schema.format === 'uuid') return EXAMPLE_ID
      if (name === 'month') return '2026-03'
      return /On$|From$|^(?:from|to|since|asOf|known|day)$/.test(name) ? '2026-03-02' : '…'
    case 'integer':
    case 'number':
      return name === 'year' ? 2026 : Math.max(schema.minimum ?? 1, 1)
    case 'boolean':
      return false
    default:
      return {}
  }
}

/** The call as a line for a shell. */
export function curlOf(server: string, verb: Verb): string {
  const input = JSON.stringify(exampleOf(verb.input))
  return [
    `curl ${server}${verb.path}`,
    `-H "Authorization: Bearer $JIANXING_TOKEN"`,
    `-H 'Content-Type: application/json'`,
    `-d '${input.replaceAll("'", String.raw`'\''`)}'`,
  ].join(' \\\n  ')
}
