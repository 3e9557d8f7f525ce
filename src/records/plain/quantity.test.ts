import { expect, it } from 'vitest'
import { quantityWords } from './quantity.rules.ts'

it.each([
  [[], null],
  [['次'], null],
  [['学时'], '单位：学时，填实际的学时数。'],
  [['个月'], '单位：个月，填实际的月数，不足一个月的填小数，如0.5。'],
  [['次', '学时', '学时'], '单位：学时，填实际的学时数。同时按次计的任务不看数量，一条纪实计1次。'],
  [['篇', '学时'], '计入的任务分别按篇、学时累计，一个数量不能通用，请分开登记。'],
])('按%j计的，说明填什么', (units, words) => expect(quantityWords(units)).toBe(words))
