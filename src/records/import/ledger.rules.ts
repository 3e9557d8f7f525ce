/** Rows of last year's ledger as contents of records, checked as if they were entered by hand. Pure. */
import type { Terms } from '#duties/duty.schema.ts'
import { isOwedBy } from '#duties/owing.rules.ts'
import { formatDay } from '#kernel/day.ts'
import { quoted } from '#kernel/quoted.ts'
import { Refusal } from '#kernel/refusal.ts'
import { cellChoice, cellList } from '#office/import/cell.rules.ts'
import type { KeyedRow } from '#office/import/column.schema.ts'
import { type Judged, RowReader, type Seen } from '#office/import/finding.rules.ts'
import { Places, partsOf } from '#office/import/place.rules.ts'
import { ASIDE } from '#records/gathering.schema.ts'
import { GENERAL_KINDS } from '#records/plain/plain.schema.ts'
import { type Common, PARTS, type RecordKinds, requirePlausible } from '#records/record.rules.ts'
import { RECORD_KINDS, type RecordKind } from '#records/record.schema.ts'
import {
  LEDGER_COLUMNS,
  LEDGER_KINDS,
  type LedgerFacts,
  type LedgerKind,
  type LedgerPerson,
  type LedgerValue,
} from './ledger.schema.ts'
import { belongs, namesIn, saysEverybody, whoIs } from './ledger-names.rules.ts'

/** What offices call the kinds as well. */
const ALIASES: Readonly<Record<string, LedgerKind>> = {
  党员大会: 'assembly',
  支部大会: 'assembly',
  支委会: 'committee',
  支委会议: 'committee',
  支部委员会会议: 'committee',
  主题党日活动: 'party_day',
  上党课: 'lecture',
  专题党课: 'lecture',
  党小组会议: 'group_meeting',
  专题组织生活会: 'organisational_life',
  党员领导干部民主生活会: 'democratic_life',
  民主评议: 'member_review',
  党员民主评议: 'member_review',
  理论学习: 'study_session',
  研讨: 'discussion',
  交流研讨: 'discussion',
  其他: 'plain',
}

/** The column that a field of a record is read from. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  ...{ subjectId: 'unit', heldOn: 'heldOn', topic: 'topic', title: 'topic', place: 'place', host: 'host' },
  ...{ present: 'present', people: 'present', absent: 'absent', also: 'also', studyHours: 'studyHours' },
  ...{ duties: 'duties', kinds: 'also', quantity: 'quantity', label: 'label', decisions: 'note', summary: 'note' },
}

/** Judges some rows of a file; `seen` goes on from the rows before. */
export function judgeLedger(rows: readonly KeyedRow[], facts: LedgerFacts, kinds: RecordKinds, seen: Seen): Judged[] {
  const books: Books = {
    ...facts,
    kinds,
    places: new Places(facts.bodies),
    byName: Map.groupBy(facts.people, ({ name }) => name),
    twins: new Map(facts.records.map((one) => [keyOf(one), one.id])),
  }
  return rows.map((row) => judgeRow(row, books, seen))
}

interface Books extends LedgerFacts {
  readonly kinds: RecordKinds
  readonly places: Places
  readonly byName: ReadonlyMap<string, readonly LedgerPerson[]>
  readonly twins: ReadonlyMap<string, string>
}

interface Unit {
  readonly id: string
  readonly name: string
  /** Kind of the body, or role of the post. */
  readonly kind: string
  readonly post: boolean
  /** The body that its people belong to. */
  readonly body: string
}

/** What makes two rows, or a row and a record, the same. */
export const keyOf = (one: { subjectId: string; heldOn: string; kind: string; title: string }): string =>
  [one.subjectId, one.heldOn, one.kind, one.title].join(' ')

function judgeRow(row: KeyedRow, books: Books, seen: Seen): Judged {
  const reader = new RowReader(row, LEDGER_COLUMNS)
  const topic = reader.needed('topic', 200)
  const heldOn = reader.day('heldOn', formatDay(books.today))
  if (reader.text('heldOn') === '') reader.wrong('heldOn', '不能为空，请填写。')
  const what = kindOf(reader)
  const unit = unitOf(reader, books)
  // Whose row it is: one branch mends its own.
  const title = [heldOn, reader.text('unit'), topic].filter(Boolean).join(' ')
  if (!what || !unit || !heldOn) return reader.refused(title)
  const kind = formOf(what)
  const closed = books.closed(unit.id, heldOn)
  if (closed) reader.wrong('heldOn', closed)
  const raw = kind === 'plain' ? plainOf(reader, what, unit, heldOn, books) : gatheringOf(reader, unit, heldOn, books)
  if (reader.problems.length > 0) return reader.refused(title)
  const content = checked(reader, kind, raw, unit, books)
  if (!content) return reader.refused(title)
  const rules = books.kinds[kind]
  const key = keyOf({ subjectId: unit.id, heldOn, kind, title: rules.title(content) })
  reader.once(seen, key, (earlier) => `与第${earlier}行是同一条（单位、日期、类型、主题都相同），请只留一行。`)
  if (reader.problems.length > 0) return reader.refused(title)
  const shown = `${heldOn} ${unit.name} ${rules.title(content)}`
  const twin = books.twins.get(key)
  // What has been entered is corrected where it stands, with its reason.
  if (twin) return reader.known(shown, twin, [], null)
  const value: LedgerValue = { kind, content, subjectIsPost: unit.post }
  return reader.created(shown, books.makeId(), value)
}

const isGeneral = (what: LedgerKind): what is keyof typeof GENERAL_KINDS => Object.hasOwn(GENERAL_KINDS, what)

/** The form that a row is entered with. */
const formOf = (what: LedgerKind): RecordKind => (isGeneral(what) ? 'plain' : (what as RecordKind))

function kindOf(reader: RowReader): LedgerKind | null {
  const text = reader.text('kind').replace(/\s/g, '')
  if (cellChoice(text, { talk: RECORD_KINDS.talk }) || text === '谈话')
    return reader.wrong('kind', '谈心谈话只由谈话人本人登记，不能导入，请删去这一行。')
  return ALIASES[text] ?? reader.choice('kind', LEDGER_KINDS)
}

/** The body or post that a row is for. */
function unitOf(reader: RowReader, { places, posts }: Books): Unit | null {
  const words = reader.needed('unit', 400)
  if (words === '') return null
  const bodies = places.find(words)
  if (bodies.length === 1) {
    const { id, name, kind } = bodies[0]!
    return { id, name, kind, post: false, body: id }
  }
  const parts = partsOf(words)
  const within = parts.length > 1 ? new Set(places.find(parts.slice(0, -1).join('/')).map(({ id }) => id)) : null
  const found = posts.filter(({ name, bodyId }) => name === parts.at(-1) && (!within || within.has(bodyId)))
  if (bodies.length === 0 && found.length === 1) {
    const { id, name, role, bodyId } = found[0]!
    return { id, name, kind: role, post: true, body: bodyId }
  }
  const body = places.resolve(words)
  return reader.wrong('unit', 'problem' in body ? body.problem : `有几个单位或岗位叫“${words}”，请写明路径。`)
}

function dutiesOf(reader: RowReader, what: LedgerKind, unit: Unit, heldOn: string, { duties }: Books): Terms[] {
  const titles = cellList(reader.text('duties'))
  if (titles.length === 0 && what === 'plain') reader.wrong('duties', '一般纪实要填对应任务，即系统中责任事项的名称。')
  return titles.flatMap((title) => {
    const owed = duties(title, heldOn).filter(({ owes }) => isOwedBy(owes, unit))
    if (owed.length === 1) return owed
    reader.wrong(
      'duties',
      owed.length === 0
        ? `${heldOn}“${unit.name}”没有名为${quoted(title)}的责任事项。当时没有在系统中发布的任务，不能导入一般纪实。`
        : `有${owed.length}项责任事项都叫${quoted(title)}，请在“登记纪实”中逐条登记。`,
    )
    return []
  })
}

function peopleOf(reader: RowReader, key: string, unit: Unit, heldOn: string, { byName, places }: Books): string[] {
  return namesIn(reader.text(key)).flatMap((named) => {
    const who = whoIs(named, byName.get(named.name) ?? [], { unit: unit.body, day: heldOn, places })
    if ('id' in who) return [who.id]
    reader.wrong(key, who.problem)
    return []
  })
}

/** Those present: by name, or all Party members of the unit on that day but those on leave. */
function presentOf(reader: RowReader, unit: Unit, heldOn: string, books: Books, absent: readonly string[]): string[] {
  if (!saysEverybody(reader.text('present'))) return peopleOf(reader, 'present', unit, heldOn, books)
  const all = books.people.filter((one) => one.member && belongs(one, unit.body, heldOn)).map(({ id }) => id)
  if (all.length === 0)
    reader.wrong(
      'present',
      `${heldOn}“${unit.name}”的名册中没有党员，“全体”无从算起。请先导入人员和真实的到党组织日期。`,
    )
  return [...new Set(all)].filter((id) => !absent.includes(id))
}

function numberOf(reader: RowReader, key: string): number | null {
  const text = reader.text(key)
  if (text === '') return null
  const number = Number(/^(\d+(?:\.\d+)?)\s*(?:学时|课时|小时|次|个)?$/.exec(text)?.[1] ?? Number.NaN)
  return Number.isNaN(number) ? reader.wrong(key, `“${text}”不是数字，请只填数字。`) : number
}

/** Not in the ledger, and said so. */
const NO_PLACE = '台账未载明'

/** The one who held it, of the roster whatever it was. */
function hostOf(reader: RowReader, unit: Unit, heldOn: string, books: Books): string | undefined {
  const hosts = peopleOf(reader, 'host', unit, heldOn, books)
  if (hosts.length > 1) reader.wrong('host', '只能填一人，其余请写在“参加人员”里。')
  return hosts[0]
}

function gatheringOf(reader: RowReader, unit: Unit, heldOn: string, books: Books) {
  const host = hostOf(reader, unit, heldOn, books)
  if (reader.text('host') === '') reader.wrong('host', '不能为空，请填写主持人（主讲人、组织者）的姓名。')
  if (reader.text('present') === '') reader.wrong('present', '不能为空。请写姓名，全支部都到的写“全体”。')
  const absent = peopleOf(reader, 'absent', unit, heldOn, books)
  const year = yearOf(reader)
  if (year !== null && year !== Number(heldOn.slice(0, 4)))
    reader.wrong('label', `这一类型按开展日期归${heldOn.slice(0, 4)}年，不能归到别的年度，请清空这一格。`)
  const [also, studyHours] = [alsoOf(reader, ASIDE), numberOf(reader, 'studyHours')]
  if (studyHours !== null && !also.includes('study_session'))
    reader.wrong(
      'studyHours',
      '填了学时，“同时开展”一格里没有集中学习：开展了的请在那一格补上“集中学习”，没有开展的请清空这一格。',
    )
  return {
    ...{ subjectId: unit.id, heldOn, place: reader.text('place') || NO_PLACE, topic: reader.text('topic') },
    ...{ host, present: presentOf(reader, unit, heldOn, books, absent), absent },
    ...{ also, studyHours, decisions: reader.text('note') },
  }
}

/** What took place beside it, each by its name in the table. */
const alsoOf = <C extends string>(reader: RowReader, known: Readonly<Record<C, string>>): C[] =>
  cellList(reader.text('also')).flatMap((words) => {
    const code = cellChoice(words, known)
    return code
      ? [code]
      : (reader.wrong('also', `没有“${words}”这一项。可以填写：${Object.values(known).join('、')}。`) ?? [])
  })

function yearOf(reader: RowReader): number | null {
  const text = reader.text('label')
  const year = /^(\d{4})年?度?$/.exec(text)?.[1]
  if (text !== '' && !year) reader.wrong('label', `“${text}”不是年度，请只填年份，如2025。`)
  return year ? Number(year) : null
}

function plainOf(reader: RowReader, what: LedgerKind, unit: Unit, heldOn: string, books: Books) {
  const [topic, host, absent] = ['topic', 'host', 'absent'].map((key) => reader.text(key)) as [string, string, string]
  const away = peopleOf(reader, 'absent', unit, heldOn, books)
  const people = presentOf(reader, unit, heldOn, books, away)
  hostOf(reader, unit, heldOn, books)
  const both = books.people.find(({ id }) => away.includes(id) && people.includes(id))
  if (both) reader.wrong('absent', `${both.name}不能既是“${PARTS.present}”又是“${PARTS.absent}”。`)
  const label = isGeneral(what) ? GENERAL_KINDS[what] : ''
  // The general form has no fields for these, and the ledger's words are not to be lost.
  const words = [host && `主持人：${host}。`, absent && `请假：${absent}。`, reader.text('note')]
  return {
    ...{ subjectId: unit.id, heldOn, place: reader.text('place'), label: yearOf(reader) },
    title: topic.includes(label) ? topic : `${label}：${topic}`,
    people,
    duties: dutiesOf(reader, what, unit, heldOn, books).map(({ id }) => id),
    kinds: [...new Set([...(isGeneral(what) ? [what] : []), ...alsoOf(reader, GENERAL_KINDS)])],
    quantity: numberOf(reader, 'quantity') ?? (what === 'study_session' ? numberOf(reader, 'studyHours') : null) ?? 1,
    summary: words.filter(Boolean).join('\n'),
  }
}

/** The content as its kind takes it; null where it does not, with what is wrong. */
function checked(reader: RowReader, kind: RecordKind, raw: unknown, unit: Unit, books: Books): Common | null {
  const rules = books.kinds[kind]
  const parsed = rules.schema.safeParse(raw)
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues)
      reader.wrong(COLUMN_OF[String(path[0])] ?? null, `${message}。`)
    return null
  }
  const content = parsed.data
  const there = books.people.filter(({ from, to }) => from <= content.heldOn && (to === null || to >= content.heldOn))
  const facts = {
    names: new Map(there.map(({ id, name }) => [id, name])),
    members: new Set(there.filter((one) => belongs(one, unit.body, content.heldOn)).map(({ id }) => id)),
  }
  try {
    requirePlausible(rules, content, facts, books.today)
    return content
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return reader.wrong(COLUMN_OF[error.detail.field ?? ''] ?? null, error.message)
  }
}
