import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellDay, cellList, cellMember, cellText, nameText } from './cell.rules.ts'
import { findHead, keyed } from './head.rules.ts'
import { PEOPLE_COLUMNS } from './people.schema.ts'

describe('单元格', () => {
  it.each([
    ['2025-3-5', '2025-03-05'],
    ['2025.3.5', '2025-03-05'],
    ['2025/03/05', '2025-03-05'],
    ['2025年3月5日', '2025-03-05'],
    ['２０２５年３月５日', '2025-03-05'],
    ['2025 年 3 月 5 日', '2025-03-05'],
    ['20250305', '2025-03-05'],
    ['45721', '2025-03-05'],
    ['45721.5', '2025-03-05'],
    ['2025-03-05 00:00:00', '2025-03-05'],
    ['2025-02-30', null],
    ['2025年3月', null],
    ['三月五日', null],
    ['12', null],
    ['', null],
  ])('日期 %s 读作 %s', (text, day) => expect(cellDay(cellText(text))).toBe(day))

  it('生僻字和基本平面以外的字原样保留，半个字和控制字符去掉', () => {
    expect(cellText(' 䶮𠮷喆堃\u0000\ud842 ')).toBe('䶮𠮷喆堃')
    expect(nameText(cellText('张　伟'))).toBe('张伟')
    expect(nameText('阿依古丽·买买提')).toBe('阿依古丽·买买提')
    // A compatibility form of a character is another person's name.
    expect(cellText('\uf9d1')).toBe('\uf9d1')
  })
  it('公式样的文字是文字，防公式的撇号去掉', () => {
    expect(cellText("'=1+1")).toBe('=1+1')
    expect(cellText('=HYPERLINK("x")')).toBe('=HYPERLINK("x")')
  })
  it('列表、是否', () => {
    expect(cellList('甲、乙，丙;乙')).toEqual(['甲', '乙', '丙'])
    expect(['是', '中共党员', '中共预备党员', '群众', '也许'].map(cellMember)).toEqual([
      { member: true, probationary: null },
      { member: true, probationary: false },
      { member: true, probationary: true },
      { member: false, probationary: false },
      null,
    ])
  })
  it('模板说明里写明的叫法都认得；申请入党、其他党派的都不是党员', () => {
    const { explain } = PEOPLE_COLUMNS.find(({ key }) => key === 'member')!
    const words = [...explain.matchAll(/“(.+?)”/g)].map(([, word]) => word!)
    expect(words.filter((word) => cellMember(word) === null)).toEqual([])
    expect(words).toEqual(expect.arrayContaining(['入党申请人', '入党积极分子', '发展对象']))
    for (const word of ['入党申请人', '积极分子', '入党积极分子', '发展对象', '民革党员', '无党派人士'])
      expect([word, cellMember(word)]).toEqual([word, { member: false, probationary: false, more: word }])
  })
  it('任何文字都读得了，读出的日期都是日期', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cellText(text)
        expect(clean.isWellFormed()).toBe(true)
        expect(cellDay(clean) ?? '2025-03-05').toMatch(/^\d{4}-\d{2}-\d{2}$/)
      }),
    )
  })
})

describe('表头', () => {
  const sheet = (...all: string[][]) => all.map((cells, i) => ({ row: i + 1, cells }))
  it('上面有标题、换了顺序、用了别的叫法、多了几列，都认得', () => {
    const all = sheet(
      ['某局党员名册'],
      ['序号', '所属党支部', '名 字*', '政治面貌（必填）'],
      ['1', '一支部', '张三', '党员'],
    )
    const head = findHead(all, PEOPLE_COLUMNS)
    if ('problem' in head) throw new Error(head.problem)
    expect(keyed(all[2]!, head)?.cells).toEqual({ party: '一支部', name: '张三', member: '党员' })
    expect(keyed({ row: 9, cells: ['9', '', ' '] }, head)).toBeNull()
    expect(keyed({ row: 9, cells: ['', '（示例）一支部', '张三'] }, head)).toBeNull()
  })
  it('缺列的、没有表头的，说出缺什么', () => {
    expect(findHead(sheet(['姓名', '支部']), PEOPLE_COLUMNS)).toMatchObject({
      problem: expect.stringContaining('“是否党员”'),
    })
    expect(findHead(sheet(['a', 'b']), PEOPLE_COLUMNS)).toMatchObject({ problem: expect.stringContaining('模板') })
  })
})
