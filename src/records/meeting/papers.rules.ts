/** The papers of a meeting before it is held: notice, agenda, attendance sheet. Pure: words in, words out. */
import type { Paper, PaperBlock } from '#documents/paper.schema.ts'
import { dayWords } from '#duties/next.rules.ts'
import { decidedIn } from './decisions.rules.ts'
import { type Invited, type LastMeeting, MEETING_WORDS, type MeetingKind, type MeetingView } from './meeting.schema.ts'
import { ofBody } from './meeting-words.rules.ts'
import { hasNumber } from './topics.rules.ts'

/** What one does with a meeting of the kind, and how it is called at the head of a paper. */
const CALLS: Readonly<Record<MeetingKind, readonly [verb: string, name: string]>> = {
  assembly: ['召开', '党员大会'],
  committee: ['召开', '支部委员会会议'],
  party_day: ['开展', '主题党日活动'],
  lecture: ['组织', '党课学习'],
}

const NUMBERS = [...'一二三四五六七八九十']

/** The lines of a text as items under a heading 一、, numbered （一）; what is numbered already keeps its own numbers. */
export function numbered(text: string): string[] {
  const lines = linesOf(text)
  return lines.length === 1 || lines.some(hasNumber) ? lines : lines.map((line, i) => `（${chinese(i + 1)}）${line}`)
}

/** 1–99 in Chinese: 十二. */
function chinese(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  return `${tens > 1 ? NUMBERS[tens - 1] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? NUMBERS[ones - 1] : ''}`
}

/** A sentence of its own ends as one, whichever way it was typed. */
const ended = (line: string) => (/[。！？；：…!?]$/.test(line) ? line : `${line.replace(/[，、,.;]$/, '')}。`)

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** 2026年12月3日（周四）14:30. */
const whenOf = ({ summary }: MeetingView): string => `${dayWords(summary.heldOn, '')}${summary.startsAt}`

/** 2026年12月3日. */
export const plainDay = (iso: string): string => dayWords(iso, '').replace(/（.*$/, '')

const paragraphs = (lines: readonly string[]): PaperBlock[] => lines.map((text) => ({ is: 'paragraph', text }))
const namesOf = (people: readonly Invited[]) => people.map(({ name }) => name).join('、')

/** 会议通知. `today` is the day that it bears. */
export function noticePaper(meeting: MeetingView, today: string): Paper {
  const { summary, host, note, files } = meeting
  const words = MEETING_WORDS[summary.kind]
  const [verb, name] = CALLS[summary.kind]
  const people = meeting.people ?? []
  const guests = people.filter(({ due }) => !due)
  const coming = people.filter(({ due }) => due)
  const everybody = meeting.forgotten.length === 0 && summary.kind !== 'committee' && coming.length > 0
  const parts: readonly (readonly [string, string | readonly string[]] | null)[] = [
    ['时间', whenOf(meeting)],
    ['地点', summary.place],
    [words.host, host.name],
    [words.topics, numbered(summary.topics)],
    ['参加人员', `${everybody ? words.expected : namesOf(coming)}（${coming.length}人）`],
    guests.length > 0 ? ['列席人员', namesOf(guests)] : null,
    ['有关要求', [...linesOf(note).map(ended), '请按时参加；因故不能参加的，请提前请假并说明原因。']],
  ]
  const present = parts.filter((part) => part !== null)
  return {
    title: `${summary.subject.name}关于${verb}${name}的通知`,
    blocks: [
      { is: 'address', text: `${everybody ? words.expected : '各参加人员'}：` },
      { is: 'paragraph', text: `${summary.subject.name}定于${whenOf(meeting)}${verb}${name}，现将有关事项通知如下。` },
      ...present.flatMap(([head, value], i): PaperBlock[] => {
        const text = `${NUMBERS[i]}、${head}`
        if (typeof value === 'string') return [{ is: 'heading', text: `${text}：`, rest: value }]
        if (value.length === 1) return [{ is: 'heading', text: `${text}：`, rest: value[0]! }]
        return [{ is: 'heading', text }, ...paragraphs(value)]
      }),
      ...(files.length > 0 ? paragraphs([`附件：${files.map((file, i) => `${i + 1}. ${file.name}`).join('；')}`]) : []),
      { is: 'signature', lines: [summary.subject.name, plainDay(today)] },
    ],
  }
}

/** 议程, with what the last meeting of the kind decided on top, where that is known. */
export function agendaPaper(meeting: MeetingView): Paper {
  const { summary, host, last } = meeting
  const words = MEETING_WORDS[summary.kind]
  const decided = last && words.decides ? decidedIn(last.decisions) : []
  return {
    title: `${ofBody(summary.subject.name, CALLS[summary.kind][1])}议程`,
    blocks: [
      {
        is: 'facts',
        rows: [
          ['时间', whenOf(meeting)],
          ['地点', summary.place],
          [words.host, host.name],
        ],
      },
      // What is not known is no item of an agenda: the screen says so.
      ...(last && decided.length > 0
        ? [
            { is: 'heading' as const, text: `一、上次会议决定事项（${plainDay(last.heldOn)}）` },
            ...paragraphs(decided),
            { is: 'heading' as const, text: `二、${words.topics}` },
          ]
        : [{ is: 'heading' as const, text: words.topics }]),
      ...paragraphs(numbered(summary.topics)),
    ],
  }
}

/** What the last meeting decided, as its record says it; that nothing is known is said too. */
export function decisionsOf(last: LastMeeting | null): string[] {
  if (!last) return ['没有登记过上次会议。']
  const lines = decidedIn(last.decisions)
  return lines.length > 0 ? lines : [`上次会议（${last.topic}）的纪实没有写明决定事项。`]
}

/** 签到表. Why somebody is on leave is nobody's business at the door. */
export function sheetPaper(meeting: MeetingView): Paper {
  const { summary, people } = meeting
  const rows = (people ?? []).map(({ name, due, answer }, i) => [
    String(i + 1),
    name,
    '',
    answer === 'leave' ? '请假' : due ? '' : '列席',
  ])
  const due = (people ?? []).filter((one) => one.due).length + meeting.forgotten.length
  return {
    title: `${ofBody(summary.subject.name, CALLS[summary.kind][1])}签到表`,
    under: `时间：${whenOf(meeting)}　地点：${summary.place}`,
    blocks: [
      {
        is: 'table',
        columns: [
          { head: '序号', share: 1 },
          { head: '姓名', share: 2.4 },
          { head: '签名', share: 3 },
          { head: '备注', share: 2.2 },
        ],
        rows,
      },
      { is: 'note', text: `应到${due}人，实到＿＿人，请假＿＿人。` },
    ],
  }
}
