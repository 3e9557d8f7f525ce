import { expect, test } from 'vitest'
import { DocTables, type RowCell } from './doc-tables.rules.ts'

const inTable = { inTable: true, endsRow: false, cells: null }
const rowEnd = (cells: readonly RowCell[] | null) => ({ inTable: true, endsRow: true, cells })
const cell = (left: number, more: Partial<RowCell> = {}) => ({ left, below: false, beside: false, ...more })

test('单元格按左边的位置归列，横向并入左边的不再算', () => {
  const tables = new DocTables()
  tables.paragraph('表', false)
  for (const text of ['甲', '乙', '丙']) tables.cell(text, inTable)
  tables.cell('', rowEnd([cell(-108), cell(1000), cell(3000)]))
  tables.cell('丁', inTable)
  tables.cell('', inTable)
  tables.paragraph('', true)
  tables.cell('戊', inTable)
  tables.cell('', rowEnd([cell(-100), cell(1010, { beside: true }), cell(3000, { below: true })]))
  expect(tables.parts()).toEqual([
    { is: 'paragraph', text: '表' },
    {
      is: 'table',
      rows: [
        [0, 1, 2].map((column) => ({ column, paragraphs: ['甲乙丙'[column]], merged: false })),
        [
          { column: 0, paragraphs: ['丁'], merged: false },
          { column: 2, paragraphs: ['', '戊'], merged: true },
        ],
      ],
    },
  ])
})

test.each([
  ['没有段落属性', null],
  ['不在表格里', { inTable: false, endsRow: false, cells: null }],
  ['没有行尾', inTable],
])('%s，单元格各成一行', (_, told) => {
  const tables = new DocTables()
  tables.cell('甲', told)
  tables.cell('乙', told)
  tables.paragraph('后文', false)
  expect(tables.parts().map((part) => part.is === 'paragraph' && part.text)).toEqual(['甲', '乙', '后文'])
})
