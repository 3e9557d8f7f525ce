/** 会议记录: the minutes of a gathering, from its record as it stands. Pure: words in, words out. */
import type { Paper, PaperBlock } from '#documents/paper.schema.ts'
import { dayWords } from '#duties/next.rules.ts'
import { stateWords } from '#duties/record-state.rules.ts'
import { attendedWords, listOf, type Names, partsOf, type ShownField } from './content.rules.ts'
import type { MeetingKind } from './meeting/meeting.schema.ts'
import { ofBody, peopleWords } from './meeting/meeting-words.rules.ts'
import { isAsked, type RecordView } from './record.schema.ts'

const TITLES: Readonly<Record<MeetingKind, string>> = {
  assembly: '党员大会会议记录',
  committee: '支部委员会会议记录',
  party_day: '主题党日活动记录',
  lecture: '党课记录',
}

/** Fields that are about the entry and not about the meeting. */
const BESIDE: ReadonlySet<string> = new Set(['subjectId', 'heldOn', 'files'])

/** The fields in the order of the form: short ones as a table, long ones below it with a heading each. */
export function minutesPaper(kind: MeetingKind, record: RecordView, fields: readonly ShownField[]): Paper {
  const { summary, versions, content, attended, startsAt } = record
  const names: Names = new Map([...record.people, ...record.files].map(({ id, name }) => [id, name]))
  const shown = fields
    .filter(({ name, meta }) => !BESIDE.has(name) && isAsked(meta, content))
    .map(({ name, meta }) => ({ name, meta, parts: partsOf(meta, content[name], names) }))
    .filter(({ parts }) => parts.length > 0)
  const facts = shown.filter(({ meta }) => meta.widget !== 'long')
  const long = shown.filter(({ meta }) => meta.widget === 'long')
  const count = ({ name, meta }: ShownField) =>
    meta.widget === 'people' ? `（${peopleWords(name, listOf(content[name]).length, record)}）` : ''
  const written = versions.find(({ version }) => version === summary.version)
  return {
    title: ofBody(summary.subject.name, TITLES[kind]),
    blocks: [
      {
        is: 'facts',
        rows: [
          ['时间', `${dayWords(summary.heldOn, '')}${startsAt ?? ''}`],
          ...facts.map(({ parts, ...field }) => [field.meta.label, `${parts.join('、')}${count(field)}`] as const),
          ...(attended ? [['出席情况', attendedWords(attended)] as const] : []),
          ...(attended && attended.missing.length > 0 ? [['缺席人员', attended.missing.join('、')] as const] : []),
          ...(written ? [['登记人', written.enteredBy] as const] : []),
        ],
      },
      ...long.flatMap(({ meta, parts }): PaperBlock[] => [
        { is: 'heading', text: meta.label },
        ...parts
          .join('\n')
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((text): PaperBlock => ({ is: 'paragraph', text: text.trim() })),
      ]),
      { is: 'signature', lines: ['主持人签名：＿＿＿＿＿　记录人签名：＿＿＿＿＿'] },
      {
        is: 'note',
        text: `依据系统中的纪实第${summary.version}版生成${written ? `（${written.enteredBy}于${written.enteredOn}登记）` : ''}，${stateWords(summary.state, summary.kind)}。`,
      },
    ],
  }
}
