import { expect, it } from 'vitest'
import type { Arrangement } from './holiday.schema.ts'
import { holidayChanges } from './holiday-change.rules.ts'

const before: Arrangement = {
  ...{ year: 2027, notice: '' },
  holidays: [
    { name: '元旦', from: '2027-01-01', to: '2027-01-03' },
    { name: '端午节', from: '2027-06-09', to: '2027-06-09' },
    { name: '国庆节', from: '2027-10-01', to: '2027-10-07' },
  ],
  work: ['2027-10-09', '2027-10-10'],
}

it('写明改了哪些日子，增加、去掉了什么', () => {
  const after: Arrangement = {
    ...{ year: 2027, notice: '国办发明电〔2026〕7号' },
    holidays: [
      { name: '元旦', from: '2026-12-31', to: '2027-01-03' },
      { name: '中秋节', from: '2027-09-15', to: '2027-09-15' },
      { name: '国庆节', from: '2027-10-01', to: '2027-10-07' },
    ],
    work: ['2027-10-09', '2027-10-16'],
  }
  expect(holidayChanges(before, after)).toEqual([
    '元旦由1月1日—1月3日改为2026年12月31日—1月3日',
    '增加中秋节：9月15日',
    '去掉端午节：6月9日',
    '增加调休上班：10月16日',
    '去掉调休上班：10月10日',
    '文号由“空”改为“国办发明电〔2026〕7号”',
  ])
})

it('相同的什么也不写', () => expect(holidayChanges(before, before)).toEqual([]))
