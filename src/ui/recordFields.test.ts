import { describe, expect, test } from 'vitest'
import { assemblySchema } from '#records/assembly/assembly.schema.ts'
import { plainFormSchema } from '#records/plain/plain.schema.ts'
import { completed, fieldRefusal, formLabel, recordFields } from './recordFields.ts'

const fields = recordFields(assemblySchema)
const field = (name: string) => fields.find((one) => one.name === name)!

describe('由模式生成的表单', () => {
  test('必填项由模式得出', () => {
    expect(fields.filter(({ required }) => required).map(({ name }) => name)).toEqual([
      'subjectId',
      'heldOn',
      'place',
      'topic',
      'host',
      'present',
    ])
  })
  test('可以不填的每一项都在标签上说明，必填的和已有内容的不说', () => {
    const labels = [...fields, ...recordFields(plainFormSchema)]
      .filter(({ widget }) => widget !== 'hidden')
      .map(formLabel)
    for (const label of ['请假党员（可不填）', '会议内容和决议（可不填）', '记录人（可不填）', '地点（可不填）'])
      expect(labels).toContain(label)
    for (const label of ['参会党员', '佐证材料（可不传）', '会上同时开展（可不选）', '数量'])
      expect(labels).toContain(label)
  })
  test('没填的说请填写或请选择，填错的用模式自己的话', () => {
    expect(fieldRefusal(field('host'), undefined)).toBe('请选择主持人')
    expect(fieldRefusal(field('heldOn'), null)).toBe('请选择开展日期')
    expect(fieldRefusal(field('place'), '  ')).toBe('请填写地点')
    expect(fieldRefusal(field('present'), [])).toBe('请从名册中选择参会党员')
    expect(fieldRefusal(field('heldOn'), '2026-02-30')).toBe('日期应写成“年-月-日”，如 2026-03-31')
    expect(fieldRefusal(field('decisions'), undefined)).toBeNull()
  })
  test('数字一项里不是数字的，指出来，不当作没填', () => {
    expect(fieldRefusal(field('studyHours'), '若干')).toBe('“若干”不是数字，没有填入。请填阿拉伯数字，如 2 或 2.5。')
    expect(fieldRefusal(field('studyHours'), null)).toBeNull()
  })
  test('空内容补齐各项的初始值，数字清空时用默认值', () => {
    const plain = recordFields(plainFormSchema)
    expect(completed(plain, { title: '一' })).toMatchObject({ title: '一', quantity: 1, people: [], makesUpFor: null })
    expect(fieldRefusal(plain.find(({ name }) => name === 'quantity')!, null)).toBeNull()
  })
})
