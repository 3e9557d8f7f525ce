import { describe, expect, it } from 'vitest'
import type { Step } from '#duties/board.schema.ts'
import { newId } from '#kernel/id.ts'
import {
  beganFor,
  beginning,
  doneAlready,
  kindFor,
  openItemsWords,
  ownKinds,
  servedWith,
  specialKinds,
} from './begin.rules.ts'

const kinds = {
  assembly: { serves: ['branch_assembly'], forPosts: false },
  talk: { serves: ['heart_to_heart_talk'], forPosts: true },
  plain: { serves: [], forPosts: true },
}
const subject = (post: boolean) => ({ id: 's', name: '', kind: '', post })
const recordsFor = [
  { id: 'post', post: true, answers: 'self' },
  { id: 'branch', post: false, answers: 'self' },
  { id: 'chief', post: true, answers: 'others' },
]
const nothing = {
  step: undefined,
  subject: undefined,
  duty: undefined,
  person: undefined,
  personId: 'p',
  recordsFor,
  today: '2026-06-01',
}

describe('同一件事已有草稿', () => {
  it('会议已登记的、这一期已完成的，草稿说出来；还没有完成的不说', () => {
    expect(doneAlready('missed', 'recorded')).toBe('meeting')
    expect([doneAlready('done', 'planned'), doneAlready('done-late', undefined)]).toEqual(['occurrence', 'occurrence'])
    expect([
      doneAlready('missed', 'planned'),
      doneAlready('open', undefined),
      doneAlready(undefined, undefined),
    ]).toEqual([null, null, null])
  })
  const draft = (id: string, over: object = {}) => ({ id, kind: 'plain', occurrence: null, content: {}, ...over })
  const drafts = [
    draft('other', { occurrence: 'd/b/2026-01-12' }),
    draft('newer', { occurrence: 'd/b/2026-01-19' }),
    draft('older', { content: { makesUpFor: 'd/b/2026-01-19' } }),
    draft('talk', { kind: 'talk', occurrence: 't/b/2026-01-01', content: { with: ['wang'] } }),
    draft('met', { kind: 'assembly', occurrence: 'a/b/2026-02-01', content: { meeting: 'm1' } }),
  ]
  it.each([
    [{ occurrence: 'd/b/2026-01-19' }, 'newer'],
    [{ occurrence: 'd/b/2026-01-19', kind: 'assembly' }, undefined],
    [{ occurrence: 'd/b/2026-01-26' }, undefined],
    [{ occurrence: 't/b/2026-01-01', person: 'wang' }, 'talk'],
    [{ occurrence: 't/b/2026-01-01', person: 'li' }, undefined],
    [{ occurrence: 'a/b/2026-02-01', meeting: 'm1' }, 'met'],
    [{ occurrence: 'a/b/2026-02-01', meeting: 'm2' }, undefined],
    [{ kind: 'plain' }, undefined],
  ])('%o', (sought, expected) => {
    expect(beganFor(drafts, sought)?.id).toBe(expected)
  })
})

describe('登记的起点', () => {
  it('责任事项决定用哪种表单；为组织设的表单不给岗位用', () => {
    expect(kindFor(kinds, { kind: 'branch_assembly', subject: subject(false) })).toBe('assembly')
    expect(kindFor(kinds, { kind: 'branch_assembly', subject: subject(true) })).toBe('plain')
    expect(kindFor(kinds, { kind: 'heart_to_heart_talk', subject: subject(true) })).toBe('talk')
    expect(kindFor(kinds, { kind: 'lecture', subject: subject(true) })).toBe('plain')
  })

  it('系统已知道的不再问：单位、责任事项、谈话人', () => {
    expect(beginning({ ...nothing, kind: kinds.assembly })).toMatchObject({
      subjectId: 'branch',
      talker: 'p',
      duties: [],
    })
    expect(beginning({ ...nothing, kind: kinds.plain, duty: 'd' })).toMatchObject({ subjectId: 'post', duties: ['d'] })
    const asked = (subject: string) => beginning({ ...nothing, kind: kinds.plain, subject }).subjectId
    expect(['branch', '不能登记的'].map(asked)).toEqual(['branch', 'post'])
  })

  it('没有说是谁的，先选有这类任务的单位', () => {
    const of = (owing: string[]) => beginning({ ...nothing, kind: kinds.plain, owing }).subjectId
    expect([of(['branch']), of([])]).toEqual(['branch', 'post'])
    expect(beginning({ ...nothing, kind: kinds.assembly, owing: ['post'] }).subjectId).toBe('branch')
  })

  it('可推迟到次年办的年度任务，次年打开时先选上一年度；跨元旦的一周不选', () => {
    const of = (start: string, due: string, today: string) => {
      const step = { title: '组织生活会', measure: 'count', dutyId: 'd', subject: subject(false), start, due } as Step
      return beginning({ ...nothing, step, today, kind: kinds.plain }).label
    }
    expect(of('2026-01-01', '2027-03-31', '2027-01-05')).toBe(2026)
    expect(of('2026-01-01', '2027-03-31', '2026-12-20')).toBeUndefined()
    expect(of('2026-12-28', '2027-01-03', '2027-01-02')).toBeUndefined()
    expect(of('2026-01-01', '2026-12-31', '2027-01-05')).toBeUndefined()
  })

  it('本岗位讲的党课主讲人就是本人；支部的、代别人登记的要选', () => {
    const host = (subject: string) => beginning({ ...nothing, kind: kinds.plain, subject }).host
    expect(['post', 'branch', 'chief'].map(host)).toEqual(['p', undefined, undefined])
  })

  it('台账只差一项的先选上，差几项的列出来由人选；办结率不作标题', () => {
    const days = { start: '2026-01-01', due: '2026-12-31' }
    const step = { title: '谈话率', measure: 'ratio', dutyId: 'd', subject: subject(true), ...days } as Step
    const open = (...names: string[]) => names.map((name) => ({ id: name, name }))
    const begun = (names: string[]) => beginning({ ...nothing, step, kind: kinds.plain, openItems: open(...names) })
    expect(begun(['甲'])).toMatchObject({ items: ['甲'], title: undefined, duties: ['d'] })
    expect(begun(['甲', '乙']).items).toBeUndefined()
    expect(openItemsWords(open('甲', '乙'))).toBe('还没有办结的2项：甲、乙。')
    expect(openItemsWords([])).toBeNull()
    expect(beginning({ ...nothing, step: { ...step, measure: 'count' }, kind: kinds.plain }).title).toBe('谈话率')
  })

  it('编号是第7版UUID，以毫秒开头', () => {
    const id = newId(1_700_000_000_000, new Uint8Array(16).fill(255))
    expect(id).toBe('018bcfe5-6800-7fff-bfff-ffffffffffff')
  })
})

it('没有专门表单、又有自己名称的任务各有一张卡片，一种一张', () => {
  const kinds = { lecture: { serves: ['lecture'], forPosts: false }, plain: { serves: [], forPosts: true } }
  const owed = [
    { id: '1', kind: 'study_session', kindLabel: '集中学习' },
    { id: '2', kind: 'study_session', kindLabel: '集中学习' },
    { id: '3', kind: 'lecture', kindLabel: '党课' },
    { id: '4', kind: 'general_activity', kindLabel: '活动' },
    { id: '5', kind: 'general_activity', kindLabel: '活动' },
    { id: '6', kind: 'general_report', kindLabel: '报告通报' },
  ]
  expect(ownKinds(kinds, { post: false }, owed)).toEqual([
    { named: 'study_session', label: '集中学习', duties: ['1', '2'] },
    // An entry for one activity does not count for another: which one is for the form to ask.
    { named: 'general_activity', label: '活动', duties: [] },
    { named: 'general_report', label: '报告通报', duties: ['6'] },
  ])
  // From the step of one of them the same are served as from the card, in time or late.
  const step = (dutyId: string, kind: string) => servedWith(kinds, { dutyId, kind, subject: subject(false) }, owed)
  expect(step('2', 'study_session')).toEqual(['1', '2'])
  expect(step('5', 'general_activity')).toEqual(['5'])
  expect(step('9', 'study_session')).toEqual(['9'])
  // 其他 names nothing: the one goes by its own name, several go by one that says so.
  const others = ['签订责任书', '监督卡回收'].map((kindLabel, i) => ({
    id: String(i),
    kind: 'general_other',
    kindLabel,
  }))
  expect(ownKinds(kinds, { post: false }, others.slice(1))[0]!.label).toBe('监督卡回收')
  expect(ownKinds(kinds, { post: false }, others)[0]!.label).toBe('其他工作')
  // A form of its own is offered to a body that owes such a thing, and not to a post that it is not made for.
  expect(specialKinds(kinds, { post: false }, owed)).toEqual(['lecture'])
  expect(specialKinds(kinds, { post: true }, owed)).toEqual([])
})
