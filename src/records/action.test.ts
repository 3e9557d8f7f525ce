import { expect, it } from 'vitest'
import { mayDo, type Standpoint } from './action.rules.ts'

const FORMER = '只有登记单位（岗位）的负责同志可以更正。'
const former: Standpoint = {
  ...{ kind: 'talk', state: 'submitted', entered: true, correct: FORMER, open: true, closed: null, permitted: null },
  ...{ checks: false, answers: false, appealed: false, returned: false, alone: false },
}

it('职务交出去以后，谈话由登记的人作废，已关账的不能；别的纪实不能作废', () => {
  expect(mayDo('void', former)).toBe(true)
  expect(mayDo('void', { ...former, open: '已关账至2026-06-30。' })).toBe('已关账至2026-06-30。')
  expect(mayDo('void', { ...former, entered: false })).toBe(FORMER)
  expect(mayDo('void', { ...former, kind: 'assembly' })).toBe(FORMER)
})
