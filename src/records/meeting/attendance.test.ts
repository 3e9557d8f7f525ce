import { describe, expect, it } from 'vitest'
import { attendanceOf, everybody, rateWords } from './attendance.rules.ts'

const roster = ['a', 'b', 'c', 'd']

describe('到会情况', () => {
  it('应到是名册党员，名册外的人不进分子', () => {
    const attendance = attendanceOf(roster, ['a', 'b', 'x'], ['c'])
    expect(attendance).toMatchObject({
      expected: 4,
      present: 2,
      absent: 1,
      unexplained: ['d'],
      rate: 0.5,
      quorate: false,
    })
    expect(rateWords(attendance)).toBe('2/4，50.0%')
    expect(attendance.others).toEqual(['x'])
  })
  it('同一人既到会又请假，指出来', () => {
    expect(attendanceOf(roster, ['a', 'b', 'c'], ['c']).both).toEqual(['c'])
  })
  it('全体到会不含已请假的人', () => {
    expect(everybody(roster, ['c'])).toEqual(['a', 'b', 'd'])
  })
  it('预备党员到会算到会，不算表决人数', () => {
    expect(attendanceOf(roster, ['a', 'b', 'd'], [], ['d'])).toMatchObject({ expected: 4, present: 3, quorate: true })
    expect(attendanceOf(roster, ['a', 'c', 'd'], [], ['c', 'd'])).toMatchObject({ present: 3, quorate: false })
  })
  it('空名册没有到会率', () => {
    expect(rateWords(attendanceOf([], [], []))).toBe('名册中没有党员，无法计算到会率')
  })
})
