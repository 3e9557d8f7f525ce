import { describe, expect, test } from 'vitest'
import { pastedLines } from './register-paste.rules.ts'

const owners = [
  { id: 'b1', name: '测绘管理处' },
  { id: 'b2', name: '档案处' },
]
const problems = (text: string, from = owners) => pastedLines(text, from).map(({ problem }) => problem)

describe('粘贴台账事项', () => {
  test('从表格复制的行，连同表头、空行和各种写法的日期', () => {
    const text =
      '名称\t单位\t开始\t结束\n湖区测图\t测绘管理处\t2026-3-1\t2026年6月30日\n\n库房搬迁\t档案处\t2026/04/01\t\n'
    expect(pastedLines(text, owners)).toEqual([
      expect.objectContaining({
        number: 2,
        fields: { name: '湖区测图', subjectId: 'b1', from: '2026-03-01', to: '2026-06-30' },
      }),
      expect.objectContaining({
        number: 4,
        fields: { name: '库房搬迁', subjectId: 'b2', from: '2026-04-01', to: null },
      }),
    ])
  })

  test('只有一个单位时可以不写单位', () => {
    expect(pastedLines('湖区测图\t2026-03-01\t2026-06-30', owners.slice(0, 1))[0]!.fields).toMatchObject({
      subjectId: 'b1',
      to: '2026-06-30',
    })
  })

  test.each([
    ['湖区测图\t不存在处\t2026-03-01', /没有叫“不存在处”/],
    ['湖区测图', /没有写明单位/],
    ['湖区测图\t测绘管理处', /没有写明开始日期/],
    ['湖区测图\t测绘管理处\t三月', /看不懂开始日期“三月”/],
    ['湖区测图\t测绘管理处\t2026-02-30', /看不懂开始日期/],
    ['湖区测图\t测绘管理处\t2026-03-01\t2026-02-01', /早于开始日期/],
  ])('%s：说明哪里不对', (text, words) => {
    expect(problems(text)[0]).toMatch(words)
  })
})
