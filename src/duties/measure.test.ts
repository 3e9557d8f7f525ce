import { describe, expect, test } from 'vitest'
import { held, type Json, quarterly, rows } from './builders.rules.ts'

const first = (duty: Json, records: Json[], rest: Json = {}, asOf = '2020-05-01') =>
  rows(quarterly(duty, { records, ...rest }), asOf)[0]!

describe('次数', () => {
  test('一条纪实的几项计入只算一次', () => {
    const credits = [
      { kind: 'assembly', bodies: ['b1'] },
      { kind: 'assembly', bodies: ['b1'], quantity: 3 },
    ]
    const record = { id: 'r1', heldOn: '2020-01-10', enteredOn: '2020-01-10', credits }
    expect(first({ cadence: { every: 'quarter', times: 2 } }, [record])).toMatchObject({ value: 1, standing: 'missed' })
    expect(first({ measure: 'sum', target: 4 }, [record])).toMatchObject({ value: 4, standing: 'done' })
  })

  test('须带齐任务要求的标签，可以多带', () => {
    const tagged = (tags: string[]) => first({ tags: ['专题'] }, [held('r1', '2020-01-10', { tags })]).standing
    expect([tagged([]), tagged(['其他']), tagged(['其他', '专题'])]).toEqual(['missed', 'missed', 'done'])
  })

  test('一条纪实可同时计入几个组织和几项任务', () => {
    const bodies = ['b1', 'b2'].map((id) => ({ id, kind: 'branch' }))
    const base = quarterly({}, { bodies, records: [held('r1', '2020-01-10', { bodies: ['b1', 'b2'] })] })
    const duties = ['d1', 'd2'].map((id) => ({ ...(base.duties as Json[])[0], id, cadence: { every: 'year' } }))
    expect(rows({ ...base, duties }, '2020-02-01').map((row) => row.standing)).toEqual(['done', 'done', 'done', 'done'])
  })

  test('写明credits的，纪实自身的种类不另计', () => {
    const record = held('r1', '2020-01-10', { credits: [{ kind: 'lecture', bodies: ['b1'] }] })
    expect(first({}, [record]).value).toBe(0)
  })

  test('目标为0的，到开始之日即完成', () => {
    expect(
      rows(quarterly({ target: 0 }), '2020-03-31')
        .map((row) => row.standing)
        .slice(0, 2),
    ).toEqual(['done', 'upcoming'])
  })
})

describe('合计', () => {
  test('小数按十进制相加', () => {
    const hours = [0.1, 0.2].map((quantity, n) => held(`r${n}`, '2020-01-10', { quantity }))
    expect(first({ measure: 'sum', target: 0.3 }, hours)).toMatchObject({ value: 0.3, standing: 'done' })
  })
})

const stays = (person: string, from: string | null = null, to: string | null = null) => ({ person, from, to })

describe('覆盖名单人员', () => {
  const duty = { measure: 'counterparts', list: 'members' }
  const lists = { members: { b1: [stays('z1'), stays('z2', '2020-02-15'), stays('z3', '2020-02-17'), stays('z4')] } }

  test('名单只算在名单上过半周期的人，目标为其人数', () => {
    const named = [held('r1', '2020-01-10', { people: ['z1', 'z3', 'z9', 'z1'] })]
    expect(first(duty, named, { lists })).toMatchObject({ value: 1, target: 3, standing: 'missed', records: ['r1'] })
    const all = [...named, held('r2', '2020-02-10', { people: ['z2', 'z4'] })]
    expect(first(duty, all, { lists })).toMatchObject({ value: 3, target: 3, standing: 'done', records: ['r1', 'r2'] })
  })

  test('同一人分段在名单上的，天数合并', () => {
    const split = { members: [stays('z1', '2020-01-01', '2020-01-23'), stays('z1', '2020-03-01', '2020-03-23')] }
    expect(first(duty, [], { lists: split }).target).toBe(1)
    const overlapping = { members: [stays('z1', '2020-01-01', '2020-01-23'), stays('z1', '2020-01-01', '2020-01-24')] }
    expect(first(duty, [], { lists: overlapping }).target).toBe(0)
  })

  test('名单上没有人的不适用', () => {
    const none = { standing: 'not-applicable', target: 0, value: null }
    expect(first(duty, [], { lists: { members: { b2: [stays('z1')] } } })).toMatchObject(none)
    expect(first(duty, [])).toMatchObject(none)
  })
})

describe('人员达标率', () => {
  const duty = { measure: 'members', list: 'members', each: 2, target: 0.5 }
  const lists = { members: [stays('z1'), stays('z2'), stays('z3')] }

  test('每人自己的数量合计达到每人数量才算', () => {
    const records = [
      held('r1', '2020-01-10', { people: ['z1', 'z2'] }),
      held('r2', '2020-02-10', { people: ['z1', 'z8'], quantity: 1 }),
    ]
    expect(first(duty, records, { lists })).toMatchObject({ value: 1 / 3, standing: 'missed', target: 0.5 })
    const more = [...records, held('r3', '2020-03-10', { people: ['z2'], quantity: 1.5 })]
    expect(first(duty, more, { lists })).toMatchObject({ value: 2 / 3, standing: 'done' })
  })

  test('未写目标的为全部达标', () => {
    expect(first({ measure: 'members', list: 'members' }, [], { lists })).toMatchObject({ target: 1, value: 0 })
  })
})

describe('逐项计入', () => {
  test('只有写明该事项的才计入', () => {
    const registers = { projects: { items: [{ id: 'j1', body: 'b1', from: '2020-03-01', to: '2020-04-30' }] } }
    const duty = { cadence: { every: 'items' }, register: 'projects' }
    const item = (name: string | null) => first(duty, [held('r1', '2020-03-10', { item: name })], { registers }).value
    expect([item('j1'), item('j2'), item(null)]).toEqual([1, 0, 0])
  })
})
