/** People of a table: found by name and where they belong, and never guessed between two of one name. Pure. */
import type { KnownPerson, Stay } from '#office/roster.schema.ts'
import { yearStart } from '#office/tree.rules.ts'
import { memberCell, type SaidMembership } from './cell.rules.ts'
import type { KeyedRow } from './column.schema.ts'
import { type Judged, RowReader, type Seen } from './finding.rules.ts'
import type { Change } from './import.schema.ts'
import { PEOPLE_COLUMNS, type PeopleFacts, type PersonValue } from './people.schema.ts'
import { type Office, readRow, type Said } from './people-said.rules.ts'
import { Places } from './place.rules.ts'

/** Judges some rows of a file; `seen` goes on from the rows before. */
export function judgePeople(rows: readonly KeyedRow[], facts: PeopleFacts, seen: Seen): Judged[] {
  const office: Office = {
    ...facts,
    places: new Places(facts.bodies),
    byName: Map.groupBy(facts.people, ({ name }) => name),
    postsByName: Map.groupBy(facts.posts, ({ name }) => name),
  }
  return rows.map((row) => judgePerson(row, office, seen))
}

function judgePerson(row: KeyedRow, office: Office, seen: Seen): Judged {
  const reader = new RowReader(row, PEOPLE_COLUMNS)
  const said = readRow(reader, office)
  const { name, party, work } = said
  const where = [party, work].flatMap((id) => (id ? [office.places.get(id)!.name] : [])).join('，')
  const title = where ? `${name}（${where}）` : name
  if (!party && !work && reader.problems.length === 0)
    reader.wrong('party', '“所在党组织”和“所在处室”至少填一个，否则分不清是名册中的哪一位。')
  if (reader.problems.length > 0) return reader.refused(title)
  const found = identify(reader, said, office)
  const key = [name, party ?? '', work ?? ''].join(' ')
  const twice = reader.once(seen, key, (earlier) =>
    work
      ? `与第${earlier}行说的是同一个人，请只留一行。`
      : `与第${earlier}行同名同组织。是同一人的请只留一行，不是的请填处室加以区分。`,
  )
  // What follows from that alone is not said beside it.
  if (twice) return reader.refused(title)
  if (found) reader.once(seen, found.id, (earlier) => `与第${earlier}行对应到名册中的同一个人，请核对。`)
  for (const { id, name: post } of said.posts)
    reader.once(seen, `post ${id}`, (earlier) => `第${earlier}行也任“${post}”。一个岗位只能有一位现任，请核对。`)
  const plan = found ? changeOf(reader, found, said, office) : found === null ? makeOf(reader, said, office) : null
  if (reader.problems.length > 0 || !plan) return reader.refused(title)
  if (!found) return { ...reader.created(title, office.makeId(), plan.value), changes: plan.changes }
  return reader.known(title, found.id, plan.changes, plan.value)
}

/** Who of the roster is meant; null for somebody new, undefined where that cannot be told. */
function identify(reader: RowReader, said: Said, office: Office): KnownPerson | null | undefined {
  const { name, party, work } = said
  const namesakes = office.byName.get(name) ?? []
  const at = (body: string | null) => (body ? office.places.called(body) : '')
  const here = namesakes.filter((one) => (party ? one.party?.bodyId === party : one.work?.bodyId === work))
  const exact = party && work ? here.filter((one) => one.work?.bodyId === work) : here
  if (exact.length === 1) return exact[0]!
  const another = reader.text('namesake') !== ''
  if (here.length > 1) {
    // With a division that nobody of them works in, somebody new among namesakes of one branch is meant.
    if (another && party && work && exact.length === 0) return null
    reader.wrong('work', `“${at(party ?? work)}”里有${here.length}位“${name}”。请填写所在处室，说明是哪一位。`)
    return undefined
  }
  if (here.length === 1 && !(another && party && work)) return here[0]!
  const before = reader.text('before')
  if (before !== '') {
    const body = office.places.resolve(before)
    if ('problem' in body) {
      reader.wrong('before', body.problem)
      return undefined
    }
    const left = namesakes.filter((one) => one.party?.bodyId === body.id || one.work?.bodyId === body.id)
    if (left.length === 1) return left[0]!
    reader.wrong(
      'before',
      left.length === 0
        ? `“${before}”里没有“${name}”，请核对原所在组织。`
        : `“${before}”里有${left.length}位“${name}”，分不清是哪一位，请到“组织”页面办理调动。`,
    )
    return undefined
  }
  if (another || namesakes.length === 0) return null
  const places = namesakes.map((one) => at((one.party ?? one.work)?.bodyId ?? null)).filter(Boolean)
  const known = places.slice(0, 3).join('、') || '已不在任何组织'
  reader.wrong(
    'name',
    `名册中已有${namesakes.length > 1 ? `${namesakes.length}位` : ''}“${name}”（${known}）。是同一人调动的，请在“原所在组织”填写${places[0] ? `“${places[0]}”` : '原来的组织'}；是另一个人的，请在“同名说明”选“另一人”。`,
  )
  return undefined
}

interface Plan {
  readonly value: PersonValue
  readonly changes: readonly Change[]
}

const NOTHING = { fresh: null, membership: null, bodyId: null, begin: [], redate: [], hold: [] } as const

function makeOf(reader: RowReader, said: Said, office: Office): Plan | null {
  const { name, member, party, work, today } = { ...said, ...office }
  if (member === null) {
    reader.wrong('member', '新增人员不能为空，请填“正式党员”“预备党员”或“否”。')
    return null
  }
  const [partyFrom, workFrom] = [said.partyFrom ?? yearStart(today), said.workFrom ?? yearStart(today)]
  const begin = [
    ...(party ? [{ bodyId: party, from: partyFrom, ends: null }] : []),
    ...(work ? [{ bodyId: work, from: workFrom, ends: null }] : []),
  ]
  const from = begin.map((one) => one.from).sort()[0]!
  const { hold, changes } = appointments(reader, said, office, null)
  const namesakes = (office.byName.get(name) ?? []).map(({ id }) => id)
  const value: PersonValue = {
    ...NOTHING,
    ...{ name, namesakes, begin, hold },
    fresh: { bodyId: (party ?? work)!, from, member: member.member, probationary: member.probationary ?? false },
  }
  return { value, changes: [...notKept(said, ''), ...changes] }
}

/** Says of a row that the roster keeps less of the political status than the cell tells. */
const notKept = ({ member }: Said, from: string): Change[] =>
  member?.more
    ? [{ label: '政治面貌', from, to: `其他（名册不分“${member.more}”，确认后只记“其他”）`, remark: true }]
    : []

/** What a cell makes of a known membership; null where that stays. That somebody is a member does not end a probation. */
function becoming(known: KnownPerson, { member, probationary }: SaidMembership) {
  const next = { member, probationary: probationary ?? (known.member && known.probationary) }
  return next.member === known.member && next.probationary === known.probationary ? null : next
}

function changeOf(reader: RowReader, known: KnownPerson, said: Said, office: Office): Plan {
  const { name, member, party, work } = said
  const sides = [
    sideChange(
      reader,
      { key: 'partyFrom', label: '所在党组织', now: known.party, before: known.partyBefore },
      party,
      said.partyFrom,
      office,
    ),
    sideChange(
      reader,
      { key: 'workFrom', label: '所在处室', now: known.work, before: known.workBefore },
      work,
      said.workFrom,
      office,
    ),
  ]
  const { hold, changes: posts } = appointments(reader, said, office, known.id)
  const becomes = member && becoming(known, member)
  const changes: Change[] = [
    ...(becomes === null
      ? []
      : member?.more
        ? notKept(said, memberCell(known))
        : [{ label: '是否党员', from: memberCell(known), to: memberCell(becomes) }]),
    ...sides.flatMap((side) => side.changes),
    ...posts,
  ]
  // The branch says where a person stands; a division does only for whoever is in no Party organisation.
  const moved = party && party !== known.party?.bodyId ? party : null
  const bodyId = moved ?? (!known.party && !party && work && work !== known.work?.bodyId ? work : null)
  const value: PersonValue = {
    ...NOTHING,
    ...{ name, membership: becomes, bodyId, hold, namesakes: [] },
    begin: sides.flatMap((side) => side.begin),
    redate: sides.flatMap((side) => side.redate),
  }
  return { value, changes }
}

interface SideNow {
  readonly key: string
  readonly label: string
  readonly now: Stay | null
  /** The last day of the stay before. */
  readonly before: string | null
}

/** What a row changes on one side: a move, or the day from which somebody has been there. */
function sideChange(
  reader: RowReader,
  { key, label, now, before }: SideNow,
  body: string | null,
  from: string | null,
  { places, today }: Office,
): { begin: PersonValue['begin']; redate: PersonValue['redate']; changes: Change[] } {
  const nothing = { begin: [], redate: [], changes: [] }
  if (body === null) return nothing
  if (now?.bodyId === body) {
    if (from === null || from === now.from) return nothing
    if (before !== null && from <= before) {
      reader.wrong(key, `${before}还在上一个组织，日期应晚于这一天。`)
      return nothing
    }
    const change = { label: `到${label.slice(2)}日期`, from: now.from, to: from }
    return { ...nothing, redate: [{ stay: now.id, from }], changes: [change] }
  }
  const day = from ?? today
  const earliest = now?.from ?? before
  if (earliest && day <= earliest) {
    reader.wrong(
      key,
      `${label}由“${now ? places.called(now.bodyId) : '无'}”改为“${places.called(body)}”，日期应晚于${earliest}。`,
    )
    return nothing
  }
  const change = { label, from: now ? places.called(now.bodyId) : '（无）', to: `${places.called(body)}（${day}起）` }
  return { ...nothing, begin: [{ bodyId: body, from: day, ends: now?.id ?? null }], changes: [change] }
}

/** The posts that somebody takes over; what is held already stays as it is. */
function appointments(
  reader: RowReader,
  { posts, postFrom }: Said,
  { today, places }: Office,
  person: string | null,
): { hold: PersonValue['hold']; changes: Change[] } {
  const from = postFrom ?? today
  const hold: PersonValue['hold'][number][] = []
  const changes: Change[] = []
  for (const { id, name, bodyId, holding, lastEnd } of posts) {
    if (holding && holding.personId === person) continue
    const earliest = holding?.from ?? lastEnd
    if (earliest && from <= earliest) {
      reader.wrong(
        'postFrom',
        `“${name}”${holding ? `自${earliest}起由${holding.personName}担任` : `的前任任到${earliest}`}，任职日期应晚于这一天。`,
      )
      continue
    }
    hold.push({ post: id, from, ends: holding?.id ?? null })
    changes.push({
      label: `${places.called(bodyId)}/${name}`,
      from: holding?.personName ?? '（空缺）',
      to: `本人（${from}起${holding ? `，${holding.personName}不再任` : ''}）`,
      // Whoever holds it now is told of by nothing else in the row.
      ...(holding ? { remark: true } : {}),
    })
  }
  return { hold, changes }
}
