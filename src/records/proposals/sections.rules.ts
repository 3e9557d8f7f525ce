/** Minutes taken apart by the labels that offices put before what they say: 时间、主持人、出席人员、议定事项. */
import type { ProposedField } from './proposal.schema.ts'

/** What a section is for: a field of the form, or something that helps with one. */
export type SectionField = ProposedField | 'content' | 'missing'

/** Labels by field, the more particular ones with it; `null` ends what stands before it and means nothing to the form. */
const LABELS: readonly (readonly [SectionField | null, string])[] = [
  ['heldOn', '会议时间|活动时间|开展时间|召开时间|授课时间|会议日期|活动日期|时间|日期'],
  ['place', '会议地点|活动地点|授课地点|地点'],
  ['host', '会议主持人|会议主持|主持人|主持|组织者|主讲人|授课人|讲课人'],
  ['recorder', '会议记录人|记录人员|记录人|记录员|记录'],
  [
    'present',
    '出席会议人员|出席人员|出席党员|出席人|出席|参会人员|参会党员|参会委员|参会人|参加人员|参加党员|参加人|到会人员|到会党员|与会人员|实到人员',
  ],
  ['absent', '请假人员|请假党员|请假人|请假|因事请假|因公请假'],
  // Whoever stayed away has not asked leave thereby.
  ['missing', '缺席人员|缺席党员|缺席人|缺席|未到人员|未到会人员|未到会|未到|无故缺席|未请假'],
  ['topic', '会议议题|会议主题|活动主题|党课题目|授课题目|学习主题|议题|主题|题目'],
  ['decisions', '会议决定事项|会议议定事项|会议决定|会议议定|会议决议|议定事项|决定事项|形成决议|决议'],
  ['content', '会议内容|会议记录|活动内容|主要内容|党课内容'],
  [
    null,
    '列席人员|列席|应到人数|实到人数|应到|实到|缺席人数|主持人签名|主持人签字|记录人签名|记录人签字|签名|签字|审核人|审核|附件|备注|会议名称',
  ],
]

/** Offices spread short labels over the width of a column: 时 间. */
const spread = (label: string) => [...label].join('[ \\u3000]*')
const NAMES = LABELS.flatMap(([field, names]) => names.split('|').map((name) => ({ field, name })))
const ANY = NAMES.map(({ name }) => name)
  .sort((a, b) => b.length - a.length)
  .map(spread)
  .join('|')
const FIELD_OF = new Map(NAMES.map(({ name, field }) => [name, field]))

const NUMBER = '(?:[（(]?[一二三四五六七八九十\\d]{1,3}[）)]?[、.．]?[ \\u3000]*)?'
/** A label with its colon, at the beginning of a line or after a gap; or alone on its line, as in the cell of a table. */
const LABEL = new RegExp(
  `(?:^[ \\t\\u3000]*${NUMBER}|(?<=[ \\t\\u3000；;。，,]))(?:(${ANY})[ \\t\\u3000]*[：:]|(${ANY})(?=[ \\t\\u3000]*$))`,
  'gm',
)
/** Behind these a label begins something of its own; behind a comma or one blank it may stand within a sentence. */
const APART = /(?:^|[\n。\t\u3000]| {2})$/

const NAME = '(?:(?!请假|缺席|未到)[^。；;\\n（()）])'
/** Names behind their number, wherever in a sentence: 请假3人（甲、乙、丙）, 缺席1人：丁（出差）. */
const COUNTED = new RegExp(
  '((?<!未|没有|没|不)请假|缺席|未到会?)(?:人员|党员)?[ \\t\\u3000：:]*[\\d０-９]{1,3}[ \\t\\u3000]*(?:人(?!次)|名)(?:党员)?[ \\t\\u3000]*' +
    `(?:[（(]([^（）()]{2,300})[）)]|[：:]((?:${NAME}|[（(]${NAME}*[）)]){2,300}))`,
  'dg',
)

/** A number says nothing of who it was. */
const namesNobody = (words: string) => /^(?:[\d０-９]+[人名位]?[。；，]?)?$/.test(words.replace(/[\s\u3000]/g, ''))

export interface Section {
  readonly field: SectionField
  readonly label: string
  /** Offsets: of the label, of what follows it, of the next label. */
  readonly start: number
  readonly from: number
  readonly to: number
  /** Stands behind a label, not behind a number in a sentence. */
  readonly labelled: boolean
}

/** What is told at length, and may name times, places and people of its own. */
const AT_LENGTH: ReadonlySet<SectionField | null> = new Set(['topic', 'content', 'decisions'])
/** Said one after another in one sentence: 应到、实到、请假、缺席. */
const TOGETHER: ReadonlySet<SectionField | null> = new Set(['present', 'absent', 'missing', null])

interface Mark {
  readonly field: SectionField | null
  readonly label: string
  readonly start: number
  readonly from: number
  /** Of names behind their number; else the section goes on to the next mark. */
  readonly to: number | undefined
}

/** The section of each field, in the order of the text: the first that has a label, else the first at all. */
export function sectionsOf(text: string): Section[] {
  const found = allSections(text)
  return found.filter(
    (one) =>
      one === (found.find(({ field, labelled }) => field === one.field && labelled) ?? firstOf(found, one.field)),
  )
}

const firstOf = (sections: readonly Section[], field: SectionField) => sections.find((one) => one.field === field)

function allSections(text: string): Section[] {
  const inside: Section[] = []
  const marks: Mark[] = []
  for (const mark of marksIn(text)) {
    const open = marks.at(-1)
    if (mark.to === undefined) {
      if (begins(text, mark, open)) marks.push(mark)
    } else if (open && (AT_LENGTH.has(open.field) || inBrackets(text.slice(open.from, mark.start))))
      inside.push({ ...mark, field: mark.field!, to: mark.to, labelled: false })
    else marks.push(mark)
  }
  const apart = marks.flatMap(({ field, ...mark }, i): Section[] =>
    field === null
      ? []
      : [{ ...mark, field, to: mark.to ?? marks[i + 1]?.start ?? text.length, labelled: mark.to === undefined }],
  )
  // A label without anything after it says nothing; the same label may stand again where it does.
  return [...apart, ...inside]
    .filter(({ from, to }) => !namesNobody(text.slice(from, to)))
    .sort((a, b) => a.start - b.start)
}

function marksIn(text: string): Mark[] {
  const counted = [...text.matchAll(COUNTED)].flatMap(({ index: start, 1: label, indices }) => {
    const [from, to] = (indices![2] ?? indices![3])!
    return ofAnother(text, start) ? [] : { label: label!, field: FIELD_OF.get(label!)!, start, from, to }
  })
  const labelled = [...text.matchAll(LABEL)]
    .map((match) => {
      const label = (match[1] ?? match[2]!).replace(/[ \u3000]/g, '')
      const from = match.index + match[0].length
      return { label, field: FIELD_OF.get(label) ?? null, start: match.index, from, to: undefined }
    })
    .filter(({ from }) => !counted.some((one) => from > one.start && from <= one.to))
  return [...counted, ...labelled].sort((a, b) => a.start - b.start)
}

/** Whether a label begins a section, or belongs to the sentence that it stands in. */
function begins(text: string, { field, start, from }: Mark, open: Mark | undefined): boolean {
  if (APART.test(text.slice(Math.max(0, start - 2), start))) return true
  if (!/[：:]$/.test(text.slice(start, from)) || AT_LENGTH.has(open?.field ?? null)) return false
  return TOGETHER.has(field) || (open !== undefined && !text.slice(open.from, start).includes('\n'))
}

/** Whether a bracket was opened and not closed. */
const inBrackets = (before: string) => /[（(][^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*$/.test(before)

const OTHER_MEETING = /上(?:一?个?月|一?次|一?周|半年|一?季度|一?年)|去年|往年|历次|下一?次|累计|平均|今年以来|全年/g
const THIS_MEETING = /本次|此次|这次|今天|今日/g

/** Whether the sentence that leads up to a place speaks of another meeting, or of several. */
export function ofAnother(text: string, at: number): boolean {
  const sentence = /[^。；;！？\n]*$/.exec(text.slice(0, at))![0]
  const last = (pattern: RegExp) => [...sentence.matchAll(pattern)].at(-1)?.index ?? -1
  return last(OTHER_MEETING) > last(THIS_MEETING)
}

const HEADING = /^[ \t\u3000]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/

/** How far a section goes that is one line, a list of names, or topics; the rest of it belongs to the text. */
export function endOf(text: string, { from, to }: Section, kind: 'line' | 'names' | 'topics'): number {
  let at = from
  let end = from
  let filled = false
  for (const line of text.slice(from, to).split('\n')) {
    const empty = line.trim() === ''
    const stop =
      kind === 'names' ? /[。！？!?](?!\s*$)/.test(line) || HEADING.test(line) : /^[ \t\u3000]*会议/.test(line)
    if (filled && (empty || kind === 'line' || stop)) break
    at += line.length
    if (!empty) {
      filled = true
      end = at
    }
    at += 1
  }
  return Math.min(end, to)
}
