import { expect, it } from 'vitest'
import { isLongList } from './longList.ts'

const some = (count: number) => Array.from({ length: count }, (_, value) => ({ value, label: `第${value}项` }))

it.each([
  ['没有选项', undefined, false],
  ['三百项以内，整个画出来，读屏软件读得到每一项', some(300), false],
  ['再多，只画看得见的', some(301), true],
  ['分组的，各组加起来算', [{ options: some(200) }, { options: some(101) }], true],
  ['不分组的与分组的一起', [{ value: '' }, { options: some(299) }], false],
])('%s', (_, options, long) => expect(isLongList(options)).toBe(long))
