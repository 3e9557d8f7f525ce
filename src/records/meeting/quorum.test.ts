import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answer, MEETING_KINDS } from './meeting.schema.ts'
import { type Asked, answersWords, forecastOf, forecastWords } from './quorum.rules.ts'

const asked = (ids: string, answers: Partial<Record<string, Answer>> = {}, withoutVote = ''): Asked[] =>
  [...ids].map((id) => ({ id, voting: !withoutVote.includes(id), answer: answers[id] ?? null }))

describe('到会预测', () => {
  it('没有答复的按到会计，请假的减去', () => {
    const forecast = forecastOf('assembly', [...'abcde'], asked('abcde', { a: 'attend', e: 'leave' }))
    expect(forecastWords(forecast)).toBe('预计到会4人，达到表决所需人数（应到有表决权的5人，过半数为3人）。')
    expect(answersWords(forecast, true)).toBe('通知5人：答复参加1人，请假1人，未答复3人（暂按到会计）。')
  })
  it('时间已到的会议只说答复，不再预计', () => {
    const forecast = forecastOf('assembly', [...'abcde'], asked('abcde', { a: 'attend', e: 'leave' }))
    expect(answersWords(forecast, false)).toBe('通知5人：答复参加1人，请假1人，未答复3人。')
  })
  it('正好一半不算过半数，说明还差几人', () => {
    const forecast = forecastOf('assembly', [...'abcd'], asked('abcd', { c: 'leave', d: 'leave' }))
    expect(forecastWords(forecast)).toBe('预计到会2人，未达到表决所需人数，还差1人（应到有表决权的4人，过半数为3人）。')
  })
  it('预备党员和列席人员到会，不计入表决人数，也不计入应到', () => {
    const forecast = forecastOf('assembly', [...'abcd'], asked('abcdx', { b: 'leave' }, 'dx'))
    expect(forecast).toMatchObject({ expected: 4, quorum: { base: 3, needed: 2, expected: 2, missing: 0 } })
    expect(forecastWords(forecast)).toContain('预计到会4人，其中有表决权的2人，达到')
  })
  it('漏了通知的党员仍是应到', () => {
    expect(forecastOf('assembly', [...'abcd'], asked('ab')).quorum).toMatchObject({ base: 4, expected: 2, missing: 1 })
  })
  it('主题党日和党课不表决', () => {
    expect(forecastWords(forecastOf('party_day', [...'ab'], asked('ab')))).toBe('预计到会2人。')
  })
  it('名册空的时候不说达到', () => {
    expect(forecastOf('assembly', [], asked('ab', {}, 'ab')).quorum).toBeNull()
  })
})

const people = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 0, max: 30 }).map(String),
    voting: fc.boolean(),
    answer: fc.constantFrom<Answer | null>('attend', 'leave', null),
  }),
  { selector: ({ id }) => id, maxLength: 30 },
)
const roster = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 30 })
const kinds = fc.constantFrom(...MEETING_KINDS)

describe('任意名单', () => {
  it('人数合得上，还差的人正好补到过半数', () => {
    fc.assert(
      fc.property(kinds, roster, people, (kind, due, invited) => {
        const { quorum, ...forecast } = forecastOf(kind, due, invited)
        expect(forecast.attend + forecast.leave + forecast.silent).toBe(forecast.invited)
        expect(forecast.expected).toBe(forecast.attend + forecast.silent)
        if (!quorum) return
        expect(quorum.expected).toBeLessThanOrEqual(Math.min(forecast.expected, quorum.base))
        expect(quorum.missing === 0).toBe(quorum.expected * 2 > quorum.base)
        expect(quorum.missing === 0 || quorum.expected + quorum.missing === quorum.needed).toBe(true)
      }),
    )
  })
  it('多一个人请假，预测不会变好', () => {
    fc.assert(
      fc.property(kinds, roster, people, fc.nat(), (kind, due, invited, n) => {
        fc.pre(invited.length > 0)
        const who = n % invited.length
        const later = invited.map((one, i) => (i === who ? { ...one, answer: 'leave' as const } : one))
        const [before, after] = [forecastOf(kind, due, invited), forecastOf(kind, due, later)]
        expect(after.expected).toBeLessThanOrEqual(before.expected)
        expect(after.quorum?.missing ?? 0).toBeGreaterThanOrEqual(before.quorum?.missing ?? 0)
      }),
    )
  })
})
