/** The document of the interface, and what the API page makes of it. */
import { describe, expect, it } from 'vitest'
import { openApiOf, routerOf } from '#kernel/contract.ts'
import { GRANTS } from '#kernel/grant.schema.ts'
import { endpoints, SLICE_NAMES } from './api.ts'
import { type ApiDocument, curlOf, exampleOf, type JsonSchema, rowsOf, typeOf, verbsOf } from './api-document.ts'
import { FIELD_NAMES } from './field-names.ts'
import { recordKinds } from './kinds.ts'

const contents = Object.fromEntries(Object.entries(recordKinds).map(([kind, { schema }]) => [kind, schema]))
const naming = { slices: SLICE_NAMES, fields: FIELD_NAMES, contents }
const document = (await openApiOf(routerOf(endpoints), 'test', 'http://x', naming)) as unknown as ApiDocument
const verbs = verbsOf(document)
const verb = (name: string) => verbs.find((one) => one.name === name)!

describe('接口文档', () => {
  it('每个接口都有，写明权限、用途，以及令牌能不能调用', () => {
    expect(verbs.map(({ name }) => name)).toEqual(
      Object.entries(endpoints).flatMap(([slice, rows]) => Object.keys(rows).map((one) => `${slice}.${one}`)),
    )
    for (const { grant, summary } of verbs) {
      expect([...Object.keys(GRANTS), 'public']).toContain(grant)
      expect(summary).not.toBe('')
    }
    expect(verb('accounts.list')).toMatchObject({ grant: 'account.manage', personal: true })
    expect(verb('records.submit')).toMatchObject({ grant: 'record.write', personal: false, changes: true })
    expect(document.tags.map(({ name }) => name)).toEqual(Object.keys(endpoints))
  })

  it('要提交的每一栏都有中文名称', () => {
    const unnamed = [
      ...verbs.map(({ name, input }) => [name, input] as const),
      ...Object.entries(document.components.schemas),
    ]
      .flatMap(([name, input]) => rowsOf(input).map((row) => ({ ...row, of: name })))
      .filter(({ label, type }) => type !== '' && !/\p{Script=Han}/u.test(label))
    expect(unnamed.map(({ of, path }) => of + path)).toEqual([])
  })

  it('纪实各栏的名称和说明与填写页面相同', () => {
    const rows = rowsOf(document.components.schemas.assembly!)
    expect(rows.find(({ name }) => name === 'heldOn')).toMatchObject({
      label: '开展日期',
      help: '实际开展的日期，不是填写的日期；不能晚于今天。',
      required: true,
    })
    expect(rows.find(({ name }) => name === 'files')).toMatchObject({ required: false, type: '列表：编号（UUID）' })
  })
})

describe('说明页', () => {
  it.each<[JsonSchema, string]>([
    [{ type: 'string' }, '文本'],
    [{ type: 'string', minLength: 2, maxLength: 80 }, '文本，2–80字'],
    [{ type: 'string', format: 'uuid' }, '编号（UUID）'],
    [{ type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 }, '整数'],
    [{ type: 'integer', minimum: 1, maximum: 365 }, '整数，1–365'],
    [{ type: 'array', items: { enum: ['a', 'b'] } }, '列表："a" | "b"'],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, '文本，可为null'],
    [{ anyOf: [{ const: 'a' }, { type: 'number' }] }, '"a"或数'],
    [{}, '任意'],
  ])('%j 写作 %s', (schema, words) => expect(typeOf(schema)).toBe(words))

  it('一栏之内的各栏排在它下面，深一层；几种情形分开列出', () => {
    const nested: JsonSchema = {
      type: 'object',
      properties: {
        list: { type: 'array', items: { type: 'object', properties: { a: { type: 'string' } } } },
        either: {
          anyOf: [
            { type: 'object', properties: { b: { type: 'string' } } },
            { type: 'object', properties: { c: { type: 'string' } } },
          ],
        },
      },
    }
    const rows = rowsOf(nested)
    expect(rows.map(({ name, depth }) => [name, depth])).toEqual([
      ['list', 0],
      ['a', 1],
      ['either', 0],
      ['情形1', 1],
      ['b', 2],
      ['情形2', 1],
      ['c', 2],
    ])
    expect(new Set(rows.map(({ path }) => path)).size).toBe(rows.length)
  })

  it.each(verbs.filter(({ personal }) => !personal))('$name 的示例合乎输入的种类和必填', ({ name, input }) => {
    const [slice, action] = name.split('.') as [keyof typeof endpoints, never]
    const endpoint = endpoints[slice][action] as {
      input: { safeParse(value: unknown): { error?: { issues: unknown[] } } }
    }
    // Lists that must not be empty and bounds between fields are for whoever fills it in.
    const types = (endpoint.input.safeParse(exampleOf(input)).error?.issues ?? []) as { code: string }[]
    expect(types.filter(({ code }) => ['invalid_type', 'unrecognized_keys', 'invalid_union'].includes(code))).toEqual(
      [],
    )
  })

  it('示例是一行可以执行的命令，引号不会断开', () => {
    const quoted = { ...verb('records.list'), input: { const: "it's" } }
    expect(curlOf('http://x/api', quoted)).toBe(
      String.raw`curl http://x/api/records/list \
  -H "Authorization: Bearer $JIANXING_TOKEN" \
  -H 'Content-Type: application/json' \
  -d '"it'\''s"'`,
    )
  })
})
