import { describe, expect, it } from 'vitest'
import { assemblySchema } from '#records/assembly/assembly.schema.ts'
import { committeeSchema } from '#records/committee/committee.schema.ts'
import { shownFields } from '#records/content.rules.ts'
import { minutesPaper } from '#records/minutes.rules.ts'
import type { RecordView } from '#records/record.schema.ts'
import { fromMeeting, unanswered } from './from-meeting.rules.ts'
import type { Invited, MeetingView } from './meeting.schema.ts'
import { agendaPaper, decisionsOf, noticePaper, numbered, sheetPaper } from './papers.rules.ts'

const person = (name: string, over: Partial<Invited> = {}): Invited => ({
  ...{ id: name, name, due: true, voting: true, answer: null, reason: null, answeredBy: null },
  ...over,
})
const meeting = (over: Partial<MeetingView> = {}): MeetingView => ({
  summary: {
    ...{ id: 'm', kind: 'assembly', subject: { id: 'b', name: '第一党支部' }, heldOn: '2026-12-03', startsAt: '14:30' },
    ...{ place: '三楼会议室', topics: '学习文件\n讨论总结', state: 'planned', recordId: null, own: 'none' },
    occurrence: null,
  },
  ...{ host: { id: '周念一', name: '周念一' }, note: '', files: [], reason: null, version: 1 },
  ...{ enteredBy: '周念一', own: null, forgotten: [], forecast: null, last: null },
  people: [
    person('周念一'),
    person('王小满', { answer: 'leave', reason: '住院' }),
    person('何书宁', { due: false, voting: false }),
  ],
  may: { change: true, cancel: true, answer: true, record: true },
  ...over,
})
const said = (paper: unknown) => JSON.stringify(paper)

describe('会前材料', () => {
  it('通知写全时间地点议题，全体都通知到的写“全体党员”', () => {
    const notice = noticePaper(meeting(), '2026-11-28')
    expect(notice.title).toBe('第一党支部关于召开党员大会的通知')
    for (const part of [
      '2026年12月3日（周四）14:30',
      '三楼会议室',
      '（一）学习文件',
      '全体党员（2人）',
      '2026年11月28日',
    ])
      expect(said(notice)).toContain(part)
    expect(said(noticePaper(meeting({ forgotten: ['郑知法'] }), '2026-11-28'))).not.toContain('全体党员')
  })
  it('议程先写上次会议的决定；没有登记过、没有写明的不列这一项', () => {
    const last = {
      recordId: 'r',
      heldOn: '2026-09-12',
      topic: '三季度工作',
      decisions: '同意总结。\n\n月底前核对党费。',
    }
    expect(said(agendaPaper(meeting({ last })))).toMatch(/2026年9月12日.*同意总结。.*月底前核对党费。.*学习文件/)
    for (const without of [null, { ...last, decisions: '' }]) {
      const agenda = said(agendaPaper(meeting({ last: without })))
      expect(agenda).not.toMatch(/上次会议|[一二]、/)
      expect(agenda).toContain('（一）学习文件')
    }
    expect(decisionsOf(null)).toEqual(['没有登记过上次会议。'])
  })
  it('有关要求逐句有句号，自己写的标点不重复', () => {
    const note = '请提前阅读学习材料\n请带笔记本。'
    const notice = said(noticePaper(meeting({ note }), '2026-11-28'))
    expect(notice).toContain('"请提前阅读学习材料。"')
    expect(notice).toContain('"请带笔记本。"')
  })
  it.each([
    ['学习了全会精神。会议决定成立整改小组，由王小满牵头。大家作了发言。', ['会议决定成立整改小组，由王小满牵头。']],
    ['会议内容：学习文件\n决定事项：\n1.月底前交清党费\n2.下月开展走访', ['1.月底前交清党费', '2.下月开展走访']],
    ['传达上级关于表决的规定。讨论了总结。', []],
    [
      '经表决，一致同意接收李某为预备党员；材料月底前报机关党委。',
      ['经表决，一致同意接收李某为预备党员；', '材料月底前报机关党委。'],
    ],
  ])('决定事项只取决定，不抄会议内容：%s', (decisions, expected) => {
    const last = { recordId: 'r', heldOn: '2026-09-12', topic: '三季度工作', decisions }
    expect(decisionsOf(last)).toEqual(
      expected.length > 0 ? expected : ['上次会议（三季度工作）的纪实没有写明决定事项。'],
    )
  })
  it('支部委员会的议程和签到表，标题里“支部”只说一次', () => {
    const summary = { ...meeting().summary, kind: 'committee' as const }
    expect(agendaPaper(meeting({ summary })).title).toBe('第一党支部委员会会议议程')
    expect(sheetPaper(meeting({ summary })).title).toBe('第一党支部委员会会议签到表')
    expect(noticePaper(meeting({ summary }), '2026-11-28').title).toBe('第一党支部关于召开支部委员会会议的通知')
  })
  it('签到表标明请假和列席，不写请假原因', () => {
    const sheet = said(sheetPaper(meeting()))
    expect(sheet).toContain('"王小满","","请假"')
    expect(sheet).toContain('"何书宁","","列席"')
    expect(sheet).not.toContain('住院')
  })
  it('已经编了号的议题不再编号，只有一项的不编', () => {
    expect(numbered('一、学习\n二、讨论')).toEqual(['一、学习', '二、讨论'])
    expect(numbered('三、四季度总结\n学习')).toEqual(['（一）三、四季度总结', '（二）学习'])
    expect(numbered('学习')).toEqual(['学习'])
    expect(numbered('学习\n\n 讨论 ')).toEqual(['（一）学习', '（二）讨论'])
    expect(
      numbered(Array.from({ length: 21 }, () => '事').join('\n')).filter((_, i) => [9, 10, 19, 20].includes(i)),
    ).toEqual(['（十）事', '（十一）事', '（二十）事', '（二十一）事'])
  })
})

describe('会后', () => {
  it('登记从安排开始：只有答复参加的预填为到会，列席的写在内容里', () => {
    const people = [
      person('周念一', { answer: 'attend' }),
      person('王小满', { answer: 'leave', reason: '住院' }),
      person('何书宁', { due: false, voting: false, answer: 'attend' }),
      person('郑未答'),
    ]
    expect(fromMeeting(meeting({ people }), { today: '2026-12-03', time: '23:59' })).toMatchObject({
      ...{ meeting: 'm', heldOn: '2026-12-03', present: ['周念一'], absent: ['王小满'], topic: '学习文件；讨论总结' },
      decisions: '列席：何书宁。\n',
    })
  })
  it('没有答复、也没有选入到会或请假的，指名提醒', () => {
    const people = [person('周念一', { answer: 'attend' }), person('郑未答'), person('孙未答')]
    const view = meeting({ people })
    expect(unanswered(view, fromMeeting(view, { today: '2026-12-03', time: '23:59' }))).toEqual(['郑未答', '孙未答'])
    expect(unanswered(view, { present: ['周念一', '孙未答'], absent: ['郑未答'] })).toEqual([])
  })
  it('不能登记的会议什么也不带', () => {
    const may = { ...meeting().may, record: '会议已取消。' }
    expect(fromMeeting(meeting({ may }), { today: '2026-12-03', time: '23:59' })).toEqual({})
  })
  it('会议记录只写纪实里有的', () => {
    const record = {
      summary: { kind: 'assembly', subject: { id: 'b', name: '第一党支部' }, heldOn: '2026-12-03', version: 2 },
      content: {
        subjectId: 'b',
        heldOn: '2026-12-03',
        place: '三楼',
        topic: '学习',
        host: 'a',
        present: ['a', 'c'],
        absent: [],
        decisions: '甲。\n乙。',
        recorder: null,
      },
      people: [
        { id: 'a', name: '周念一' },
        { id: 'c', name: '王小满' },
      ],
      files: [],
      versions: [{ version: 2, enteredBy: '周念一', enteredOn: '2026-12-04', reason: '补正', content: {} }],
    } as unknown as RecordView
    const minutes = said(minutesPaper('assembly', record, shownFields(assemblySchema)))
    for (const part of ['周念一、王小满（2人）', '"甲。"', '"乙。"', '第2版', '2026-12-04登记'])
      expect(minutes).toContain(part)
    expect(minutes).not.toMatch(/请假|出席情况|学时/)
    const hours = (also: string[]) =>
      said(
        minutesPaper(
          'assembly',
          { ...record, content: { ...record.content, also, studyHours: 2 } },
          shownFields(assemblySchema),
        ),
      ).includes('集中学习学时')
    expect([hours([]), hours(['study_session'])]).toEqual([false, true])
    const attended = { due: 15, present: 11, absent: 2, missing: ['单页', '谭峦'] }
    const whole = said(
      minutesPaper('assembly', { ...record, attended, startsAt: '14:30' }, shownFields(assemblySchema)),
    )
    // Somebody sat in: nobody counts him among those who had to come.
    expect(
      said(
        minutesPaper(
          'committee',
          {
            ...{ ...record, summary: { ...record.summary, kind: 'committee' } },
            attended: { due: 3, present: 1, absent: 0, missing: ['单页', '谭峦'] },
          },
          shownFields(committeeSchema),
        ),
      ),
    ).toContain('周念一、王小满（委员1人、其他1人）')
    for (const part of ['2026年12月3日（周四）14:30', '应到15人，实到11人，请假2人，缺席2人', '单页、谭峦'])
      expect(whole).toContain(part)
  })
})
