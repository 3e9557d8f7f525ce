import { describe, expect, it } from 'vitest'
import { assemblySchema } from './assembly/assembly.schema.ts'
import { changesBetween, shownFields, valueWords } from './content.rules.ts'

const fields = shownFields(assemblySchema)
const names = new Map([
  ['p1', '王芳'],
  ['p2', '李强'],
  ['p3', '赵敏'],
])
const content = { heldOn: '2026-03-20', place: '三楼会议室', host: 'p1', present: ['p1', 'p2'], also: ['lecture'] }

describe('纪实内容的文字', () => {
  it('字段按表单次序带标签，隐藏字段不显示', () => {
    expect(fields[0]?.meta.label).toBe('登记单位（岗位）')
    expect(fields.map(({ name }) => name)).not.toContain('makesUpFor')
    // What need not be filled in is said in the form alone.
    expect(fields.map(({ meta }) => meta.label).filter((label) => label.includes('可不'))).toEqual([])
    expect(fields.find(({ name }) => name === 'files')?.meta.label).toBe('佐证材料')
  })

  it('编号变成姓名，选项变成文字，没有填的如实说', () => {
    const meta = (name: string) => fields.find((field) => field.name === name)!.meta
    expect(valueWords(meta('present'), content.present, names)).toBe('王芳、李强')
    expect(valueWords(meta('also'), content.also, names)).toBe('党课')
    expect(valueWords(meta('decisions'), '', names)).toBe('未填写')
  })

  it('读者无权知道的姓名只说数目', () => {
    const meta = fields.find(({ name }) => name === 'present')!.meta
    expect(valueWords(meta, ['p1', 'x', 'y'], names)).toBe('王芳、另有2项（无权查看）')
    expect(valueWords(meta, ['x'], names)).toBe('1项（无权查看）')
  })

  it('两个版本之间只列变化：名单说增减，单值说前后', () => {
    const after = { ...content, place: '二楼会议室', present: ['p2', 'p3'] }
    expect(changesBetween(fields, content, after, names)).toEqual([
      { label: '地点', before: '三楼会议室', after: '二楼会议室', added: [], removed: [], list: false },
      expect.objectContaining({ label: '参会党员', added: ['赵敏'], removed: ['王芳'], list: true }),
    ])
    expect(changesBetween(fields, content, { ...content }, names)).toEqual([])
    const [long] = changesBetween(fields, { decisions: '同意9人。' }, { decisions: '同意8人。' }, names)
    expect(long?.pieces).toContainEqual({ kind: 'added', text: '8' })
  })
})
